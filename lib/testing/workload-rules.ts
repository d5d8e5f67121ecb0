import { isDeepStrictEqual } from 'node:util';
import type { KubernetesObject } from './kubernetes-objects';

type Fields = Readonly<Record<string, unknown>>;

interface Container {
  readonly name: string;
  readonly resources?: { readonly requests?: Fields; readonly limits?: Fields };
  readonly livenessProbe?: object;
  readonly readinessProbe?: object;
  readonly securityContext?: {
    readonly allowPrivilegeEscalation?: boolean;
    readonly capabilities?: { readonly add?: readonly string[]; readonly drop?: readonly string[] };
    readonly readOnlyRootFilesystem?: boolean;
  };
}

interface PodSpec {
  readonly serviceAccountName?: string;
  readonly automountServiceAccountToken?: boolean;
  readonly hostNetwork?: boolean;
  readonly hostPID?: boolean;
  readonly securityContext?: { readonly runAsNonRoot?: boolean; readonly seccompProfile?: { readonly type?: string } };
  readonly topologySpreadConstraints?: readonly { readonly topologyKey: string }[];
  readonly volumes?: readonly Fields[];
  readonly initContainers?: readonly Container[];
  readonly containers: readonly Container[];
}

interface Workload extends KubernetesObject {
  readonly spec: {
    readonly replicas?: number;
    readonly strategy?: { readonly type?: string };
    readonly selector: { readonly matchLabels: Fields };
    readonly template: { readonly metadata: { readonly labels: Fields }; readonly spec: PodSpec };
  };
}

interface Selecting extends KubernetesObject {
  readonly spec: { readonly selector?: { readonly matchLabels?: Fields }; readonly podSelector?: object };
}

const KINDS = ['Deployment', 'StatefulSet', 'DaemonSet'];

/** Workloads that owe less than others, by name, each with its reason. */
export interface WorkloadExceptions {
  /** Those that run on every node, and reach further than others. @default - none */
  readonly nodeAgents?: Readonly<Record<string, string>>;
  /** Those of which two would be wrong. @default - none */
  readonly singletons?: Readonly<Record<string, string>>;
}

/**
 * What every workload of the platform owes, beside what schemas and admission policies ask: one line for each thing that
 * is missing, for the objects of one cluster.
 */
export function workloadProblems(
  objects: readonly KubernetesObject[],
  { nodeAgents = {}, singletons = {} }: WorkloadExceptions = {},
): string[] {
  const workloads = objects.filter(({ kind }) => KINDS.includes(kind)) as Workload[];
  return workloads.flatMap((workload) => {
    const isNodeAgent = workload.kind === 'DaemonSet' && Object.hasOwn(nodeAgents, workload.metadata.name);
    const isSingleton = Object.hasOwn(singletons, workload.metadata.name);
    const problems = [
      ...containerProblems(workload),
      ...companionProblems(workload, objects),
      ...(isNodeAgent ? [] : podProblems(workload)),
      ...(workload.kind === 'DaemonSet' ? [] : replicaProblems(workload, isSingleton)),
    ];
    return problems.map((problem) => `${workload.kind} ${workload.metadata.name}: ${problem}`);
  });
}

function containerProblems({ spec: { template } }: Workload): string[] {
  const { containers, initContainers = [] } = template.spec;
  return [...containers, ...initContainers].flatMap((container) => {
    const { name, resources: { requests = {}, limits = {} } = {} } = container;
    const isProbed = initContainers.includes(container) || (container.livenessProbe && container.readinessProbe);
    return [
      ...('cpu' in requests && 'memory' in requests ? [] : [`${name} asks for no CPU or memory`]),
      ...('memory' in limits ? [] : [`${name} has no memory limit`]),
      ...(isProbed ? [] : [`${name} is not probed for liveness and readiness`]),
    ];
  });
}

/** What stands beside a workload, and selects its pods and no others. */
function companionProblems(workload: Workload, objects: readonly KubernetesObject[]): string[] {
  const { metadata, spec, kind } = workload;
  const beside = objects.filter((object) => object.metadata.namespace === metadata.namespace) as Selecting[];
  const { serviceAccountName: account, hostNetwork = false } = spec.template.spec;
  const shares = beside.filter(
    (other) => KINDS.includes(other.kind) && (other as Workload).spec.template.spec.serviceAccountName === account,
  );
  const hasAccount = beside.some((object) => object.kind === 'ServiceAccount' && object.metadata.name === account);
  const selects = (of: string, selector: (object: Selecting) => unknown) =>
    beside.some((object) => object.kind === of && isDeepStrictEqual(selector(object), spec.selector));
  return [
    ...(hasAccount && shares.length === 1 ? [] : ['has no service account of its own']),
    // A pod of each node goes with its node; a budget would hold back the node.
    ...(kind === 'DaemonSet' || selects('PodDisruptionBudget', (budget) => budget.spec.selector)
      ? []
      : ['has no PodDisruptionBudget']),
    // For what is on the network of its node no policy holds.
    ...(hostNetwork || selects('NetworkPolicy', (policy) => policy.spec.podSelector)
      ? []
      : ['has no NetworkPolicy of its own']),
  ];
}

/** @see https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted */
function podProblems({ spec: { template } }: Workload): string[] {
  const { containers, initContainers = [], securityContext = {}, ...pod } = template.spec;
  const isRestricted = [...containers, ...initContainers].every(isConfined);
  return [
    ...(securityContext.runAsNonRoot === true ? [] : ['may run as root']),
    ...(securityContext.seccompProfile?.type === 'RuntimeDefault' ? [] : ['has no seccomp profile']),
    ...(isRestricted ? [] : ['has a container that may gain privileges or write its root']),
    ...(pod.hostNetwork === true || pod.hostPID === true ? ['shares the network or processes of its node'] : []),
    ...((pod.volumes ?? []).some((volume) => 'hostPath' in volume) ? ['mounts a folder of its node'] : []),
  ];
}

/** Two at least, one of them somewhere else; or one that says why, and is gone before the next one comes. */
function replicaProblems({ kind, spec }: Workload, isSingleton: boolean): string[] {
  const { replicas = 1, strategy, template } = spec;
  const { topologySpreadConstraints: spread = [] } = template.spec;
  if (replicas >= 2) {
    const isSpread = spread.some(({ topologyKey }) => topologyKey === 'topology.kubernetes.io/zone');
    return isSpread ? [] : ['is not spread over zones'];
  }
  const overlaps = kind === 'Deployment' && strategy?.type !== 'Recreate';
  return [
    ...(isSingleton ? [] : ['has one pod and is not listed as what must be one']),
    ...(overlaps ? ['is two for a while when it changes'] : []),
  ];
}

function isConfined({ securityContext: { capabilities = {}, ...context } = {} }: Container): boolean {
  return (
    context.allowPrivilegeEscalation === false &&
    context.readOnlyRootFilesystem === true &&
    (capabilities.add ?? []).length === 0 &&
    isDeepStrictEqual(capabilities.drop, ['ALL'])
  );
}
