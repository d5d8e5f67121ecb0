import type { PodPlacement } from './pod';
import { spread, SYSTEM_NODES } from './pod';

/** A workload of which there must never be two at a time. */
export interface Singleton {
  /** Why two would be wrong, in a few words: an annotation in the cluster. */
  readonly because: string;
}

/** How many pods run: two at least, so that one may leave at any time, or one with a reason. */
export type Replicas =
  | { readonly replicas: number; readonly singleton?: undefined }
  | { readonly singleton: Singleton; readonly replicas?: undefined };

/** What a workload with a number of pods says of the nodes. */
export interface ReplicatedProps {
  /** Whether it may run on the nodes kept free for the platform. @default true */
  readonly runsOnSystemNodes?: boolean;
}

export function replicaMistakes({ name, replicas }: Replicas & { readonly name: string }): string[] {
  if (replicas === undefined || replicas >= 2) return [];
  return [`${name} has ${replicas} pod: at least 2, or say in 'singleton' why there must be only one`];
}

/** One pod is spread over nothing. */
export function placementOf(
  { singleton, runsOnSystemNodes = true }: Replicas & ReplicatedProps,
  selector: Readonly<Record<string, string>>,
  revisionLabel: Parameters<typeof spread>[1],
): PodPlacement {
  return {
    tolerations: runsOnSystemNodes ? [SYSTEM_NODES] : undefined,
    topologySpreadConstraints: singleton === undefined ? spread(selector, revisionLabel) : undefined,
  };
}
