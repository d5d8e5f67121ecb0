import type { TeamAlert } from './team-alert';

/**
 * Alerts about pods and their containers. Init containers count as well: a pod whose init container crashes does not start.
 *
 * KubeContainerWaiting does not tell the reason: that of an image that cannot be pulled is ErrImagePull and ImagePullBackOff by
 * turns, so that neither holds for an hour.
 *
 * KubePodNotReady leaves out pods that have failed: nodes live 14 days at the most and leave such pods behind.
 * @see https://github.com/kubernetes-monitoring/kubernetes-mixin/blob/master/alerts/apps_alerts.libsonnet
 */
export const podAlerts = {
  KubePodCrashLooping: {
    for: '15m',
    severity: 'warning',
    dashboard: 'platform-workloads',
    rule: ({ ksm, wait }) => ({
      expr: `
        max by (namespace, pod, container) (
          max_over_time(kube_pod_container_status_waiting_reason{${ksm}, reason="CrashLoopBackOff"}[5m])
          or
          max_over_time(kube_pod_init_container_status_waiting_reason{${ksm}, reason="CrashLoopBackOff"}[5m])
        ) == 1`,
      summary: 'A container crashes again and again',
      description: `The container {{ $labels.container }} of pod {{ $labels.namespace }}/{{ $labels.pod }} has been crashing for ${wait}.`,
    }),
  },
  KubePodNotReady: {
    for: '15m',
    severity: 'warning',
    dashboard: 'platform-workloads',
    rule: ({ ksm, wait }) => ({
      expr: `
        sum by (namespace, pod) (
          max by (namespace, pod) (kube_pod_status_phase{${ksm}, phase=~"Pending|Unknown"})
          * on (namespace, pod) group_left (owner_kind)
          topk by (namespace, pod) (1, max by (namespace, pod, owner_kind) (kube_pod_owner{${ksm}, owner_kind!="Job"}))
        ) > 0`,
      summary: 'A pod does not start',
      description: `The pod {{ $labels.namespace }}/{{ $labels.pod }} has been pending or unknown for ${wait}.`,
    }),
  },
  KubeContainerWaiting: {
    for: '1h',
    severity: 'warning',
    dashboard: 'platform-workloads',
    rule: ({ ksm, wait }) => ({
      expr: `
        max by (namespace, pod, container) (
          kube_pod_container_status_waiting_reason{${ksm}, reason!="CrashLoopBackOff"}
          or
          kube_pod_init_container_status_waiting_reason{${ksm}, reason!="CrashLoopBackOff"}
        ) > 0`,
      summary: `A container has been waiting for ${wait}`,
      description: `The container {{ $labels.container }} of pod {{ $labels.namespace }}/{{ $labels.pod }} has been waiting to start for ${wait}.`,
    }),
  },
  KubeContainerOOMKilled: {
    severity: 'warning',
    dashboard: 'platform-workloads',
    rule: ({ ksm }) => ({
      expr: `
        max by (namespace, pod, container) (
          increase(kube_pod_container_status_restarts_total{${ksm}}[10m]) > 0
          and on (namespace, pod, container)
          kube_pod_container_status_last_terminated_reason{${ksm}, reason="OOMKilled"} == 1
        )`,
      summary: 'A container was killed for want of memory',
      description:
        'The container {{ $labels.container }} of pod {{ $labels.namespace }}/{{ $labels.pod }} reached its memory limit and was restarted.',
    }),
  },
} satisfies Record<string, TeamAlert>;
