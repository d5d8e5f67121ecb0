import { z } from 'zod';
import { countOf, texts } from './shapes';

const subnetTerms = terms({ tags: texts, id: z.string().regex(/^subnet-[0-9a-z]+$/) });
const securityGroupId = z.string().regex(/^sg-[0-9a-z]+$/);

/** The most that EBS has, in each unit. */
const SIZES: Readonly<Record<string, number>> = { Gi: 59_000, G: 64_000, Ti: 58, T: 64 };

const ephemeralStorage = z
  .strictObject({
    size: z.string().refine(isSize, 'is none of 1-59000Gi, 1-64000G, 1-58Ti, 1-64T'),
    iops: z.int().min(3000).max(16_000),
    throughput: z.int().min(125).max(1000),
    kmsKeyID: z.string().min(1),
  })
  .partial();

/** An interface that a node has from its start. Addresses of pods lie on the first card only. */
const networkInterface = z
  .strictObject({
    networkCardIndex: z.int().min(0),
    deviceIndex: z.int().min(0),
    interfaceType: z.enum(['interface', 'efa-only']),
    secondaryIPv4Count: z.int().min(0).optional(),
    secondaryIPv4PrefixCount: z.int().min(0).optional(),
  })
  .refine((one) => {
    const addresses = countOf(one, ['secondaryIPv4Count', 'secondaryIPv4PrefixCount']);
    return addresses === 0 || (addresses === 1 && one.networkCardIndex === 0 && one.interfaceType === 'interface');
  }, 'has addresses of pods where it can have none, or in two ways');

const advancedNetworking = z
  .strictObject({
    associatePublicIPAddress: z.boolean(),
    httpsProxy: z.string().max(255),
    noProxy: z.array(z.string().max(255)).max(50),
    ipv4PrefixSize: z.enum(['Auto', '32']),
    enableV4Egress: z.boolean(),
    networkInterfaces: z.array(networkInterface),
  })
  .partial();

/** What EKS and Karpenter write themselves. */
const RESERVED_TAGS =
  /^(kubernetes\.io\/cluster\/.*|karpenter\.sh\/(provisioner-name|nodepool|nodeclaim|managed-by)|eks\.amazonaws\.com\/nodeclass)$/;

const tags = texts.refine(
  (value) => !Object.keys(value).some((key) => RESERVED_TAGS.test(key)),
  'has a key that EKS writes itself',
);

/**
 * How Auto Mode makes nodes: all fields of the user guide.
 * @see https://docs.aws.amazon.com/eks/latest/userguide/create-node-class.html#auto-node-class-spec
 * @see https://docs.aws.amazon.com/eks/latest/userguide/auto-odcr.html
 * @see https://docs.aws.amazon.com/eks/latest/userguide/auto-advanced-security.html
 * @see https://docs.aws.amazon.com/eks/latest/userguide/auto-change.html
 */
export const nodeClass = z.strictObject({
  apiVersion: z.literal('eks.amazonaws.com/v1'),
  kind: z.literal('NodeClass'),
  spec: z
    .strictObject({
      role: z.string().min(1).optional(),
      instanceProfile: z.string().min(1).optional(),
      subnetSelectorTerms: subnetTerms,
      securityGroupSelectorTerms: terms({ tags: texts, id: securityGroupId, name: z.string().min(1) }),
      podSubnetSelectorTerms: subnetTerms.optional(),
      podSecurityGroupSelectorTerms: terms({ tags: texts, id: securityGroupId }).optional(),
      capacityReservationSelectorTerms: terms(
        { tags: texts, id: z.string().regex(/^cr-[0-9a-z]+$/) },
        { owner: z.string().regex(/^[0-9]{12}$/) },
      ).optional(),
      placementGroupSelector: selector({ name: z.string().min(1), id: z.string().regex(/^pg-[0-9a-z]+$/) }).optional(),
      snatPolicy: z.enum(['Random', 'Disabled']).optional(),
      networkPolicy: z.enum(['DefaultAllow', 'DefaultDeny']).optional(),
      networkPolicyEventLogs: z.enum(['Enabled', 'Disabled']).optional(),
      ephemeralStorage: ephemeralStorage.optional(),
      advancedNetworking: advancedNetworking.optional(),
      advancedSecurity: z
        .strictObject({ fips: z.boolean(), kernelLockdown: z.enum(['integrity', 'none']) })
        .partial()
        .optional(),
      certificateBundles: z.array(z.strictObject({ name: z.string().min(1), data: z.base64() })).optional(),
      tags: tags.optional(),
    })
    .refine((spec) => countOf(spec, ['role', 'instanceProfile']) === 1, 'has role or instanceProfile, exactly one')
    .refine(
      (spec) => countOf(spec, ['podSubnetSelectorTerms', 'podSecurityGroupSelectorTerms']) !== 1,
      'selects subnets of pods, or their security groups, but not both',
    ),
});

/** Selects by exactly one of `ways`, and narrows that. */
function selector(ways: z.ZodRawShape, narrower: z.ZodRawShape = {}) {
  return z
    .strictObject({ ...ways, ...narrower })
    .partial()
    .refine(
      (value) => countOf(value, Object.keys(ways)) === 1,
      `selects by exactly one of ${Object.keys(ways).join(', ')}`,
    );
}

function terms(ways: z.ZodRawShape, narrower: z.ZodRawShape = {}) {
  return z.array(selector(ways, narrower)).min(1);
}

function isSize(text: string): boolean {
  const [, amount, unit = ''] = /^([1-9][0-9]*)(Gi|G|Ti|T)$/.exec(text) ?? [];
  return Number(amount) <= (SIZES[unit] ?? 0);
}
