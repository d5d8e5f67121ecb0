import type { TeamAlert } from './team-alert';

/**
 * Alerts about Jobs, and about what Kubernetes does on our behalf: autoscaling and disruption budgets. An autoscaler whose
 * most and fewest pods are the same is always at its limit, and meant to be. The 12 hours of a Job are kubernetes-mixin's.
 * @see https://github.com/kubernetes-monitoring/kubernetes-mixin/blob/master/alerts/apps_alerts.libsonnet
 */
export const jobAlerts = {
  KubeJobNotCompleted: {
    severity: 'warning',
    dashboard: 'platform-workloads',
    threshold: { value: 12, unit: 'hours' },
    rule: ({ ksm, threshold }) => ({
      expr: `
        time() - max by (namespace, job_name) (
          kube_job_status_start_time{${ksm}} and kube_job_status_active{${ksm}} > 0
        ) > ${threshold} * 60 * 60`,
      summary: `A Job runs for more than ${threshold} hours`,
      description:
        'The Job {{ $labels.namespace }}/{{ $labels.job_name }} has been running for {{ humanizeDuration $value }}.',
    }),
  },
  KubeJobFailed: {
    for: '15m',
    severity: 'warning',
    dashboard: 'platform-workloads',
    rule: ({ ksm }) => ({
      expr: `max by (namespace, job_name) (kube_job_failed{${ksm}, condition="true"}) > 0`,
      summary: 'A Job failed',
      description:
        'The Job {{ $labels.namespace }}/{{ $labels.job_name }} failed. The alert ends when the Job is removed.',
    }),
  },
  KubeHpaReplicasMismatch: {
    for: '15m',
    severity: 'warning',
    dashboard: 'platform-workloads',
    rule: ({ ksm, wait }) => ({
      expr: `
        max by (namespace, horizontalpodautoscaler) (
          kube_horizontalpodautoscaler_status_desired_replicas{${ksm}}
          != kube_horizontalpodautoscaler_status_current_replicas{${ksm}}
          and
          kube_horizontalpodautoscaler_status_current_replicas{${ksm}}
          > kube_horizontalpodautoscaler_spec_min_replicas{${ksm}}
          and
          kube_horizontalpodautoscaler_status_current_replicas{${ksm}}
          < kube_horizontalpodautoscaler_spec_max_replicas{${ksm}}
          and
          changes(kube_horizontalpodautoscaler_status_current_replicas{${ksm}}[15m]) == 0
        )`,
      summary: 'An autoscaler does not get the pods that it wants',
      description: `The HorizontalPodAutoscaler {{ $labels.namespace }}/{{ $labels.horizontalpodautoscaler }} wants {{ $value }} pods and has not got them for ${wait}.`,
    }),
  },
  KubeHpaMaxedOut: {
    for: '15m',
    severity: 'warning',
    dashboard: 'platform-workloads',
    rule: ({ ksm, wait }) => ({
      expr: `
        max by (namespace, horizontalpodautoscaler) (
          kube_horizontalpodautoscaler_status_current_replicas{${ksm}}
          == kube_horizontalpodautoscaler_spec_max_replicas{${ksm}}
          and
          kube_horizontalpodautoscaler_spec_max_replicas{${ksm}}
          > kube_horizontalpodautoscaler_spec_min_replicas{${ksm}}
        )`,
      summary: 'An autoscaler may add no more pods',
      description: `The HorizontalPodAutoscaler {{ $labels.namespace }}/{{ $labels.horizontalpodautoscaler }} has had all the {{ $value }} pods that it may have for ${wait}.`,
    }),
  },
  KubePdbNotEnoughHealthyPods: {
    for: '15m',
    severity: 'warning',
    dashboard: 'platform-workloads',
    rule: ({ ksm }) => ({
      expr: `
        max by (namespace, poddisruptionbudget) (
          kube_poddisruptionbudget_status_desired_healthy{${ksm}}
          - kube_poddisruptionbudget_status_current_healthy{${ksm}}
        ) > 0`,
      summary: 'A disruption budget has too few healthy pods',
      description:
        'The PodDisruptionBudget {{ $labels.namespace }}/{{ $labels.poddisruptionbudget }} lacks {{ $value }} healthy pods, so that no node under its pods can be replaced.',
    }),
  },
} satisfies Record<string, TeamAlert>;
