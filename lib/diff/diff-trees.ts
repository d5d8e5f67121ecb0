import { compareText } from '../problems';
import type { RenderedTree } from '../tree';
import { type Change, compareChanges, diffEnvironment, type Place, placeText, subjectText } from './diff-environment';
import { type Risk, RISKS } from './risks';
import { type JsonValue, keyOf } from './values';

/** The two trees of one environment, and where they came from: `environment/prod`, `the render`. */
export interface TreePair {
  readonly environment: string;
  /** @default - the environment is new */
  readonly before?: RenderedTree;
  /** @default - the environment is gone */
  readonly after?: RenderedTree;
}

/** A change, and every place where it is the same. */
export interface Entry extends Omit<Change, 'place'> {
  /** Sorted; never empty. */
  readonly places: readonly Place[];
}

export interface EnvironmentSummary {
  readonly name: string;
  /** Set when it has no tree to compare with, or none any more. */
  readonly is?: 'new' | 'gone';
  /** How many changes it has, by risk. */
  readonly risks: Readonly<Record<Risk, number>>;
}

/** What changes between trees, by risk. The same trees give the same value, whatever their order. */
export interface Diff {
  readonly environments: readonly EnvironmentSummary[];
  /** Worst first, then by what changes. */
  readonly entries: readonly Entry[];
}

/**
 * What changes in every environment. Changes that differ in their place alone are one entry.
 * @throws UserError when a file does not hold what its platform.json says
 */
export function diffTrees(pairs: readonly TreePair[]): Diff {
  const sorted = [...pairs].sort((a, b) => compareText(a.environment, b.environment));
  const changed = sorted.map((pair) => ({ pair, changes: diffEnvironment(pair.before, pair.after) }));
  return {
    environments: changed.map(({ pair, changes }) => summaryOf(pair, changes)),
    entries: fold(changed.flatMap(({ changes }) => changes)),
  };
}

function summaryOf({ environment, before, after }: TreePair, changes: readonly Change[]): EnvironmentSummary {
  const counts = RISKS.map((risk) => [risk, changes.filter((change) => change.risk === risk).length] as const);
  const risks = Object.fromEntries(counts) as Record<Risk, number>;
  const is = before === undefined ? 'new' : after === undefined ? 'gone' : undefined;
  return { name: environment, ...(is === undefined ? {} : { is }), risks };
}

function fold(changes: readonly Change[]): Entry[] {
  const byWhat = new Map<string, Change[]>();
  for (const change of [...changes].sort(compareChanges)) {
    const { place: _place, ...what } = change;
    const key = keyOf(what as unknown as JsonValue);
    const same = byWhat.get(key);
    if (same === undefined) byWhat.set(key, [change]);
    else same.push(change);
  }
  return [...byWhat.values()].flatMap(entryOf).sort(compareEntries);
}

function entryOf(same: readonly Change[]): Entry[] {
  const [first] = same;
  if (first === undefined) return [];
  const { place: _place, ...what } = first;
  return [{ ...what, places: same.map(({ place }) => place) }];
}

function compareEntries(a: Entry, b: Entry): number {
  return (
    RISKS.indexOf(a.risk) - RISKS.indexOf(b.risk) ||
    compareText(subjectText(a.subject), subjectText(b.subject)) ||
    compareText(a.kind, b.kind) ||
    compareText(a.places.map(placeText).join(), b.places.map(placeText).join())
  );
}
