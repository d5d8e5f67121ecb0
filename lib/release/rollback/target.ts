import { type Problem, UserError } from '../../problems';
import { entryAt } from '../history';
import { isoTime, type Ledger, type LedgerEntry, secondsAt } from '../ledger';

const ENTRIES_SHOWN = 5;

/**
 * The entry that somebody wants to go back to. What was itself gone back to stands for what it restored, so that `-1` is
 * never what somebody has left.
 * @param to `-1`, `-2` …, a time, or the beginning of a commit's id
 * @throws UserError when the ledger has no such entry
 */
export function targetIn(ledger: Ledger, to: string): LedgerEntry {
  const steps = /^-(?<steps>[1-9]\d*)$/.exec(to)?.groups?.['steps'];
  const found = steps === undefined ? named(ledger, to) : stepsBack(ledger, Number(steps));
  const target = found === undefined ? undefined : originOf(ledger, found);
  if (target === undefined || target.outcome === 'begun') throw notThere(ledger, to);
  return target;
}

/** The entry whose tree a rollback has restored; any other is its own. */
export function originOf({ entries }: Ledger, entry: LedgerEntry): LedgerEntry {
  const { rollback } = entry;
  if (rollback === undefined) return entry;
  return entries.find(({ commit }) => commit === rollback.restores) ?? entry;
}

function stepsBack(ledger: Ledger, steps: number): LedgerEntry | undefined {
  let entry = ledger.entries.at(-1);
  for (let step = 0; step < steps && entry !== undefined; step += 1) entry = before(ledger, originOf(ledger, entry));
  return entry;
}

/** The latest entry before one that had another tree: what was merged without a change is no step. */
function before({ entries }: Ledger, entry: LedgerEntry): LedgerEntry | undefined {
  return entries
    .slice(0, entries.indexOf(entry))
    .filter(({ tree }) => tree !== entry.tree)
    .at(-1);
}

function named(ledger: Ledger, to: string): LedgerEntry | undefined {
  const time = secondsAt(to);
  if (time !== undefined) return entryAt(ledger, time);
  if (!/^[0-9a-f]{7,64}$/.test(to)) return undefined;
  const found = ledger.entries.filter(({ commit }) => commit.startsWith(to));
  return found.length === 1 ? found[0] : undefined;
}

function notThere({ environment, entries }: Ledger, to: string): UserError {
  const shown = entries
    .filter(({ outcome }) => outcome !== 'begun')
    .slice(-ENTRIES_SHOWN)
    .reverse();
  const lines = shown.map(({ commit, at }) => `${commit.slice(0, 12)} of ${isoTime(at)}`);
  const problem: Problem = {
    where: '--to',
    what: `is nothing that ${environment} has been at`,
    received: to === '' ? 'an empty text' : to,
    allowed: `-1 for the publish before, a time such as 2026-11-30T12:00Z, or a commit: ${lines.join(', ') || 'none yet'}`,
    mend: `npm run history -- log --env ${environment} shows all of them`,
  };
  return new UserError([problem], 'nothing was rolled back');
}
