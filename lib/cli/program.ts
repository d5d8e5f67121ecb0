import type { Environment, EnvironmentInput, Team } from '../environment';
import type { Fill } from '../synth';
import type { AlertingRule } from '../telemetry';

export type Alert = Pick<AlertingRule, 'alert' | 'severity'> & Required<Pick<AlertingRule, 'team'>>;

/** What platform/main.ts hands to the verbs; loaded when a verb needs it. */
export interface Program {
  /** The repository's root folder. */
  readonly root: string;
  /** Environments by file name, in the order in which a change travels. */
  loadEnvironments(): Promise<Readonly<Record<string, EnvironmentInput>>>;
  /** What adds the Terraform layers of an environment. */
  loadCloud(): Promise<Fill>;
  /** What adds the Kubernetes components of an environment. */
  loadClusters(): Promise<Fill>;
  loadTeams(): Promise<readonly Team[]>;
  /** Every alert that the clusters of an environment can raise, with the team that answers for it. */
  loadAlerts(): Promise<(environment: Environment) => readonly Alert[]>;
}
