import { type Cidr, formatCidr, parseCidr } from './cidr';

/**
 * The addresses of Kubernetes Services in every cluster, given to EKS so that manifests may name them: it would choose this
 * range or 10.100.0.0/16 by itself. The range never leaves its cluster, so all of them have the same.
 * @see https://docs.aws.amazon.com/eks/latest/APIReference/API_KubernetesNetworkConfigRequest.html
 */
export const SERVICE_CIDR = '172.20.0.0/16';

/**
 * The Service `kubernetes` in `default`, by which pods reach the API server: the first address of the range.
 * @see https://kubernetes.io/docs/concepts/services-networking/cluster-ip-allocation/
 */
export const API_SERVER_CIDR = formatCidr(serviceAddress(1));

/**
 * Where pods ask for names. In EKS Auto Mode no Service has this address: CoreDNS on the pod's own node answers there.
 * @see https://github.com/aws/containers-roadmap/issues/2552
 */
export const CLUSTER_DNS_CIDR = formatCidr(serviceAddress(10));

function serviceAddress(position: number): Cidr {
  return { base: parseCidr(SERVICE_CIDR).base + position, prefix: 32 };
}
