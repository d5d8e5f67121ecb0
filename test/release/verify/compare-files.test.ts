import { compareFiles } from '../../../lib/release/verify/compare-files';

const PLAIN = '100644';

test('equal bytes are no difference', () => {
  expect(compare({ a: 'a: 1\n', b: '' }, { b: '', a: 'a: 1\n' })).toEqual([]);
});

test('a file on one side alone, and a mode, are differences, sorted by path', () => {
  expect(compare({ z: '1', b: '1' }, { a: '1', b: '1' }, '100755')).toEqual([
    { path: 'a', kind: 'removed' },
    { path: 'b', kind: 'mode' },
    { path: 'z', kind: 'added' },
  ]);
});

test.each([
  ['in the first line', 'a: 1\nb\n', 'a: 2\nb\n', { line: 1, byte: 3, published: 'a: 1', rendered: 'a: 2' }],
  ['in a later one', 'a\nb: 1\n', 'a\nb: 2\n', { line: 2, byte: 5, published: 'b: 1', rendered: 'b: 2' }],
  ['at the end of the file', 'a\n', 'a', { line: 1, byte: 1, hidden: true }],
  ['in a line that is longer', 'a\nb', 'a\nbc', { line: 2, byte: 3, published: 'b', rendered: 'bc' }],
  ['in an end of line', 'a\r\nb\n', 'a\nb\n', { line: 1, byte: 1, published: 'a\r', rendered: 'a' }],
  ['where one is empty', '', 'a\n', { line: 1, byte: 0, published: '', rendered: 'a' }],
])('the first difference is found %s', (_, published, rendered, found) => {
  expect(compare({ file: published }, { file: rendered })).toEqual([{ path: 'file', kind: 'changed', ...found }]);
});

test('of bytes that are no text, only the place is told', () => {
  const published = new Map([['file', { mode: PLAIN, content: Buffer.from([0x61, 0xff]) }]]);
  const rendered = new Map([['file', Buffer.from([0x61, 0xfe])]]);
  expect(compareFiles(published, rendered)).toEqual([
    { path: 'file', kind: 'changed', line: 1, byte: 1, hidden: true },
  ]);
});

test('of a long line, what lies around the difference is shown', () => {
  const [before, after] = ['b'.repeat(500), 'a'.repeat(500)];
  expect(compare({ file: `${before}1${after}\n` }, { file: `${before}2${after}\n` })).toMatchObject([
    { published: `…${'b'.repeat(40)}1${'a'.repeat(59)}…`, rendered: `…${'b'.repeat(40)}2${'a'.repeat(59)}…` },
  ]);
});

test.each([
  ['an object of kind Secret', 'kind: Secret\ndata:\n  a: MQ==\n', 'kind: Secret\ndata:\n  a: Mg==\n'],
  [
    'a version of a secret of AWS',
    '{"aws_secretsmanager_secret_version":{"a":"1"}}',
    '{"aws_secretsmanager_secret_version":{"a":"2"}}',
  ],
  ['a key', '-----BEGIN PRIVATE KEY-----\nabc\n', '-----BEGIN PRIVATE KEY-----\nabd\n'],
  ['a password by its name', 'password: hunter2\n', 'password: hunter3\n'],
  ['a password far from its name', `password: ${'x'.repeat(200)}1\n`, `password: ${'x'.repeat(200)}2\n`],
])('the lines of %s are not shown', (_, published, rendered) => {
  const [difference] = compare({ file: published }, { file: rendered });
  expect(difference).toEqual({
    ...{ path: 'file', kind: 'changed', hidden: true },
    ...{ line: expect.any(Number) as number, byte: expect.any(Number) as number },
  });
});

test('platform.json names kinds and holds no secret', () => {
  const [published, rendered] = ['1', '2'].map((hash) => `{\n  "kind": "Secret",\n  "hash": "${hash}"\n}\n`);
  expect(compare({ 'platform.json': published }, { 'platform.json': rendered })).toMatchObject([
    { line: 3, published: '  "hash": "1"', rendered: '  "hash": "2"' },
  ]);
});

function compare(
  published: Readonly<Record<string, string | undefined>>,
  rendered: Readonly<Record<string, string | undefined>>,
  mode = PLAIN,
) {
  const bytes = (files: typeof published) =>
    Object.entries(files).map(([path, text = '']) => [path, Buffer.from(text)] as const);
  return compareFiles(
    new Map(bytes(published).map(([path, content]) => [path, { mode, content }])),
    new Map(bytes(rendered)),
  );
}
