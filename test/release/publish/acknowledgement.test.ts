import { acknowledgementFor } from '../../../lib/release/publish/acknowledgement';

const NOON = new Date('2026-11-30T12:00:00Z');

test.each([
  ['prod until 2026-12-31', 'given'],
  ['  prod until 2026-11-30 ', 'given'],
  ['dev until 2026-12-31', 'none'],
])('"%s" is %s', (value, expected) => {
  expect(acknowledgementFor('prod', [value], NOON)).toBe(expected);
});

test.each([
  ['prod until 2026-11-29', '"Prune-Acknowledged: prod until 2026-11-29", which has expired'],
  ['prod until 2026-02-30', '"Prune-Acknowledged: prod until 2026-02-30", which is not understood'],
  ['prod until 2026-13-01', '"Prune-Acknowledged: prod until 2026-13-01", which is not understood'],
  ['prod', '"Prune-Acknowledged: prod", which is not understood'],
  ['prod until tomorrow', '"Prune-Acknowledged: prod until tomorrow", which is not understood'],
])('"%s" is rejected, and it is said why', (value, rejected) => {
  expect(acknowledgementFor('prod', [value], NOON)).toEqual({ rejected });
});

test('one that holds is enough, and none is none', () => {
  expect(acknowledgementFor('prod', ['prod until 2020-01-01', 'prod until 2027-01-01'], NOON)).toBe('given');
  expect(acknowledgementFor('prod', [], NOON)).toBe('none');
});

test('the last day is one in UTC, to its end', () => {
  const [last, next] = ['2026-12-31T23:59:59.999Z', '2027-01-01T00:00:00Z'].map((text) => new Date(text));
  expect(acknowledgementFor('prod', ['prod until 2026-12-31'], last ?? NOON)).toBe('given');
  expect(acknowledgementFor('prod', ['prod until 2026-12-31'], next ?? NOON)).not.toBe('given');
});
