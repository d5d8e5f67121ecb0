/** What somebody does to a resource; exec, attach and port-forward are a CONNECT. */
export type Operation = 'CONNECT' | 'CREATE' | 'DELETE' | 'UPDATE';

/** Requests that a policy looks at. */
export interface ResourceRule {
  /** API group; the core group is empty. */
  readonly group: string;
  /** @default v1 */
  readonly version?: string;
  /** In the plural, a subresource behind a slash: `pods/exec`. */
  readonly resources: readonly string[];
  readonly operations: readonly Operation[];
}

/** One thing that has to hold, in CEL. */
export interface Validation {
  /** True when all is well. */
  readonly expression: string;
  /** What is asked for, in one line without values: shown when the message below cannot be made. */
  readonly message: string;
  /** CEL that makes one line of it: what is wrong, with the value, and how to mend it. */
  readonly messageExpression: string;
  /** What the API server answers: 422 for an object that is wrong, 403 for a person who may not. @default Invalid */
  readonly reason?: 'Forbidden' | 'Invalid';
}

/**
 * One policy, apart from where it holds and what happens to who breaks it. Each file of this folder makes one from typed
 * props. Expressions are written for a CEL that has optional types, which is Kubernetes 1.29.
 * @see https://kubernetes.io/docs/reference/using-api/cel/
 */
export interface PolicyDefinition {
  /** Name of the policy and of its binding: `image-registries`. */
  readonly name: string;
  /** What it is for, in one sentence; an annotation in the cluster. */
  readonly description: string;
  /** The requests that it looks at. */
  readonly resources: readonly ResourceRule[];
  /**
   * By name, CEL that is true for the requests that are judged at all. The API server takes no variables here.
   * @default - every request that the rules find
   */
  readonly conditions?: Readonly<Record<string, string>>;
  /** By name, CEL that is evaluated once, when it is asked for; each sees those above it. @default - none */
  readonly variables?: Readonly<Record<string, string>>;
  /** What has to hold. */
  readonly validations: readonly Validation[];
  /**
   * Whether it judges the namespaces of Kubernetes itself. EKS runs its own pods there, and a policy must never keep a
   * cluster from mending itself.
   * @default false
   */
  readonly includesSystemNamespaces?: boolean;
}
