import type { AlertingRule, RuleGroup } from '../model';

const KSM = 'job="kube-state-metrics"';

/**
 * Alerts about Deployments, StatefulSets and DaemonSets: what they should be and are not. While a rollout gets on, none fires.
 * KubeDaemonSetRolloutStuck does not repeat what KubeDaemonSetMisScheduled says.
 * @see https://github.com/kubernetes-monitoring/kubernetes-mixin/blob/master/alerts/apps_alerts.libsonnet
 */
export const kubernetesWorkloads: RuleGroup = {
  name: 'kubernetes-workloads',
  rules: [
    generationMismatch('Deployment'),
    {
      alert: 'KubeDeploymentReplicasMismatch',
      expr: `
        max by (namespace, deployment) (
          kube_deployment_spec_replicas{${KSM}} > kube_deployment_status_replicas_available{${KSM}}
          and
          changes(kube_deployment_status_replicas_updated{${KSM}}[10m]) == 0
        )`,
      for: '15m',
      severity: 'warning',
      summary: 'A Deployment has fewer pods than it should',
      description:
        'The Deployment {{ $labels.namespace }}/{{ $labels.deployment }} has had fewer available pods than the {{ $value }} it should have for 15 minutes.',
      dashboard: 'platform-workloads',
    },
    {
      alert: 'KubeDeploymentRolloutStuck',
      expr: `
        max by (namespace, deployment) (
          kube_deployment_status_condition{${KSM}, condition="Progressing", status="false"}
        ) != 0`,
      for: '15m',
      severity: 'warning',
      summary: 'The rollout of a Deployment does not get on',
      description:
        'The rollout of Deployment {{ $labels.namespace }}/{{ $labels.deployment }} has passed its deadline without getting on.',
      dashboard: 'platform-workloads',
    },
    generationMismatch('StatefulSet'),
    {
      alert: 'KubeStatefulSetReplicasMismatch',
      expr: `
        max by (namespace, statefulset) (
          kube_statefulset_replicas{${KSM}} != kube_statefulset_status_replicas_ready{${KSM}}
          and
          changes(kube_statefulset_status_replicas_updated{${KSM}}[10m]) == 0
        )`,
      for: '15m',
      severity: 'warning',
      summary: 'A StatefulSet has not the pods that it should',
      description:
        'The StatefulSet {{ $labels.namespace }}/{{ $labels.statefulset }} has had another number of ready pods than the {{ $value }} it should have for 15 minutes.',
      dashboard: 'platform-workloads',
    },
    {
      alert: 'KubeStatefulSetUpdateNotRolledOut',
      expr: `
        max by (namespace, statefulset) (
          kube_statefulset_status_current_revision{${KSM}}
          unless
          kube_statefulset_status_update_revision{${KSM}}
        )
        and on (namespace, statefulset)
        kube_statefulset_replicas{${KSM}} != kube_statefulset_status_replicas_updated{${KSM}}
        and on (namespace, statefulset)
        changes(kube_statefulset_status_replicas_updated{${KSM}}[5m]) == 0`,
      for: '15m',
      severity: 'warning',
      summary: 'The update of a StatefulSet is not rolled out',
      description:
        'The StatefulSet {{ $labels.namespace }}/{{ $labels.statefulset }} has stopped halfway through its update.',
      dashboard: 'platform-workloads',
    },
    {
      alert: 'KubeDaemonSetRolloutStuck',
      expr: `
        max by (namespace, daemonset) (
          (
            kube_daemonset_status_desired_number_scheduled{${KSM}} != kube_daemonset_status_updated_number_scheduled{${KSM}}
            or
            kube_daemonset_status_desired_number_scheduled{${KSM}} != kube_daemonset_status_number_available{${KSM}}
          )
          and
          changes(kube_daemonset_status_updated_number_scheduled{${KSM}}[5m]) == 0
        )`,
      for: '15m',
      severity: 'warning',
      summary: 'The rollout of a DaemonSet does not get on',
      description:
        'The DaemonSet {{ $labels.namespace }}/{{ $labels.daemonset }} should be up to date and available on {{ $value }} nodes, and has not got on for 15 minutes.',
      dashboard: 'platform-workloads',
    },
    {
      alert: 'KubeDaemonSetNotScheduled',
      expr: `
        max by (namespace, daemonset) (
          kube_daemonset_status_desired_number_scheduled{${KSM}} - kube_daemonset_status_current_number_scheduled{${KSM}}
        ) > 0`,
      for: '10m',
      severity: 'warning',
      summary: 'Pods of a DaemonSet are missing',
      description: '{{ $value }} nodes lack their pod of DaemonSet {{ $labels.namespace }}/{{ $labels.daemonset }}.',
      dashboard: 'platform-workloads',
    },
    {
      alert: 'KubeDaemonSetMisScheduled',
      expr: `max by (namespace, daemonset) (kube_daemonset_status_number_misscheduled{${KSM}}) > 0`,
      for: '15m',
      severity: 'warning',
      summary: 'Pods of a DaemonSet run where they should not',
      description:
        '{{ $value }} nodes run a pod of DaemonSet {{ $labels.namespace }}/{{ $labels.daemonset }} that they should not.',
      dashboard: 'platform-workloads',
    },
  ],
};

function generationMismatch(kind: 'Deployment' | 'StatefulSet'): AlertingRule {
  const label = kind.toLowerCase();
  return {
    alert: `Kube${kind}GenerationMismatch`,
    expr: `
      max by (namespace, ${label}) (
        kube_${label}_metadata_generation{${KSM}} != kube_${label}_status_observed_generation{${KSM}}
      )`,
    for: '15m',
    severity: 'warning',
    summary: `A change of a ${kind} is not acted on`,
    description: `The newest generation, {{ $value }}, of ${kind} {{ $labels.namespace }}/{{ $labels.${label} }} has not been acted on for 15 minutes.`,
    dashboard: 'platform-workloads',
  };
}
