/** Which agent an environment has. */
export type AgentName = 'flux' | 'argocd';

/** The build of the agent that the operator has recorded. */
export interface AgentBuild {
  /** As its tag is called: `v2.9.5`. */
  readonly version: string;
  /** SHA-256 of its manifest, in 64 hexadecimal digits. */
  readonly sha256: string;
}

/** The cluster that meets its agent, and all that the steps have to name. */
export interface ClusterTarget {
  readonly environment: string;
  readonly cluster: string;
  readonly region: string;
  /** ARN of the cluster: what the AWS CLI calls the context. */
  readonly context: string;
  /** ARN of the role that may do everything in it. */
  readonly adminRole: string;
  readonly agent: AgentName;
  /** Where the agent runs. */
  readonly namespace: string;
  /** @default - not recorded: only a dry run goes on without it */
  readonly build?: AgentBuild;
  /** Where it is recorded: `environments/versions/dev.json`. */
  readonly versionsFile: string;
  /** A manifest that was downloaded before. @default - it is downloaded */
  readonly manifestFile?: string;
  /** Name of the Secret with the deploy key. */
  readonly secret: string;
  /** Domain of our own label keys: `platform.acme.example`. */
  readonly labelDomain: string;
  /** What the agent reads, and from which branch. */
  readonly repositoryUrl: string;
  readonly branch: string;
  /** Lines of known_hosts for the host of the repository. */
  readonly knownHosts: readonly string[];
  /** Where a person enters the deploy key. @default - wherever the host of the repository has it */
  readonly deployKeysPage?: string;
  /** Components that the agent's pods need before they can run, in their order. */
  readonly firstComponents: readonly string[];
  /** How long to wait for nodes, and then for the cluster, in minutes. */
  readonly timeoutMinutes: number;
}

/** A kustomize patch. @see https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/patches/ */
export interface Patch {
  readonly target: { readonly kind?: string; readonly name: string };
  readonly patch: string;
}

/** What is applied, as the environment renders it. */
export interface ClusterFiles {
  /** Component to its files, by their path below clusters/<cluster>/. */
  readonly components: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** What is changed in the manifest of the agent. */
  readonly installPatches: readonly Patch[];
  /** What the agent has to report as ready, at least. */
  readonly expected: readonly ObjectName[];
}

export interface ObjectName {
  readonly kind: string;
  readonly name: string;
}
