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

  everyNamespace: (): Counterpart => ({ peers: [{ namespaceSelector: {} }] }),

  /**
   * On every port: nobody knows those of all exporters, and EKS looks a named port up among the pods that connect.
   * @see https://github.com/aws/amazon-network-policy-controller-k8s/issues/81
   */
  monitoring: (): Counterpart => ({
    peers: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': MONITORING_NAMESPACE } } }],
  }),

  /** Its Service, and its network interfaces, which EKS puts in the intra subnets. */
  apiServer: (network: Subnetted): Counterpart => ({
    peers: [API_SERVER_CIDR, ...planSubnets(network).map(({ intraCidr }) => intraCidr)].map(range),
    ports: [port(443)],
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
    return { peers: cidrs.map(range), ports: ports.map((number) => port(number)) };
  },

  /**
   * What is outside the cluster, less the services of the node. The rest is cut into ranges: EKS lets an `except` of one
   * rule take away what another rule allows.
   * @see https://github.com/aws/amazon-network-policy-controller-k8s/issues/146
   */
  ranges: (cidrs: readonly string[], ports: TcpPorts): Counterpart => ({
    peers: cidrs
      .flatMap((cidr) => freeRanges(parseCidr(cidr), [parseCidr(LINK_LOCAL)]))
      .map((cidr) => range(formatCidr(cidr))),
    ports: ports.map((number) => port(number)),
  }),
} as const;

function range(cidr: string): NetworkPolicyPeer {
  return { ipBlock: { cidr } };
}

function port(number: number, protocol: 'TCP' | 'UDP' = 'TCP'): NetworkPolicyPort {
  return { protocol, port: IntOrString.fromNumber(number) };
}
