/**
 * The addresses of Kubernetes Services in every cluster, given to EKS so that manifests may name them: it would choose this
 * range or 10.100.0.0/16 by itself. The range never leaves its cluster, so all of them have the same.
 * @see https://docs.aws.amazon.com/eks/latest/APIReference/API_KubernetesNetworkConfigRequest.html
 */
export const SERVICE_CIDR = '172.20.0.0/16';
