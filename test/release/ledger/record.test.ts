import fc from 'fast-check';
import { changeOf, changeText } from '../../../lib/release/ledger/change-text';
import { ITEM_KINDS } from '../../../lib/release/ledger/inventory';
import { drySha } from '../../../lib/release/ledger/metadata';
import { publishMessage, readRecord, type RecordProps, withoutCiCommands } from '../../../lib/release/ledger/record';

const SOURCE = {
  commit: 'a'.repeat(40),
  author: 'Ann <ann@acme.example>',
  date: '2026-11-30T12:00:00+01:00',
  subject: 'Raise the limit (#12)',
};

const RECORD: RecordProps = {
  environment: 'prod',
  source: SOURCE,
  gitTree: 'b'.repeat(40),
  renderDigest: 'c'.repeat(64),
  programs: { node: '20.19.0', git: '2.39.5' },
  changes: {
    since: 'd'.repeat(40),
    versions: [
      { kind: 'chart', name: 'sealed-secrets', before: '2.19.0', after: '2.19.1' },
      { kind: 'component', name: 'prod-a/storage', after: '0123456789ab' },
      { kind: 'image', name: 'quay.io/prometheus/prometheus', before: 'v3.5.3@sha256:12' },
    ],
  },
};

test('a message says for people and programs what was published', () => {
  expect(publishMessage(RECORD).split('\n')).toEqual([
    'Publish prod: Raise the limit (#12)',
    '',
    `Source-commit: ${'a'.repeat(40)}`,
    'Source-author: Ann <ann@acme.example>',
    'Source-date: 2026-11-30T12:00:00+01:00',
    'Source-subject: Raise the limit (#12)',
    'Environment: prod',
    `Changed-since: ${'d'.repeat(40)}`,
    'Changed: chart sealed-secrets 2.19.0 -> 2.19.1',
    'Changed: component prod-a/storage none -> 0123456789ab',
    'Changed: image quay.io/prometheus/prometheus v3.5.3@sha256:12 -> none',
    `Render-digest: sha256:${'c'.repeat(64)}`,
    `Git-tree: ${'b'.repeat(40)}`,
    'Published-with: node 20.19.0, git 2.39.5',
    '',
  ]);
});

test('the message of a rollback says where it goes, why, and that it is held', () => {
  const rollback = { restores: 'e'.repeat(40), reason: 'Latency\ndoubled', ranFrom: 'f'.repeat(40), accepted: ['x'] };
  const text = publishMessage({ ...RECORD, rollback });
  expect(text.split('\n').slice(0, 10)).toEqual([
    'Roll back prod: Latency doubled',
    '',
    ...publishMessage(RECORD).split('\n').slice(2, 6),
    `Restores: ${'e'.repeat(40)}`,
    'Hold: Latency doubled',
    `Ran-from: ${'f'.repeat(40)}`,
    'Accepted: x',
  ]);
  expect(readRecord(text)?.rollback).toEqual({ ...rollback, reason: 'Latency doubled' });
});

test('what a message says is read again', () => {
  const { renderDigest: _digest, programs: _programs, ...record } = RECORD;
  expect(readRecord(publishMessage(RECORD))).toEqual(record);
});

test('a host that squashes puts other words around it, and it is read all the same', () => {
  const { renderDigest: _digest, programs: _programs, ...record } = RECORD;
  const older = publishMessage({ ...RECORD, environment: 'dev' });
  const squashed = `Publish prod (#9)\n\n* ${older}\n* ${publishMessage(RECORD)}\n---------\n\nCo-authored-by: A <a@acme.example>\n`;
  expect(readRecord(squashed)).toEqual(record);
});

test('a change of a version is read again', () => {
  const word = fc.stringMatching(/^[a-zA-Z0-9@:./_-]+$/).filter((text) => text !== 'none');
  const change = fc.record(
    { kind: fc.constantFrom(...ITEM_KINDS), name: word, before: word, after: word },
    { requiredKeys: ['kind', 'name'] },
  );
  fc.assert(fc.property(change, (one) => expect(changeOf(changeText(one))).toEqual([one])));
});

test.each(['', 'image a 1 2', 'pod a 1 -> 2', 'image a b 1 -> 2'])('a text that is no change is none: %j', (text) => {
  expect(changeOf(text)).toEqual([]);
});

test('a subject that looks like a trailer is none', () => {
  const subject = 'Environment: dev';
  expect(readRecord(publishMessage({ ...RECORD, source: { ...SOURCE, subject } }))?.environment).toBe('prod');
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
