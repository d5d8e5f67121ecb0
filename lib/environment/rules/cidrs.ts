import type { Problem } from '../../problems';
import { type Cidr, contains, parseCidr, tryParseCidr } from '../cidr';
import { at, eachEnvironment, type SourcedEnvironment } from './rule';

interface CidrPolicy {
  readonly ranges: readonly string[];
  readonly longestPrefix: number;
  readonly example: string;
}

/** The shortest prefix that AWS takes for a VPC range. */
export const SHORTEST_PREFIX = 16;

export const LONGEST_POD_PREFIX = 18;

/**
 * Nodes: RFC 1918. A /20 leaves each zone a /22 for nodes, a /24 for load balancers, and a /26 for the control plane; AWS
 * takes /16 to /28.
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html
 */
const NETWORK: CidrPolicy = {
  ranges: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'],
  longestPrefix: 20,
  example: '10.0.0.0/16',
};

/**
 * Pods: shared address space (RFC 6598), which the EKS best practices advise for secondary ranges. A /18 leaves each
 * zone a /20, 4,091 pods.
 * @see https://docs.aws.amazon.com/eks/latest/best-practices/custom-networking.html
 */
const PODS: CidrPolicy = {
  ranges: ['100.64.0.0/10', '198.18.0.0/15'],
  longestPrefix: LONGEST_POD_PREFIX,
  example: '100.64.0.0/16',
};

/** What ranges are chosen from. */
export const PRIVATE_RANGES = [...NETWORK.ranges, ...PODS.ranges].map(parseCidr);

/** Ranges are IPv4, canonical, private, and neither too small nor too large. */
export const cidrs = eachEnvironment((source) => [
  ...source.environment.networks.flatMap((network, index) => [
    ...judge(source, ['networks', index, 'cidr'], network.cidr, NETWORK),
    ...judge(source, ['networks', index, 'podCidr'], network.podCidr, PODS),
  ]),
  ...source.environment.clusters.flatMap((cluster, index) =>
    cluster.endpoint.access === 'private'
      ? []
      : cluster.endpoint.allowedCidrs.flatMap((text, position) =>
          allowedCidr(source, ['clusters', index, 'endpoint', 'allowedCidrs', position], text),
        ),
  ),
]);

function judge(source: SourcedEnvironment, path: PropertyKey[], text: string, policy: CidrPolicy): Problem[] {
  const cidr = tryParseCidr(text);
  const what =
    cidr === undefined
      ? 'is not an IPv4 range in canonical form'
      : isPrivate(cidr, policy)
        ? sizeProblem(cidr, policy)
        : 'is not inside a private range';
  if (what === undefined) return [];
  return [
    {
      where: at(source, ...path),
      what,
      received: text,
      allowed: `/${SHORTEST_PREFIX} to /${policy.longestPrefix} inside ${policy.ranges.join(' or ')}`,
      mend: `choose a range such as ${policy.example}`,
    },
  ];
}

function isPrivate(cidr: Cidr, policy: CidrPolicy): boolean {
  return policy.ranges.some((range) => contains(parseCidr(range), cidr));
}

function sizeProblem({ prefix }: Cidr, { longestPrefix }: CidrPolicy): string | undefined {
  if (prefix > longestPrefix) return 'is too small for its subnets';
  if (prefix < SHORTEST_PREFIX) return 'is larger than AWS allows for a VPC';
  return undefined;
}

function allowedCidr(source: SourcedEnvironment, path: PropertyKey[], text: string): Problem[] {
  const cidr = tryParseCidr(text);
  if (cidr !== undefined && cidr.prefix > 0) return [];
  return [
    {
      where: at(source, ...path),
      what: cidr === undefined ? 'is not an IPv4 range in canonical form' : 'opens the API server to everybody',
      received: text,
      allowed: 'the ranges that people come from, such as 203.0.113.0/24',
      mend: "name the office or VPN range, or set endpoint to { access: 'private' }",
    },
  ];
}
