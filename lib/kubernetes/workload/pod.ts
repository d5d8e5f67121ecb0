import type { PodTemplateSpec, Toleration, TopologySpreadConstraint, Volume } from 'cdk8s-plus-27/lib/imports/k8s';
import { type ContainerProps, containerOf, volumeOf } from './container';

/** Who a pod is: the account that it runs under, and its labels. */
export interface PodIdentity {
  readonly serviceAccount: string;
  /** What selects the pods of one workload, and no other. */
  readonly selector: Readonly<Record<string, string>>;
  /** Labels beside those that select it. */
  readonly labels: Readonly<Record<string, string>>;
}

export interface PodProps extends ContainerProps {
  /** How it fares when nodes are full. */
  readonly priorityClass: string;
  /** The user, and group, that it runs as. @default 65532, which the images of most programs know as `nonroot` */
  readonly userId?: number;
  /** Whether it may run on the nodes kept free for the platform. @default true */
  readonly runsOnSystemNodes?: boolean;
}

/**
 * The taint of the system pool.
 * @see https://docs.aws.amazon.com/eks/latest/userguide/critical-workload.html
 */
const SYSTEM_NODES: Toleration = { key: 'CriticalAddonsOnly', operator: 'Exists' };

/**
 * A pod of one container that passes Pod Security `restricted`, has no token of the API server, and is spread over zones: a
 * zone that fails takes no more than its share, and one that is full does not hold back the others.
 */
export function podOf(props: PodProps, { serviceAccount, selector, labels }: PodIdentity): PodTemplateSpec {
  const { userId = 65532, runsOnSystemNodes = true, writableFolders = [] } = props;
  return {
    metadata: { labels: { ...labels, ...selector } },
    spec: {
      serviceAccountName: serviceAccount,
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      priorityClassName: props.priorityClass,
      securityContext: {
        runAsNonRoot: true,
        runAsUser: userId,
        runAsGroup: userId,
        fsGroup: userId,
        seccompProfile: { type: 'RuntimeDefault' },
      },
      tolerations: runsOnSystemNodes ? [SYSTEM_NODES] : undefined,
      topologySpreadConstraints: ['topology.kubernetes.io/zone', 'kubernetes.io/hostname'].map((topologyKey) =>
        spreadOver(topologyKey, selector),
      ),
      containers: [containerOf(props)],
      ...(writableFolders.length > 0 && { volumes: writableFolders.map(volumeFor) }),
    },
  };
}

/** A part of the node's disk that goes with the pod. */
function volumeFor(folder: string): Volume {
  return { name: volumeOf(folder), emptyDir: {} };
}

/** Within a rollout only pods of one revision are compared: the old ones are on their way out. */
function spreadOver(topologyKey: string, matchLabels: Readonly<Record<string, string>>): TopologySpreadConstraint {
  return {
    topologyKey,
    maxSkew: 1,
    whenUnsatisfiable: 'ScheduleAnyway',
    labelSelector: { matchLabels: { ...matchLabels } },
    matchLabelKeys: ['pod-template-hash'],
  };
}
