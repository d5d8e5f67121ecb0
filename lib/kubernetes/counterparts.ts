import { IntOrString, type NetworkPolicyPeer, type NetworkPolicyPort } from 'cdk8s-plus-27/lib/imports/k8s';
import {
  API_SERVER_CIDR,
  CLUSTER_DNS_CIDR,
  formatCidr,
  freeRanges,
  type Network,
  parseCidr,
  planSubnets,
} from '../environment';

/** Who is at the other end of a connection, and on which ports. */
export interface Counterpart {
  /** Pods or addresses. None at all would be everybody to Kubernetes: `AllowTraffic` refuses it. */
  readonly peers: NetworkPolicyPeer[];
  /** @default - every port */
  readonly ports?: NetworkPolicyPort[];
}

/** TCP ports, at least one: an empty list would open all. */
export type TcpPorts = readonly [number, ...number[]];

type Subnetted = Pick<Network, 'cidr' | 'podCidr' | 'availabilityZones'>;

/** The namespace that watches all others. */
export const MONITORING_NAMESPACE = 'monitoring';

/** Instance metadata (169.254.169.254), the Pod Identity agent, and other services of the node. */
const LINK_LOCAL = '169.254.0.0/16';

/** Set by the API server on every namespace, to its name, and by nobody else. */
const NAME_LABEL = 'kubernetes.io/metadata.name';

/**
 * Private, shared, of the machine and of the link, and what is no single host.
 * @see https://www.iana.org/assignments/iana-ipv4-special-registry/
 */
const NOT_PUBLIC = [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', LINK_LOCAL, '172.16.0.0/12', '192.168.0.0/16'],
  '224.0.0.0/3',
];

/**
 * The agent listens on the IPv4 address only, as our clusters are IPv4.
 * @see https://docs.aws.amazon.com/eks/latest/userguide/pod-id-agent-setup.html
 * @see https://docs.aws.amazon.com/eks/latest/userguide/auto-change.html
 */
const POD_IDENTITY_CIDR = '169.254.170.23/32';

/**
 * Whom a network policy may name. EKS enforces policies where a pod's traffic enters the node, before the address of a
 * Service becomes that of a pod. For pods it looks the addresses of their Services up, if the port is the same there; what
 * is no pod is named by address.
 * @see https://github.com/aws/amazon-network-policy-controller-k8s/blob/main/pkg/resolvers/endpoints.go
 * @see https://docs.aws.amazon.com/eks/latest/userguide/cni-network-policy.html
 */
export const counterparts = {
  dns: (): Counterpart => ({ peers: [range(CLUSTER_DNS_CIDR)], ports: [port(53, 'UDP'), port(53, 'TCP')] }),

  sameNamespace: (): Counterpart => ({ peers: [{ podSelector: {} }] }),

  /** All pods of one namespace, on some ports of those who are connected to. */
  namespace: (name: string, ports: TcpPorts): Counterpart => ({
    peers: [{ namespaceSelector: { matchLabels: { [NAME_LABEL]: name } } }],
    ports: tcp(ports),
  }),

  everyNamespace: (): Counterpart => ({ peers: [{ namespaceSelector: {} }] }),

  /**
   * On every port: nobody knows those of all exporters, and EKS looks a named port up among the pods that connect.
   * @see https://github.com/aws/amazon-network-policy-controller-k8s/issues/81
   */
  monitoring: (): Counterpart => ({
    peers: [{ namespaceSelector: { matchLabels: { [NAME_LABEL]: MONITORING_NAMESPACE } } }],
  }),

  /** Its Service, and its network interfaces, which EKS puts in the intra subnets. */
  apiServer: (network: Subnetted): Counterpart => ({
    peers: [API_SERVER_CIDR, ...planSubnets(network).map(({ intraCidr }) => intraCidr)].map(range),
    ports: [port(443)],
  }),

  /**
   * Amazon's scraper of metrics, whose network interfaces are in the intra subnets as well. On every port, as those that
   * watch from inside the cluster.
   */
  metricsScraper: (network: Subnetted): Counterpart => ({
    peers: planSubnets(network).map(({ intraCidr }) => range(intraCidr)),
  }),

  /** Every pod that has a role in AWS fetches its credentials there. */
  podIdentity: (): Counterpart => ({ peers: [range(POD_IDENTITY_CIDR)], ports: [port(80)] }),

  /**
   * The public ones are in public subnets, the internal ones in private subnets, among the nodes. They connect to pods
   * directly, by their own addresses: hence the ports are those of the containers.
   * @see https://docs.aws.amazon.com/eks/latest/userguide/auto-networking.html
   */
  loadBalancers: (network: Subnetted, ports: TcpPorts): Counterpart => {
    const plan = planSubnets(network);
    const cidrs = [...plan.map(({ publicCidr }) => publicCidr), ...plan.map(({ privateCidr }) => privateCidr)];
    return { peers: cidrs.map(range), ports: tcp(ports) };
  },

  /**
   * Whatever has an address in the private subnets: the nodes, with the kubelet at 10250 and pods that share their network,
   * internal load balancers, and the interface endpoints of AWS services.
   */
  privateSubnets: (network: Subnetted, ports: TcpPorts): Counterpart => ({
    peers: planSubnets(network).map(({ privateCidr }) => range(privateCidr)),
    ports: tcp(ports),
  }),

  /**
   * AWS itself: a service that has an interface endpoint answers in the private subnets, and every other at public addresses.
   * So does S3 behind its gateway endpoint, which is a route and no address. AWS moves its addresses within ranges that are
   * too many for a policy, so all public ones are meant, at 443 alone: what a workload may do there, its role says.
   * @see https://docs.aws.amazon.com/vpc/latest/userguide/aws-ip-ranges.html
   */
  aws: (network: Subnetted): Counterpart => ({
    peers: [...planSubnets(network).map(({ privateCidr }) => privateCidr), ...publicCidrs()].map(range),
    ports: [port(443)],
  }),

  /** The internet, and nothing of ours or of those connected to us. */
  internet: (ports: TcpPorts): Counterpart => ({ peers: publicCidrs().map(range), ports: tcp(ports) }),

  /**
   * What is outside the cluster, less the services of the node. The rest is cut into ranges: EKS lets an `except` of one
   * rule take away what another rule allows.
   * @see https://github.com/aws/amazon-network-policy-controller-k8s/issues/146
   */
  ranges: (cidrs: readonly string[], ports: TcpPorts): Counterpart => ({
    peers: cidrs
      .flatMap((cidr) => freeRanges(parseCidr(cidr), [parseCidr(LINK_LOCAL)]))
      .map((cidr) => range(formatCidr(cidr))),
    ports: tcp(ports),
  }),
} as const;

/** What is left of all addresses without the private ones. */
function publicCidrs(): string[] {
  const everything = parseCidr('0.0.0.0/0');
  return freeRanges(
    everything,
    NOT_PUBLIC.map((cidr) => parseCidr(cidr)),
  ).map(formatCidr);
}

function range(cidr: string): NetworkPolicyPeer {
  return { ipBlock: { cidr } };
}

function tcp(ports: TcpPorts): NetworkPolicyPort[] {
  return ports.map((number) => port(number));
}

function port(number: number, protocol: 'TCP' | 'UDP' = 'TCP'): NetworkPolicyPort {
  return { protocol, port: IntOrString.fromNumber(number) };
}
