import type { DeployKey } from './deploy-key';
import type { ClusterTarget, ObjectName, Patch } from './target';

/** What an agent says of one of its objects. */
export interface Readiness extends ObjectName {
  readonly ready: boolean;
  /** In its own words. */
  readonly message: string;
  /** Whether it waits for the repository: a key that nobody has entered, a branch that nobody has pushed. */
  readonly cannotRead: boolean;
}

/** The data of the Secret by which an agent reads the repository. */
export interface SecretContents {
  readonly labels: Readonly<Record<string, string>>;
  /** What may be known, and may change later. */
  readonly settings: Readonly<Record<string, string>>;
}

/** In what Flux and Argo CD differ, as far as their installation goes. */
export interface Agent {
  /** `Flux` */
  readonly title: string;
  /** Where its releases are listed. */
  readonly releases: string;
  readonly manifestUrl: (version: string) => string;
  /** Whether the manifest brings the namespace, and names it in every object. */
  readonly manifestHasNamespace: boolean;
  /**
   * The name under which it applies what is in the branch. We apply under the same name what it takes over, so that it
   * owns every field from the first moment and can remove what leaves the branch.
   * @see https://kubernetes.io/docs/reference/using-api/server-side-apply/#field-management
   */
  readonly fieldManager: string;
  /** Definitions of its own objects, which have to be served before the first of them is applied. */
  readonly definitions: readonly string[];
  /** How kubectl waits for its workloads: arguments without the namespace and the limit. */
  readonly rollouts: Readonly<Record<string, readonly string[]>>;
  /** Its own objects by which it says what it is at, for `kubectl get`, and their kinds. */
  readonly objects: string;
  readonly kinds: readonly string[];
  readonly secretContents: (target: Pick<ClusterTarget, 'repositoryUrl' | 'knownHosts'>) => SecretContents;
  readonly keyData: (key: DeployKey) => Readonly<Record<string, string>>;
  /** Patches of its manifest that tell it of the host of the repository. */
  readonly hostPatches: (knownHosts: readonly string[]) => readonly Patch[];
  /** Reads one of the objects that `kubectl get --output json` lists. */
  readonly readinessOf: (object: unknown) => Readiness;
}
