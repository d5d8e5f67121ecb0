import { type Column, formatResult } from '../../lib/cli/result';

interface Row {
  readonly name: string;
  readonly seconds?: number;
}

const COLUMNS: readonly Column<Row>[] = [
  { name: 'name', of: ({ name }) => name, brief: (value) => String(value).slice(0, 12) },
  { name: 'seconds', of: ({ seconds }) => seconds },
];

const ROWS: readonly Row[] = [{ name: '=1+1, "a"', seconds: 5 }, { name: 'a\u001b[31m longer name' }];

test('a table is short, says where nothing is, and does not steer the terminal', () => {
  expect(formatResult('table', COLUMNS, ROWS)).toBe('name          seconds\n=1+1, "a"     5\na [31m longe  -\n');
});

test('a table of nothing says so', () => expect(formatResult('table', COLUMNS, [])).toBe('Nothing.\n'));

test('JSON has whole values and leaves out what is not there', () => {
  expect(JSON.parse(formatResult('json', COLUMNS, ROWS))).toEqual([ROWS[0], ROWS[1]]);
});

test('CSV quotes, and a text that looks like a formula is none', () => {
  expect(formatResult('csv', COLUMNS, ROWS)).toBe(`name,seconds\n"'=1+1, ""a""",5\na\u001b[31m longer name,\n`);
});
