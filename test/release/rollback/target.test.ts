import type { Ledger, LedgerEntry } from '../../../lib/release/ledger';
import { targetIn } from '../../../lib/release/rollback/target';

const HOUR = 3600;
const START = Date.parse('2026-11-30T00:00:00Z') / 1000;

/** The tree of each publish; `<` goes back to the first entry with that tree. */
function ledgerOf(...trees: string[]): Ledger {
  const entries: LedgerEntry[] = [];
  for (const [index, text] of trees.entries()) {
    const tree = text.replace('<', '');
    const restored = text.startsWith('<') ? entries.find((entry) => entry.tree === tree)?.commit : undefined;
    entries.push({
      ...{ environment: 'prod', commit: String(index).repeat(40), tree, at: START + index * HOUR, by: 'Robot' },
      ...{ outcome: tree === '' ? 'begun' : restored === undefined ? 'published' : 'rolled-back' },
      ...{ pullRequests: [], changes: [] },
      ...(restored && { rollback: { restores: restored, reason: 'x', ranFrom: 'x', accepted: [] } }),
    });
  }
  return { environment: 'prod', branch: 'environment/prod', entries };
}

test.each([
  ['the one before', ['', 'a', 'b'], '-1', 'a'],
  ['two before', ['', 'a', 'b', 'c'], '-2', 'a'],
  ['after a rollback, never what was left', ['', 'a', 'b', 'c', '<b'], '-1', 'a'],
  ['after it went on, what was applied before', ['', 'a', 'b', 'c', '<b', 'd'], '-1', 'b'],
  ['what changed nothing is no step', ['', 'a', 'b', 'b'], '-1', 'a'],
  ['a time', ['', 'a', 'b'], '2026-11-30T01:30', 'a'],
  ['a time at which it was rolled back', ['', 'a', 'b', '<a'], '2026-11-30T03:30', 'a'],
  ['a commit', ['', 'a', 'b'], '1111111', 'a'],
])('%s', (_, trees, to, expected) => expect(targetIn(ledgerOf(...trees), to).tree).toBe(expected));

test.each(['-3', '-0', '', '111111', '9999999', '2026-11-29', '2026-11-30T00:30', 'main'])('%j is nothing', (to) => {
  expect(() => targetIn(ledgerOf('', 'a', 'b'), to)).toThrow('is nothing that prod has been at');
});

test('the message says what there is', () => {
  expect(() => targetIn(ledgerOf('', 'a'), '-1')).toThrow(`1 problem, nothing was rolled back:

  --to
    is nothing that prod has been at
    received  -1
    allowed   -1 for the publish before, a time such as 2026-11-30T12:00Z, or a commit: 111111111111 of 2026-11-30T01:00:00Z
    mend      npm run history -- log --env prod shows all of them`);
});
