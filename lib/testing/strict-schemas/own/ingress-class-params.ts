import { z } from 'zod';
import { countOf, keyAndValue, labelSelector } from './shapes';

const subnets = z
  .strictObject({
    ids: z
      .array(z.string().regex(/^subnet-[0-9a-f]+$/))
      .min(1)
      .optional(),
    matchTags: z
      .array(z.strictObject({ key: z.string().min(1), values: z.array(z.string()) }))
      .min(1)
      .optional(),
  })
  .refine((value) => countOf(value, ['ids', 'matchTags']) === 1, 'has ids or matchTags, exactly one of them');

/** An entry changes the listener that an Ingress has made; it makes none. */
const listener = z.strictObject({
  protocol: z.enum(['HTTP', 'HTTPS']),
  port: z.int().min(1).max(65535),
  attributes: z.array(keyAndValue),
});

/**
 * How Auto Mode makes a load balancer for Ingresses: all fields of the user guide. It differs from the kind of the same
 * name of the AWS Load Balancer Controller.
 * @see https://docs.aws.amazon.com/eks/latest/userguide/auto-configure-alb.html#ingress-reference
 * @see https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/ingress_class/
 */
export const ingressClassParams = z.strictObject({
  apiVersion: z.literal('eks.amazonaws.com/v1'),
  kind: z.literal('IngressClassParams'),
  spec: z
    .strictObject({
      scheme: z.enum(['internal', 'internet-facing']),
      loadBalancerName: z.string().min(1).max(32),
      namespaceSelector: labelSelector,
      group: z.strictObject({
        name: z
          .string()
          .regex(/^[a-z0-9]([-.a-z0-9]*[a-z0-9])?$/)
          .max(63),
      }),
      ipAddressType: z.enum(['ipv4', 'dualstack', 'dualstack-without-public-ipv4']),
      subnets,
      certificateARNs: z.array(z.string().regex(/^arn:[^:]+:acm:[^:]+:[0-9]{12}:certificate\/.+$/)),
      sslPolicy: z.string().regex(/^ELBSecurityPolicy-/),
      inboundCIDRs: z.array(z.union([z.cidrv4(), z.cidrv6()], 'is no CIDR')),
      prefixListsIDs: z.array(z.string().regex(/^pl-[0-9a-f]+$/)),
      targetType: z.enum(['instance', 'ip']),
      tags: z.array(keyAndValue),
      loadBalancerAttributes: z.array(keyAndValue),
      listeners: z.array(listener),
      minimumLoadBalancerCapacity: z.strictObject({ capacityUnits: z.int().min(0) }),
      ipamConfiguration: z.strictObject({ ipv4IPAMPoolId: z.string().regex(/^ipam-pool-[0-9a-f]+$/) }),
    })
    .partial(),
});
