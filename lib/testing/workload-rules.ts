import { isDeepStrictEqual } from 'node:util';
import type { KubernetesObject } from './kubernetes-objects';

type Fields = Readonly<Record<string, unknown>>;

/** What a container may say otherwise than its pod. */
interface UserAndProfile {
  readonly runAsNonRoot?: boolean;
  readonly runAsUser?: number;
  readonly seccompProfile?: { readonly type?: string };
}

interface Container {
  readonly name: string;
  readonly resources?: { readonly requests?: Fields; readonly limits?: Fields };
  readonly livenessProbe?: object;
  readonly readinessProbe?: object;
  readonly ports?: readonly Fields[];
  readonly securityContext?: UserAndProfile & {
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
  readonly hostIPC?: boolean;
  readonly securityContext?: UserAndProfile;
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
  const all = [...containers, ...initContainers];
  const settings = all.map((container) => ({ ...securityContext, ...container.securityContext }));
  const sharesNode = pod.hostNetwork === true || pod.hostPID === true || pod.hostIPC === true;
  const hasPortOfNode = all.some(({ ports = [] }) => ports.some((port) => 'hostPort' in port));
  const otherVolumes = (pod.volumes ?? []).flatMap((volume) => Object.keys(volume)).filter((key) => !VOLUMES.has(key));
  return [
    ...(settings.every(isUnprivilegedUser) ? [] : ['may run as root']),
    ...(settings.every(({ seccompProfile }) => seccompProfile?.type === 'RuntimeDefault')
      ? []
      : ['has no seccomp profile']),
    ...(all.every(isConfined) ? [] : ['has a container that may gain privileges or write its root']),
    ...(sharesNode ? ['shares the network or processes of its node'] : []),
    ...(hasPortOfNode ? ['takes a port of its node'] : []),
    ...(otherVolumes.includes('hostPath') ? ['mounts a folder of its node'] : []),
    ...otherVolumes.filter((key) => key !== 'hostPath').map((key) => `has a volume of the kind ${key}`),
  ];
}

/** The name of a volume, and the kinds that a restricted pod may have. */
const VOLUMES = new Set([
  'name',
  'configMap',
  'csi',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'persistentVolumeClaim',
  'projected',
  'secret',
]);

function isUnprivilegedUser({ runAsNonRoot, runAsUser }: UserAndProfile): boolean {
  return runAsNonRoot === true && runAsUser !== 0;
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
