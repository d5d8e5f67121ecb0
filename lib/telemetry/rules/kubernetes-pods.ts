import type { RuleGroup } from '../model';

const KSM = 'job="kube-state-metrics"';

/**
 * How many pods of how many namespaces cannot be placed before it is the cluster that is short, and not one team that asks
 * for what there is not. Our own figures, from a zone that ran out of instances in the middle of an upgrade.
 */
const SPIKE = { pods: 10, namespaces: 3 };

/**
 * Alerts about pods and their containers. Init containers count as well: a pod whose init container crashes does not start.
 * Expressions are without the label `instance`, so that an alert goes on when kube-state-metrics moves.
 *
 * KubeContainerWaiting does not tell the reason: that of an image that cannot be pulled is ErrImagePull and ImagePullBackOff by
 * turns, so that neither holds for an hour.
 *
 * KubePodNotReady leaves out pods that have failed: nodes live 14 days at the most and leave such pods behind.
 * @see https://github.com/kubernetes-monitoring/kubernetes-mixin/blob/master/alerts/apps_alerts.libsonnet
 */
export const kubernetesPods: RuleGroup = {
  name: 'kubernetes-pods',
  rules: [
    {
      alert: 'KubePodCrashLooping',
      expr: `
        max by (namespace, pod, container) (
          max_over_time(kube_pod_container_status_waiting_reason{${KSM}, reason="CrashLoopBackOff"}[5m])
          or
          max_over_time(kube_pod_init_container_status_waiting_reason{${KSM}, reason="CrashLoopBackOff"}[5m])
        ) == 1`,
      for: '15m',
      severity: 'warning',
      summary: 'A container crashes again and again',
      description:
        'The container {{ $labels.container }} of pod {{ $labels.namespace }}/{{ $labels.pod }} has been crashing for 15 minutes.',
      dashboard: 'platform-workloads',
    },
    {
      alert: 'KubePodNotReady',
      expr: `
        sum by (namespace, pod) (
          max by (namespace, pod) (kube_pod_status_phase{${KSM}, phase=~"Pending|Unknown"})
          * on (namespace, pod) group_left (owner_kind)
          topk by (namespace, pod) (1, max by (namespace, pod, owner_kind) (kube_pod_owner{${KSM}, owner_kind!="Job"}))
        ) > 0`,
      for: '15m',
      severity: 'warning',
      summary: 'A pod does not start',
      description: 'The pod {{ $labels.namespace }}/{{ $labels.pod }} has been pending or unknown for 15 minutes.',
      dashboard: 'platform-workloads',
    },
    {
      alert: 'KubeContainerWaiting',
      expr: `
        max by (namespace, pod, container) (
          kube_pod_container_status_waiting_reason{${KSM}, reason!="CrashLoopBackOff"}
          or
          kube_pod_init_container_status_waiting_reason{${KSM}, reason!="CrashLoopBackOff"}
        ) > 0`,
      for: '1h',
      severity: 'warning',
      summary: 'A container has been waiting for an hour',
      description:
        'The container {{ $labels.container }} of pod {{ $labels.namespace }}/{{ $labels.pod }} has been waiting to start for an hour.',
      dashboard: 'platform-workloads',
    },
    {
      alert: 'KubeContainerOOMKilled',
      expr: `
        max by (namespace, pod, container) (
          increase(kube_pod_container_status_restarts_total{${KSM}}[10m]) > 0
          and on (namespace, pod, container)
          kube_pod_container_status_last_terminated_reason{${KSM}, reason="OOMKilled"} == 1
        )`,
      severity: 'warning',
      summary: 'A container was killed for want of memory',
      description:
        'The container {{ $labels.container }} of pod {{ $labels.namespace }}/{{ $labels.pod }} reached its memory limit and was restarted.',
      dashboard: 'platform-workloads',
    },
    {
      alert: 'KubePodsPendingSpike',
      expr: `
        sum(kube_pod_status_unschedulable{${KSM}}) > ${SPIKE.pods}
        and
        count(count by (namespace) (kube_pod_status_unschedulable{${KSM}} == 1)) >= ${SPIKE.namespaces}`,
      for: '10m',
      severity: 'critical',
      summary: 'Pods of several namespaces find no node',
      description: `{{ $value }} pods of at least ${SPIKE.namespaces} namespaces have found no node for 10 minutes.`,
      dashboard: 'platform-cluster',
    },
  ],
};
