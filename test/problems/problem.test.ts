import { compareText, formatProblems, type Problem, throwIfAny, UserError } from '../../lib/problems';

const FULL: Problem = {
  where: 'environments/prod.ts › networks[0].cidr',
  what: 'overlaps the network of dev',
  received: '10.0.0.0/16',
  allowed: 'a range of its own',
  mend: 'choose another range',
};
const SHORT: Problem = { where: 'environments/prod.ts', what: 'is missing', mend: 'add it' };

const FULL_TEXT = `  environments/prod.ts › networks[0].cidr
    overlaps the network of dev
    received  10.0.0.0/16
    allowed   a range of its own
    mend      choose another range`;
const SHORT_TEXT = `  environments/prod.ts
    is missing
    mend      add it`;

describe('the report', () => {
  test('counts, and gives each problem a paragraph with what is known of it', () => {
    expect(formatProblems([FULL, SHORT])).toBe(`2 problems, nothing was written:\n\n${FULL_TEXT}\n\n${SHORT_TEXT}`);
  });

  test('counts one problem in the singular', () => {
    expect(formatProblems([SHORT])).toBe(`1 problem, nothing was written:\n\n${SHORT_TEXT}`);
  });

  test('shows a value that is empty', () => {
    expect(formatProblems([{ ...SHORT, received: '' }])).toContain('\n    received  \n');
  });

  test.each([
    ['a line break', 'a\n  b', 'a\\u{a}  b'],
    ['an escape sequence of the terminal', '\u001b[2Ja', '\\u{1b}[2Ja'],
    ['a character that turns the direction of text', 'a\u202eb', 'a\\u{202e}b'],
    ['a line separator', 'a\u2028b', 'a\\u{2028}b'],
    ['a tag character beyond the first plane', '\u{e0041}', '\\u{e0041}'],
  ])('makes %s visible, so that a value cannot forge or wipe lines', (_, received, shown) => {
    expect(formatProblems([{ ...SHORT, received }])).toContain(`\n    received  ${shown}\n`);
  });

  test('leaves letters of any language alone', () => {
    expect(formatProblems([{ ...SHORT, received: 'Zürich › 東京 😀' }])).toContain('received  Zürich › 東京 😀\n');
  });
});

describe('a mistake of the user', () => {
  test('holds all problems, sorted by place and then by what is wrong', () => {
    const problem = (where: string, what: string): Problem => ({ where, what, mend: 'x' });
    const unsorted = [problem('b', 'a'), problem('a', 'z'), problem('B', 'a'), problem('a', 'y'), problem('ä', 'a')];
    const { problems, message, name } = new UserError(unsorted);
    expect(problems.map(({ where, what }) => where + what)).toEqual(['Ba', 'ay', 'az', 'ba', 'äa']);
    expect(message).toBe(formatProblems(problems));
    expect(name).toBe('UserError');
  });

  test('leaves the list that it was given as it was', () => {
    const given = Object.freeze([FULL, SHORT]);
    expect(new UserError(given).problems).toEqual([SHORT, FULL]);
    expect(given).toEqual([FULL, SHORT]);
  });

  test('is thrown when there is a problem, and only then', () => {
    expect(() => {
      throwIfAny([SHORT]);
    }).toThrow(new UserError([SHORT]));
    expect(() => {
      throwIfAny([]);
    }).not.toThrow();
  });
});

test('text is ordered by code unit, whatever the locale', () => {
  expect(['b', 'ä', 'a', 'B', 'a1', 'a'].sort(compareText)).toEqual(['B', 'a', 'a', 'a1', 'b', 'ä']);
});
