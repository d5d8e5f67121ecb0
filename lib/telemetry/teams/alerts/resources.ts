import type { TeamAlert } from './team-alert';

const NEARLY_FULL = { value: 90, unit: '%' } as const;

/**
 * Alerts about what namespaces and containers may use; the limits are kubernetes-mixin's, but for memory, of which it has no
 * alert. That a container is near its memory limit is only an aside: pages of files count, and the kernel gives them up.
 *
 * Left out: KubeCPUOvercommit, KubeMemoryOvercommit and their twins for quotas compare what is asked for with the nodes that
 * are there. Auto Mode adds nodes when more is asked for, so they fire at each scale-up; what cannot grow is a node pool
 * at its limit, which KarpenterNodepoolNearCapacity tells.
 * @see https://github.com/kubernetes-monitoring/kubernetes-mixin/blob/master/alerts/resource_alerts.libsonnet
 */
export const resourceAlerts = {
  KubeQuotaAlmostFull: {
    ...quota('info', 'A quota is almost used up', (percent) => `> ${percent} / 100 < 1`),
    threshold: NEARLY_FULL,
  },
  KubeQuotaFullyUsed: quota('info', 'A quota is used up', () => '== 1'),
  KubeQuotaExceeded: quota('warning', 'More is used than a quota allows', () => '> 1'),
  CPUThrottlingHigh: {
    for: '15m',
    severity: 'info',
    dashboard: 'platform-workloads',
    threshold: { value: 25, unit: '%' },
    rule: ({ cadvisor, threshold }) => ({
      expr: `
        100 * sum by (namespace, pod, container) (
          increase(container_cpu_cfs_throttled_periods_total{${cadvisor}, container!=""}[5m])
        )
        /
        sum by (namespace, pod, container) (increase(container_cpu_cfs_periods_total{${cadvisor}, container!=""}[5m]))
        > ${threshold}`,
      summary: 'A container often waits for its CPU limit',
      description:
        'The container {{ $labels.container }} of pod {{ $labels.namespace }}/{{ $labels.pod }} had to wait in {{ printf "%.0f" $value }}% of its CPU periods.',
    }),
  },
  KubeContainerMemoryNearLimit: {
    for: '15m',
    severity: 'info',
    dashboard: 'platform-workloads',
    threshold: NEARLY_FULL,
    rule: ({ cadvisor, ksm, threshold }) => ({
      expr: `
        100 * max by (namespace, pod, container) (container_memory_working_set_bytes{${cadvisor}, container!=""})
        /
        max by (namespace, pod, container) (kube_pod_container_resource_limits{${ksm}, resource="memory"})
        > ${threshold}`,
      summary: 'A container is near its memory limit',
      description:
        'The container {{ $labels.container }} of pod {{ $labels.namespace }}/{{ $labels.pod }} uses {{ printf "%.0f" $value }}% of the memory that it may have.',
    }),
  },
} satisfies Record<string, TeamAlert>;

/** Of 1, which is all of it. A quota of nothing, such as no load balancers, is meant. */
function quota(
  severity: TeamAlert['severity'],
  summary: string,
  limit: (percent: number) => string,
): Omit<TeamAlert, 'threshold'> {
  return {
    for: '15m',
    severity,
    dashboard: 'platform-namespaces',
    rule: ({ ksm, threshold }) => ({
      expr: `
        max by (namespace, resourcequota, resource) (kube_resourcequota{${ksm}, type="used"})
        /
        (max by (namespace, resourcequota, resource) (kube_resourcequota{${ksm}, type="hard"}) > 0)
        ${limit(threshold)}`,
      summary,
      description:
        'The namespace {{ $labels.namespace }} uses {{ humanizePercentage $value }} of {{ $labels.resource }} in its quota {{ $labels.resourcequota }}.',
    }),
  };
}
