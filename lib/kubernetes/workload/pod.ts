import { isDeepStrictEqual } from 'node:util';
import type { PodSpec, PodTemplateSpec, Toleration, TopologySpreadConstraint } from 'cdk8s-plus-27/lib/imports/k8s';
import { type ContainerProps, containerOf, foldersOf } from './container';
import type { Mount } from './mounts';

/** Who a pod is: the account that it runs under, and its labels. */
export interface PodIdentity {
  readonly serviceAccount: string;
  /** What selects the pods of one workload, and no other. */
  readonly selector: Readonly<Record<string, string>>;
  /** Labels beside those that select it. */
  readonly labels: Readonly<Record<string, string>>;
  /** Whether it gets a token of the API server. */
  readonly hasToken: boolean;
}

export interface PodProps extends ContainerProps {
  /** How it fares when nodes are full. */
  readonly priorityClass: string;
  /** The user, and group, that it runs as. @default 65532, which the images of most programs know as `nonroot` */
  readonly userId?: number;
  /** Containers that help the one that the workload is named after. @default - none */
  readonly sidecars?: readonly ContainerProps[];
  /** How long it may take to end before it is killed, in seconds. @default 30 */
  readonly terminationGraceSeconds?: number;
}

/** Where pods may run, and what of the node they share. */
export type PodPlacement = Pick<PodSpec, 'dnsPolicy' | 'hostNetwork' | 'tolerations' | 'topologySpreadConstraints'> & {
  readonly hostPid?: boolean;
};

/**
 * The taint of the system pool.
 * @see https://docs.aws.amazon.com/eks/latest/userguide/critical-workload.html
 */
export const SYSTEM_NODES: Toleration = { key: 'CriticalAddonsOnly', operator: 'Exists' };

/** A pod that passes Pod Security `restricted`, unless it runs as root or has mounts of the node. */
export function podOf(props: PodProps, identity: PodIdentity, placement: PodPlacement): PodTemplateSpec {
  const { userId = 65532, sidecars = [], terminationGraceSeconds, priorityClass } = props;
  const { serviceAccount, selector, labels, hasToken } = identity;
  const containers = [props, ...sidecars].map((container) => ({ container, folders: foldersIn(props, container) }));
  const volumes = volumesOf(containers.flatMap(({ folders }) => folders));
  return {
    metadata: { labels: { ...labels, ...selector } },
    spec: {
      serviceAccountName: serviceAccount,
      automountServiceAccountToken: hasToken,
      enableServiceLinks: false,
      priorityClassName: priorityClass,
      terminationGracePeriodSeconds: terminationGraceSeconds,
      securityContext: {
        runAsNonRoot: userId !== 0,
        runAsUser: userId,
        runAsGroup: userId,
        fsGroup: userId,
        seccompProfile: { type: 'RuntimeDefault' },
      },
      ...placement,
      containers: containers.map(({ container, folders }) => containerOf(container, folders)),
      ...(volumes.length > 0 && { volumes }),
    },
  };
}

function foldersIn(pod: PodProps, container: ContainerProps): Mount[] {
  return foldersOf(container, container === pod ? '' : `${container.name}-`);
}

/** Each volume once, however many containers have it. */
function volumesOf(all: readonly Mount[]) {
  const byName = new Map(all.flatMap(({ volume }) => (volume === undefined ? [] : [[volume.name, volume] as const])));
  return [...byName.values()];
}

/** What the API server would refuse, or take in another sense than was meant. */
export function podMistakes(props: PodProps): string[] {
  const { sidecars = [] } = props;
  const all = [props, ...sidecars];
  const called = all.flatMap(({ ports }) => ports.map(({ name }) => name));
  return [
    ...twice(all.map(({ name }) => name)).map((name) => `${props.name} has two containers ${name}`),
    ...twice(called).map((name) => `${props.name} has two ports ${name}`),
    ...all.flatMap((container) => probeMistakes(container)),
    ...all.flatMap((container) => folderMistakes(props, container)),
    ...volumeMistakes(props, all),
  ];
}

function probeMistakes({ name, ports, probes }: ContainerProps): string[] {
  const known = ports.map((port) => port.name);
  return [probes.liveness, probes.readiness]
    .filter(({ port }) => !known.includes(port))
    .map(({ path, port }) => `${name} is probed at ${path} of its port ${port}; it has ${known.join(', ') || 'none'}`);
}

function folderMistakes(pod: PodProps, container: ContainerProps): string[] {
  const paths = foldersIn(pod, container).map(({ volumeMount }) => volumeMount.mountPath);
  return [
    ...paths.filter((path) => !path.startsWith('/')).map((path) => `${container.name} has '${path}', no absolute path`),
    ...twice(paths).map((path) => `${container.name} has two volumes at ${path}`),
  ];
}

/** One name for two volumes: only the last would be there. */
function volumeMistakes(pod: PodProps, all: readonly ContainerProps[]): string[] {
  const volumes = all.flatMap((container) => foldersIn(pod, container)).flatMap(({ volume }) => volume ?? []);
  const differing = volumes.filter(({ name }, index) => {
    const first = volumes.findIndex((other) => other.name === name);
    return first < index && !isDeepStrictEqual(volumes[first], volumes[index]);
  });
  return differing.map(({ name }) => `${pod.name} has two different volumes ${name}`);
}

function twice(texts: readonly string[]): string[] {
  return [...new Set(texts.filter((text, index) => texts.indexOf(text) < index))];
}

/**
 * Over zones and nodes: a zone that fails takes no more than its share, and one that is full does not hold back the others.
 * Within a rollout only pods of one revision are compared: the old ones are on their way out.
 * @param revisionLabel what tells the pods of one revision from those of another
 */
export function spread(
  selector: Readonly<Record<string, string>>,
  revisionLabel: 'controller-revision-hash' | 'pod-template-hash',
): TopologySpreadConstraint[] {
  return ['topology.kubernetes.io/zone', 'kubernetes.io/hostname'].map((topologyKey) => ({
    topologyKey,
    maxSkew: 1,
    whenUnsatisfiable: 'ScheduleAnyway',
    labelSelector: { matchLabels: { ...selector } },
    matchLabelKeys: [revisionLabel],
  }));
}
