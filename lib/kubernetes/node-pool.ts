import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { NodePool as NodePoolSettings } from '../environment';
import { guard } from './guard';
import type { NodeClass } from './node-class';

export interface NodePoolProps {
  /** What the environment says of the pool. */
  readonly settings: NodePoolSettings;
  /** How its nodes are made. */
  readonly nodeClass: NodeClass;
  /** Zones in which nodes may run. */
  readonly availabilityZones: readonly string[];
}

/** A node lives two weeks at most: below the 21 days of Auto Mode, so that we choose the moment. */
const EXPIRE_AFTER = '336h';

/** How long a node waits for its pods to leave before it goes all the same. */
const TERMINATION_GRACE_PERIOD = '24h';

/** Generations up to 4 lack Nitro features that Auto Mode relies on, and cost more for less. */
const OLDEST_EXCLUDED_GENERATION = '4';

/**
 * Which nodes Auto Mode may make, and how far the pool may grow.
 * @see https://docs.aws.amazon.com/eks/latest/userguide/create-node-pool.html
 */
export class NodePool extends Construct {
  /** Name of the pool, unique in its cluster. */
  public readonly name: string;

  constructor(scope: Construct, id: string, props: NodePoolProps) {
    super(scope, id);
    const { settings, nodeClass, availabilityZones } = props;
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
            taints: settings.taints.length > 0 ? settings.taints : undefined,
            expireAfter: EXPIRE_AFTER,
            terminationGracePeriod: TERMINATION_GRACE_PERIOD,
          },
        },
        disruption: {
          consolidationPolicy: 'WhenEmptyOrUnderutilized',
          consolidateAfter: '60s',
          budgets: [{ nodes: '10%' }],
        },
        limits: { cpu: String(settings.cpuLimit), memory: `${settings.memoryLimitGiB}Gi` },
      },
    });
    guard(resource);
  }
}

function requirementsOf(settings: NodePoolSettings, availabilityZones: readonly string[]) {
  return [
    oneOf('karpenter.sh/capacity-type', [settings.capacity]),
    oneOf('kubernetes.io/arch', [settings.architecture]),
    oneOf('topology.kubernetes.io/zone', availabilityZones),
    oneOf('eks.amazonaws.com/instance-category', settings.instanceCategories),
    { key: 'eks.amazonaws.com/instance-generation', operator: 'Gt', values: [OLDEST_EXCLUDED_GENERATION] },
  ];
}

function oneOf(key: string, values: readonly string[]) {
  return { key, operator: 'In', values: [...values] };
}
