import { readRecord, withoutCiCommands } from '../../../lib/release/publish/message';
import { drySha } from '../../../lib/release/publish/metadata';

test('a message says what was published', () => {
  const text =
    'Publish dev: x\n\nSource-commit: 12\nSource-subject: Environment: prod\nEnvironment: dev\nGit-tree: 34\n';
  expect(readRecord(text)).toEqual({ environment: 'dev', gitTree: '34', source: '12' });
});

test.each(['', 'Fix it', 'Environment: dev\nGit-tree: 1\n\nFix it', 'x\n\nEnvironment: dev\n'])(
  'a message that publish did not write says nothing: %j',
  (text) => expect(readRecord(text)).toBeUndefined(),
);

test.each([
  ['Fix [skip ci]', 'Fix (skip ci)'],
  ['[CI skip] [no ci]', '(CI skip) (no ci)'],
  ['[skip actions][actions skip]', '(skip actions)(actions skip)'],
  ['[ci]', '[ci]'],
])('a subject starts no command of CI: %s', (text, expected) => {
  expect(withoutCiCommands(text)).toBe(expected);
});

test.each(['', 'null', '1', '{}', '{"drySha":1}', '{"drySha":"main"}', `{"drySha":"${'g'.repeat(40)}"}`])(
  'metadata that names no commit has none: %s',
  (text) => expect(drySha(text)).toBeUndefined(),
);

test('metadata names the commit that was rendered', () => {
  expect(drySha(`{"drySha":"${'a'.repeat(40)}"}`)).toBe('a'.repeat(40));
});
