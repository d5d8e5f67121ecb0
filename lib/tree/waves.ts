import { byName, type Orderable, providersByCapability, providersOf } from './providers';

/** An item with its place in the order, as the agents want it told. */
export interface Ranked<T> {
  readonly item: T;
  /** Those it waits for directly, by name: what Flux calls `dependsOn`. */
  readonly after: readonly T[];
  /** 0 waits for nobody; every other comes one wave after the last of those it waits for: what Argo CD calls a sync wave. */
  readonly wave: number;
}

/**
 * Ranks items by what provides and needs, by name. Items of a cycle, and what waits for them, share the last wave: the render
 * refuses a cycle and names its path (`inOrder`), so that nobody applies them.
 */
export function inWaves<T extends Orderable>(items: readonly T[]): Ranked<T>[] {
  const sorted = [...items].sort(byName);
  const providers = providersByCapability(sorted);
  const afterOf = new Map(sorted.map((item) => [item, providersOf(item, providers)]));
  const waves = wavesOf(afterOf);
  const last = Math.max(0, ...waves.values()) + 1;
  return sorted.map((item) => ({ item, after: afterOf.get(item) ?? [], wave: waves.get(item) ?? last }));
}

/** Kahn's algorithm: takes away, wave by wave, what waits for nobody that is left. */
function wavesOf<T>(afterOf: ReadonlyMap<T, readonly T[]>): Map<T, number> {
  const waitingFor = new Map([...afterOf].map(([item, after]) => [item, after.length]));
  const dependants = dependantsOf(afterOf);
  const waves = new Map<T, number>();
  let free = [...afterOf.keys()].filter((item) => waitingFor.get(item) === 0);
  for (let wave = 0; free.length > 0; wave++) {
    for (const item of free) waves.set(item, wave);
    free = free.flatMap((item) => dependants.get(item) ?? []).filter((item) => countDown(waitingFor, item) === 0);
  }
  return waves;
}

function dependantsOf<T>(afterOf: ReadonlyMap<T, readonly T[]>): Map<T, T[]> {
  const dependants = new Map([...afterOf.keys()].map((item): [T, T[]] => [item, []]));
  for (const [item, after] of afterOf) for (const earlier of after) dependants.get(earlier)?.push(item);
  return dependants;
}

function countDown<T>(waitingFor: Map<T, number>, item: T): number {
  const left = (waitingFor.get(item) ?? 0) - 1;
  waitingFor.set(item, left);
  return left;
}
