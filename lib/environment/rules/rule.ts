import type { Problem } from '../../problems';
import type { KnownVersions } from '../known-versions';
import type { Environment } from '../schema';
import { place } from '../wording';

/** An environment with the files that it was read from. */
export interface SourcedEnvironment {
  readonly environment: Environment;
  readonly file: string;
  readonly versionsFile: string;
  /** False when the add-ons of its versions file have problems of their own: the rule about them then keeps silent. */
  readonly addonsRead: boolean;
  /** Which versions there are, as far as it is known. */
  readonly known: KnownVersions;
}

/** One judgement over all environments: finds problems, changes nothing, throws nothing. */
export type Rule = (environments: readonly SourcedEnvironment[]) => Problem[];

/** Makes a rule of a judgement over one environment. */
export function eachEnvironment(judge: (environment: SourcedEnvironment) => Problem[]): Rule {
  return (environments) => environments.flatMap(judge);
}

/** `environments/prod.ts › networks[0].cidr` */
export function at(source: SourcedEnvironment, ...path: readonly PropertyKey[]): string {
  return place(source.file, path);
}
