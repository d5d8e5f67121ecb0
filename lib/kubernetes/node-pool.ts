import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { Cluster, NodePool as NodePoolSettings } from '../environment';
import { guard } from './guard';
import type { NodeClass } from './node-class';

export interface NodePoolProps {
  /** What the environment says of the pool. */
  readonly settings: NodePoolSettings;
  /** How its nodes are made. */
  readonly nodeClass: NodeClass;
  /** Zones in which nodes may run. */
  readonly availabilityZones: readonly string[];
  /** When no node is replaced, unless it is empty, expired or about to fail. @default - never */
  readonly quietHours?: Cluster['quietHours'];
}

/** A node lives two weeks at most: below the 21 days of Auto Mode, so that we choose the moment. */
const EXPIRE_AFTER = '336h';

/** How long a node waits for its pods to leave before it goes all the same. */
const TERMINATION_GRACE_PERIOD = '24h';

/** Generations up to 4 lack Nitro features that Auto Mode relies on, and cost more for less. */
const OLDEST_EXCLUDED_GENERATION = '4';

/**
 * A pod that tolerates a taint has asked for such nodes, and would else get any node that fits: new ones are made in the
 * pool with the taint, as long as it may grow.
 * @see https://karpenter.sh/docs/concepts/nodepools/#specweight
 */
const WEIGHT_OF_TAINTED = 10;

/**
 * Which nodes Auto Mode may make, how far the pool may grow, and how fast nodes are replaced.
 * @see https://docs.aws.amazon.com/eks/latest/userguide/create-node-pool.html
 */
export class NodePool extends Construct {
  /** Name of the pool, unique in its cluster. */
  public readonly name: string;

  constructor(scope: Construct, id: string, props: NodePoolProps) {
    super(scope, id);
    const { settings, nodeClass, availabilityZones, quietHours } = props;
    const isTainted = settings.taints.length > 0;
    this.name = settings.name;
    const resource = new ApiObject(this, 'Resource', {
      apiVersion: 'karpenter.sh/v1',
      kind: 'NodePool',
      metadata: { name: settings.name },
      spec: {
        template: {
          spec: {
            nodeClassRef: { group: 'eks.amazonaws.com', kind: 'NodeClass', name: nodeClass.name },
            requirements: requirementsOf(settings, availabilityZones),
            taints: isTainted ? settings.taints : undefined,
            expireAfter: EXPIRE_AFTER,
            terminationGracePeriod: TERMINATION_GRACE_PERIOD,
          },
        },
        disruption: {
          consolidationPolicy: 'WhenEmptyOrUnderutilized',
          consolidateAfter: '60s',
          budgets: [{ nodes: '10%' }, ...quietBudgets(quietHours)],
        },
        limits: { cpu: String(settings.cpuLimit), memory: `${settings.memoryLimitGiB}Gi` },
        weight: isTainted ? WEIGHT_OF_TAINTED : undefined,
      },
    });
    guard(resource);
  }
}

function requirementsOf(settings: NodePoolSettings, availabilityZones: readonly string[]) {
  const { capacity, architecture, instanceCategories, maxNodeCpu } = settings;
  return [
    oneOf('karpenter.sh/capacity-type', [capacity]),
    oneOf('kubernetes.io/arch', architecture === 'any' ? ['amd64', 'arm64'] : [architecture]),
    oneOf('topology.kubernetes.io/zone', availabilityZones),
    oneOf('eks.amazonaws.com/instance-category', instanceCategories),
    { key: 'eks.amazonaws.com/instance-generation', operator: 'Gt', values: [OLDEST_EXCLUDED_GENERATION] },
    { key: 'eks.amazonaws.com/instance-cpu', operator: 'Lt', values: [String(maxNodeCpu + 1)] },
  ];
}

function oneOf(key: string, values: readonly string[]) {
  return { key, operator: 'In', values: [...values] };
}

/**
 * No budget holds back what is no choice: a node that expires, fails, or that AWS takes back. Of the choices, an empty
 * node harms nobody, so that only the other two wait. Of several budgets the strictest one counts.
 * @see https://karpenter.sh/docs/concepts/disruption/#nodepool-disruption-budgets
 */
function quietBudgets(quietHours: Cluster['quietHours'] | undefined) {
  if (quietHours === undefined || quietHours.days.length === 0) return [];
  const { days, fromHour, toHour } = quietHours;
  const hours = (toHour - fromHour + 24) % 24;
  return [
    {
      nodes: '0',
      reasons: ['Underutilized', 'Drifted'],
      schedule: `0 ${fromHour} * * ${days.join(',')}`,
      duration: `${hours}h`,
    },
  ];
}
