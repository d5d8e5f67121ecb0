import { z } from 'zod';
import { countOf, quantity, texts } from './shapes';

/** A duration, or never. */
const duration = z.string().regex(/^([0-9]+(s|m|h))+$/);
const durationOrNever = z.string().regex(/^(([0-9]+(s|m|h))+|Never)$/);

/** What Auto Mode knows of an instance, below `eks.amazonaws.com/`. */
const INSTANCE_LABELS = [
  'compute-type',
  'instance-category',
  'instance-cpu',
  'instance-cpu-manufacturer',
  'instance-ebs-bandwidth',
  'instance-encryption-in-transit-supported',
  'instance-family',
  'instance-generation',
  'instance-gpu-count',
  'instance-gpu-manufacturer',
  'instance-gpu-memory',
  'instance-gpu-name',
  'instance-hypervisor',
  'instance-local-nvme',
  'instance-memory',
  'instance-network-bandwidth',
  'instance-size',
];

/** Labels that Auto Mode does not support, and those that Karpenter writes itself. */
const REFUSED_LABELS = [
  'karpenter.sh/nodepool',
  'kubernetes.io/hostname',
  'kubernetes.io/os',
  'node.kubernetes.io/windows-build',
];

const key = z
  .string()
  .max(316)
  .regex(
    /^([a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*(\/))?([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/,
  )
  .refine(isSelectable, 'is no label that Auto Mode selects by');

const WITH_VALUES = ['In', 'NotIn'];
const WITHOUT_VALUES = ['Exists', 'DoesNotExist'];
const WITH_NUMBER = ['Gt', 'Gte', 'Lt', 'Lte'];

const requirement = z
  .strictObject({
    key,
    operator: z.enum([...WITH_VALUES, ...WITHOUT_VALUES, ...WITH_NUMBER]),
    values: z.array(z.string().max(63)).optional(),
    minValues: z.int().min(1).max(50).optional(),
  })
  .refine(({ operator, values = [] }) => !WITH_VALUES.includes(operator) || values.length > 0, 'has no values')
  .refine(
    ({ operator, values = [] }) => !WITHOUT_VALUES.includes(operator) || values.length === 0,
    'has values that its operator does not take',
  )
  .refine(
    ({ operator, values = [] }) =>
      !WITH_NUMBER.includes(operator) || (values.length === 1 && /^[0-9]+$/.test(values.join())),
    'has other values than one whole number',
  )
  .refine(
    ({ operator, values = [], minValues = 0 }) =>
      operator !== 'In' || values.length === 0 || values.length >= minValues,
    'asks for more values than it has',
  );

const taint = z.strictObject({
  key: z.string().min(1),
  value: z.string().optional(),
  effect: z.enum(['NoSchedule', 'PreferNoSchedule', 'NoExecute']),
});

const budget = z
  .strictObject({
    nodes: z.string().regex(/^((100|[0-9]{1,2})%|[0-9]+)$/),
    reasons: z
      .array(z.enum(['Underutilized', 'Empty', 'Drifted']))
      .max(50)
      .optional(),
    schedule: z
      .string()
      .regex(/^(@(annually|yearly|monthly|weekly|daily|midnight|hourly)|(.+)\s(.+)\s(.+)\s(.+)\s(.+))$/)
      .optional(),
    duration: z
      .string()
      .regex(/^((([0-9]+(h|m))|([0-9]+h[0-9]+m))(0s)?)$/)
      .optional(),
  })
  .refine((value) => countOf(value, ['schedule', 'duration']) !== 1, 'has a schedule or a duration, but not both');

const nodeClassRef = z.strictObject({
  group: z.string().regex(/^[^/]+$/),
  kind: z.string().min(1),
  name: z.string().min(1),
});

/**
 * Which nodes Auto Mode may make: all fields of `karpenter.sh/v1`, with the rules of its CRD, and the labels that Auto
 * Mode knows.
 * @see https://karpenter.sh/docs/concepts/nodepools/
 * @see https://github.com/kubernetes-sigs/karpenter/blob/main/pkg/apis/v1/nodepool.go
 * @see https://docs.aws.amazon.com/eks/latest/userguide/create-node-pool.html#auto-supported-labels
 * @see https://docs.aws.amazon.com/eks/latest/userguide/auto-static-capacity.html
 */
export const nodePool = z.strictObject({
  apiVersion: z.literal('karpenter.sh/v1'),
  kind: z.literal('NodePool'),
  spec: z
    .strictObject({
      template: z.strictObject({
        metadata: z.strictObject({ labels: texts, annotations: texts }).partial().optional(),
        spec: z.strictObject({
          nodeClassRef,
          requirements: z.array(requirement).max(100),
          taints: z.array(taint).optional(),
          startupTaints: z.array(taint).optional(),
          expireAfter: durationOrNever.optional(),
          terminationGracePeriod: duration.optional(),
        }),
      }),
      disruption: z
        .strictObject({
          consolidateAfter: durationOrNever,
          consolidationPolicy: z.enum(['WhenEmpty', 'WhenEmptyOrUnderutilized', 'Balanced']).optional(),
          budgets: z.array(budget).max(50).optional(),
        })
        .optional(),
      limits: z.record(z.string(), quantity).optional(),
      weight: z.int().min(1).max(100).optional(),
      replicas: z.int().min(0).optional(),
    })
    .refine(
      ({ replicas, weight, limits = {} }) =>
        replicas === undefined || (weight === undefined && Object.keys(limits).every((name) => name === 'nodes')),
      'has a fixed number of nodes, and a weight or limits other than nodes',
    ),
});

function isSelectable(label: string): boolean {
  const [domain = '', name = ''] = label.split('/');
  if (REFUSED_LABELS.includes(label)) return false;
  if (domain === 'karpenter.sh') return name === 'capacity-type';
  // What Karpenter calls an instance where it runs without Auto Mode.
  if (domain === 'karpenter.k8s.aws') return false;
  return domain !== 'eks.amazonaws.com' || INSTANCE_LABELS.includes(name);
}
