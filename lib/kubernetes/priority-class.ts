import { KubePriorityClass } from 'cdk8s-plus-27/lib/imports/k8s';
import { Construct } from 'constructs';

export interface PriorityClassProps {
  /** What pods name; `system-` is for Kubernetes. */
  readonly name: string;
  /** A whole number; higher ones go first. The API server never changes it: that takes a new class. */
  readonly value: number;
  /** Who should name it, and why. */
  readonly description: string;
  /** Whether a pod that finds no room may have pods of lower priority evicted. The API server never changes it. */
  readonly preempts: boolean;
  /** Whether pods that name no class get this one; one class of a cluster may say so. @default false */
  readonly isDefault?: boolean;
}

/**
 * What lies above is for Kubernetes.
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/#priorityclass
 */
const HIGHEST_VALUE = 1_000_000_000;

/** The lowest number of 32 bits. */
const LOWEST_VALUE = -2_147_483_648;

/**
 * Who goes first when there is no room, in the queue of the scheduler and, where it preempts, on a node.
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/
 */
export class PriorityClass extends Construct {
  /** What pods name. */
  public readonly name: string;

  constructor(scope: Construct, id: string, props: PriorityClassProps) {
    super(scope, id);
    const { name, value, description, preempts, isDefault = false } = props;
    this.name = name;
    this.node.addValidation({ validate: () => faultsOf(props) });
    new KubePriorityClass(this, 'Resource', {
      metadata: { name },
      value,
      globalDefault: isDefault,
      preemptionPolicy: preempts ? 'PreemptLowerPriority' : 'Never',
      description,
    });
  }
}

/** What the API server would refuse. */
function faultsOf({ name, value }: PriorityClassProps): string[] {
  const isInRange = Number.isInteger(value) && value >= LOWEST_VALUE && value <= HIGHEST_VALUE;
  return [
    ...(isInRange
      ? []
      : [`${value} is no value of a priority class: whole numbers from ${LOWEST_VALUE} to ${HIGHEST_VALUE} are`]),
    ...(name.startsWith('system-') ? [`${name} begins with system-, which is for priority classes of Kubernetes`] : []),
  ];
}
