import { metadataText } from '../../../lib/release/ledger/metadata';
import { expectedMetadata } from '../../../lib/release/verify/metadata-text';

const ADDRESS = 'https://git.acme.example/platform.git';

const SOURCE = {
  commit: 'a'.repeat(40),
  author: 'Robin <robin@acme.example>',
  date: '2026-11-30T12:00:00+01:00',
  subject: 'Go on [skip ci]',
  body: 'Because.',
};

test.each([
  ['JSON', `{"repository": "${ADDRESS}"}`],
  ['YAML', `spec:\n  repoURL: ${ADDRESS}\n`],
])('what publish writes is what is expected, where %s names the repository', (_, text) => {
  const written = metadataText(ADDRESS, SOURCE);
  expect(expectedMetadata(written, SOURCE, filesWith(text))).toBe(written);
});

test('an earlier program may have written fewer fields', () => {
  const written = `${JSON.stringify({ drySha: SOURCE.commit, date: SOURCE.date }, null, 2)}\n`;
  expect(expectedMetadata(written, SOURCE, filesWith(''))).toBe(written);
});

test.each(['https://git.acne.example/platform.git', `${ADDRESS}x`, ADDRESS.slice(0, -1), ''])(
  'an address that the render does not name is not expected: %s',
  (address) => {
    const written = metadataText(address, SOURCE);
    const expected = expectedMetadata(written, SOURCE, filesWith(`{"repository": "${ADDRESS}"}`));
    expect(expected).toBe(metadataText('(no address that the render names)', SOURCE));
  },
);

test('a field that is unknown, or has another value, is not expected', () => {
  const fields = { drySha: SOURCE.commit, author: 'Mallory <m@evil.example>', more: '1' };
  expect(expectedMetadata(JSON.stringify(fields), SOURCE, filesWith(''))).toBe(
    `${JSON.stringify({ drySha: SOURCE.commit, author: SOURCE.author }, null, 2)}\n`,
  );
});

test.each(['', '[]', 'null', '{'])('what is no object is never what is expected: %s', (text) => {
  expect(expectedMetadata(text, SOURCE, filesWith(''))).toContain(`"drySha": "${SOURCE.commit}"`);
});

function filesWith(text: string): Map<string, Buffer> {
  return new Map([['file', Buffer.from(text)]]);
}
