import fc from 'fast-check';
import { isoTime, secondsAt } from '../../../lib/release/ledger/time';

test.each([
  ['2026-11-30', '2026-11-30T00:00:00Z'],
  ['2026-11-30T12:00', '2026-11-30T12:00:00Z'],
  ['2026-11-30 12:00:30', '2026-11-30T12:00:30Z'],
  ['2026-11-30T12:00+01:00', '2026-11-30T11:00:00Z'],
])('%s is %s', (text, expected) => expect(isoTime(secondsAt(text) ?? NaN)).toBe(expected));

test.each(['', 'now', '-1', '2026-02-30', '2026-13-01', '2026-11-30T25:00', '30.11.2026', '20261130'])(
  '%j is no time',
  (text) => expect(secondsAt(text)).toBeUndefined(),
);

test('a time that is written is read again', () => {
  const seconds = fc.integer({ min: 0, max: 4_000_000_000 });
  fc.assert(fc.property(seconds, (time) => expect(secondsAt(isoTime(time))).toBe(time)));
});
