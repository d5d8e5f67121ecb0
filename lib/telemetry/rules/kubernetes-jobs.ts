import type { RuleGroup } from '../model';

const KSM = 'job="kube-state-metrics"';

/** A Job that has not ended by then is asked after. @see platform-content: kubernetes-mixin, kubeJobTimeoutDuration */
const JOB_HOURS = 12;

/**
 * Alerts about Jobs, and about what Kubernetes does on our behalf: autoscaling and disruption budgets. An autoscaler whose
 * most and fewest pods are the same is always at its limit, and meant to be.
 * @see https://github.com/kubernetes-monitoring/kubernetes-mixin/blob/master/alerts/apps_alerts.libsonnet
 */
export const kubernetesJobs: RuleGroup = {
  name: 'kubernetes-jobs',
  rules: [
    {
      alert: 'KubeJobNotCompleted',
      expr: `
        time() - max by (namespace, job_name) (
          kube_job_status_start_time{${KSM}} and kube_job_status_active{${KSM}} > 0
        ) > ${JOB_HOURS} * 60 * 60`,
      severity: 'warning',
      summary: `A Job runs for more than ${JOB_HOURS} hours`,
      description:
        'The Job {{ $labels.namespace }}/{{ $labels.job_name }} has been running for {{ humanizeDuration $value }}.',
      dashboard: 'platform-workloads',
    },
    {
      alert: 'KubeJobFailed',
      expr: `max by (namespace, job_name) (kube_job_failed{${KSM}, condition="true"}) > 0`,
      for: '15m',
      severity: 'warning',
      summary: 'A Job failed',
      description:
        'The Job {{ $labels.namespace }}/{{ $labels.job_name }} failed. The alert ends when the Job is removed.',
      dashboard: 'platform-workloads',
    },
    {
      alert: 'KubeHpaReplicasMismatch',
      expr: `
        max by (namespace, horizontalpodautoscaler) (
          kube_horizontalpodautoscaler_status_desired_replicas{${KSM}}
          != kube_horizontalpodautoscaler_status_current_replicas{${KSM}}
          and
          kube_horizontalpodautoscaler_status_current_replicas{${KSM}}
          > kube_horizontalpodautoscaler_spec_min_replicas{${KSM}}
          and
          kube_horizontalpodautoscaler_status_current_replicas{${KSM}}
          < kube_horizontalpodautoscaler_spec_max_replicas{${KSM}}
          and
          changes(kube_horizontalpodautoscaler_status_current_replicas{${KSM}}[15m]) == 0
        )`,
      for: '15m',
      severity: 'warning',
      summary: 'An autoscaler does not get the pods that it wants',
      description:
        'The HorizontalPodAutoscaler {{ $labels.namespace }}/{{ $labels.horizontalpodautoscaler }} wants {{ $value }} pods and has not got them for 15 minutes.',
      dashboard: 'platform-workloads',
    },
    {
      alert: 'KubeHpaMaxedOut',
      expr: `
        max by (namespace, horizontalpodautoscaler) (
          kube_horizontalpodautoscaler_status_current_replicas{${KSM}}
          == kube_horizontalpodautoscaler_spec_max_replicas{${KSM}}
          and
          kube_horizontalpodautoscaler_spec_max_replicas{${KSM}}
          > kube_horizontalpodautoscaler_spec_min_replicas{${KSM}}
        )`,
      for: '15m',
      severity: 'warning',
      summary: 'An autoscaler may add no more pods',
      description:
        'The HorizontalPodAutoscaler {{ $labels.namespace }}/{{ $labels.horizontalpodautoscaler }} has had all the {{ $value }} pods that it may have for 15 minutes.',
      dashboard: 'platform-workloads',
    },
    {
      alert: 'KubePdbNotEnoughHealthyPods',
      expr: `
        max by (namespace, poddisruptionbudget) (
          kube_poddisruptionbudget_status_desired_healthy{${KSM}}
          - kube_poddisruptionbudget_status_current_healthy{${KSM}}
        ) > 0`,
      for: '15m',
      severity: 'warning',
      summary: 'A disruption budget has too few healthy pods',
      description:
        'The PodDisruptionBudget {{ $labels.namespace }}/{{ $labels.poddisruptionbudget }} lacks {{ $value }} healthy pods, so that no node under its pods can be replaced.',
      dashboard: 'platform-workloads',
    },
  ],
};
