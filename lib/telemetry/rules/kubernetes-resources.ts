import type { AlertingRule, RuleGroup } from '../model';

const KSM = 'job="kube-state-metrics"';
const CADVISOR = 'job="kubelet", metrics_path="/metrics/cadvisor"';

/** What of each quota is used: 1 is all of it. A quota of nothing, such as no load balancers, is meant. */
const USED = `
  max by (namespace, resourcequota, resource) (kube_resourcequota{${KSM}, type="used"})
  /
  (max by (namespace, resourcequota, resource) (kube_resourcequota{${KSM}, type="hard"}) > 0)`;

/** How often a container may be held back before somebody is told. @see kubernetes-mixin, cpuThrottlingPercent */
const THROTTLED_PERCENT = 25;

/**
 * Alerts about what namespaces and containers may use.
 *
 * Left out: KubeCPUOvercommit, KubeMemoryOvercommit and their twins for quotas compare what is asked for with the nodes that
 * are there. Auto Mode adds nodes when more is asked for, so they fire at each scale-up; what cannot grow is a node pool
 * at its limit, which KarpenterNodepoolNearCapacity tells.
 * @see https://github.com/kubernetes-monitoring/kubernetes-mixin/blob/master/alerts/resource_alerts.libsonnet
 */
export const kubernetesResources: RuleGroup = {
  name: 'kubernetes-resources',
  rules: [
    quota('KubeQuotaAlmostFull', '> 0.9 < 1', 'info', 'A quota is almost used up'),
    quota('KubeQuotaFullyUsed', '== 1', 'info', 'A quota is used up'),
    quota('KubeQuotaExceeded', '> 1', 'warning', 'More is used than a quota allows'),
    {
      alert: 'CPUThrottlingHigh',
      expr: `
        100 * sum by (namespace, pod, container) (
          increase(container_cpu_cfs_throttled_periods_total{${CADVISOR}, container!=""}[5m])
        )
        /
        sum by (namespace, pod, container) (increase(container_cpu_cfs_periods_total{${CADVISOR}, container!=""}[5m]))
        > ${THROTTLED_PERCENT}`,
      for: '15m',
      severity: 'info',
      summary: 'A container often waits for its CPU limit',
      description:
        'The container {{ $labels.container }} of pod {{ $labels.namespace }}/{{ $labels.pod }} had to wait in {{ printf "%.0f" $value }}% of its CPU periods.',
      dashboard: 'platform-workloads',
    },
  ],
};

function quota(alert: string, limit: string, severity: AlertingRule['severity'], summary: string): AlertingRule {
  return {
    alert,
    expr: `${USED}\n  ${limit}`,
    for: '15m',
    severity,
    summary,
    description:
      'The namespace {{ $labels.namespace }} uses {{ humanizePercentage $value }} of {{ $labels.resource }} in its quota {{ $labels.resourcequota }}.',
    dashboard: 'platform-namespaces',
  };
}
