import type { AlertCase } from '../alert-case';

const QUOTA = 'job="kube-state-metrics", namespace="checkout", resourcequota="compute", resource="requests.cpu"';
const CONTAINER =
  'job="kubelet", metrics_path="/metrics/cadvisor", node="a", namespace="checkout", pod="api-0", container="api"';
const WORKING_SET = `container_memory_working_set_bytes{${CONTAINER}}`;
const THROTTLED = `container_cpu_cfs_throttled_periods_total{${CONTAINER}}`;

export const resourceCases: readonly AlertCase[] = [
  quota('KubeQuotaAlmostFull', 91, 90),
  quota('KubeQuotaAlmostFull', 99, 100),
  quota('KubeQuotaFullyUsed', 100, 99),
  quota('KubeQuotaFullyUsed', 100, 101),
  quota('KubeQuotaExceeded', 101, 100),
  {
    alert: 'CPUThrottlingHigh',
    series: { [THROTTLED]: '0+156x30', [`container_cpu_cfs_periods_total{${CONTAINER}}`]: '0+600x30' },
    fires: {
      at: '16m',
      labels: { namespace: 'checkout', pod: 'api-0', container: 'api' },
      description: 'The container api of pod checkout/api-0 had to wait in 26% of its CPU periods.',
    },
    quiet: { series: { [THROTTLED]: '0+150x30' } },
  },
  {
    alert: 'KubeContainerMemoryNearLimit',
    series: {
      [WORKING_SET]: '91000000x20',
      [`kube_pod_container_resource_limits{job="kube-state-metrics", namespace="checkout", pod="api-0", container="api", resource="memory"}`]:
        '100000000x20',
    },
    fires: {
      at: '15m',
      labels: { namespace: 'checkout', pod: 'api-0', container: 'api' },
      description: 'The container api of pod checkout/api-0 uses 91% of the memory that it may have.',
    },
    quiet: { series: { [WORKING_SET]: '90000000x20' } },
  },
];

/** A quota of 100, of which one number too much is used and the other not. */
function quota(alert: string, tooMuch: number, allowed: number): AlertCase {
  const used = `kube_resourcequota{${QUOTA}, type="used"}`;
  return {
    alert,
    series: { [used]: `${tooMuch}x20`, [`kube_resourcequota{${QUOTA}, type="hard"}`]: '100x20' },
    fires: {
      at: '15m',
      labels: { namespace: 'checkout', resourcequota: 'compute', resource: 'requests.cpu' },
      description: `The namespace checkout uses ${tooMuch}% of requests.cpu in its quota compute.`,
    },
    quiet: { series: { [used]: `${allowed}x20` } },
  };
}
