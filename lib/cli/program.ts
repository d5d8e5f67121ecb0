import type { EnvironmentInput, Team } from '../environment';
import type { Platform } from '../synth';

/** What platform/main.ts hands to the verbs; loaded when a verb needs it. */
export interface Program {
  /** The repository's root folder. */
  readonly root: string;
  /** Environments by file name, in the order in which a change travels. */
  loadEnvironments(): Promise<Readonly<Record<string, EnvironmentInput>>>;
  loadPlatform(): Promise<Platform>;
  loadTeams(): Promise<readonly Team[]>;
}
