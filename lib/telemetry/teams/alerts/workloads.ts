import type { TeamAlert } from './team-alert';

/**
 * Alerts about Deployments, StatefulSets and DaemonSets: what they should be and are not. While a rollout gets on, none fires.
 * KubeDaemonSetRolloutStuck does not repeat what KubeDaemonSetMisScheduled says.
 * @see https://github.com/kubernetes-monitoring/kubernetes-mixin/blob/master/alerts/apps_alerts.libsonnet
 */
export const workloadAlerts = {
  KubeDeploymentGenerationMismatch: generationMismatch('Deployment'),
  KubeDeploymentReplicasMismatch: {
    for: '15m',
    severity: 'warning',
    dashboard: 'platform-workloads',
    rule: ({ ksm, wait }) => ({
      expr: `
        max by (namespace, deployment) (
          kube_deployment_spec_replicas{${ksm}} > kube_deployment_status_replicas_available{${ksm}}
          and
          changes(kube_deployment_status_replicas_updated{${ksm}}[10m]) == 0
        )`,
      summary: 'A Deployment has fewer pods than it should',
      description: `The Deployment {{ $labels.namespace }}/{{ $labels.deployment }} has had fewer available pods than the {{ $value }} it should have for ${wait}.`,
    }),
  },
  KubeDeploymentRolloutStuck: {
    for: '15m',
    severity: 'warning',
    dashboard: 'platform-workloads',
    rule: ({ ksm }) => ({
      expr: `
        max by (namespace, deployment) (
          kube_deployment_status_condition{${ksm}, condition="Progressing", status="false"}
        ) != 0`,
      summary: 'The rollout of a Deployment does not get on',
      description:
        'The rollout of Deployment {{ $labels.namespace }}/{{ $labels.deployment }} has passed its deadline without getting on.',
    }),
  },
  KubeStatefulSetGenerationMismatch: generationMismatch('StatefulSet'),
  KubeStatefulSetReplicasMismatch: {
    for: '15m',
    severity: 'warning',
    dashboard: 'platform-workloads',
    rule: ({ ksm, wait }) => ({
      expr: `
        max by (namespace, statefulset) (
          kube_statefulset_replicas{${ksm}} != kube_statefulset_status_replicas_ready{${ksm}}
          and
          changes(kube_statefulset_status_replicas_updated{${ksm}}[10m]) == 0
        )`,
      summary: 'A StatefulSet has not the pods that it should',
      description: `The StatefulSet {{ $labels.namespace }}/{{ $labels.statefulset }} has had another number of ready pods than the {{ $value }} it should have for ${wait}.`,
    }),
  },
  KubeStatefulSetUpdateNotRolledOut: {
    for: '15m',
    severity: 'warning',
    dashboard: 'platform-workloads',
    rule: ({ ksm }) => ({
      expr: `
        max by (namespace, statefulset) (
          kube_statefulset_status_current_revision{${ksm}}
          unless
          kube_statefulset_status_update_revision{${ksm}}
        )
        and on (namespace, statefulset)
        kube_statefulset_replicas{${ksm}} != kube_statefulset_status_replicas_updated{${ksm}}
        and on (namespace, statefulset)
        changes(kube_statefulset_status_replicas_updated{${ksm}}[5m]) == 0`,
      summary: 'The update of a StatefulSet is not rolled out',
      description:
        'The StatefulSet {{ $labels.namespace }}/{{ $labels.statefulset }} has stopped halfway through its update.',
    }),
  },
  KubeDaemonSetRolloutStuck: {
    for: '15m',
    severity: 'warning',
    dashboard: 'platform-workloads',
    rule: ({ ksm, wait }) => ({
      expr: `
        max by (namespace, daemonset) (
          (
            kube_daemonset_status_desired_number_scheduled{${ksm}} != kube_daemonset_status_updated_number_scheduled{${ksm}}
            or
            kube_daemonset_status_desired_number_scheduled{${ksm}} != kube_daemonset_status_number_available{${ksm}}
          )
          and
          changes(kube_daemonset_status_updated_number_scheduled{${ksm}}[5m]) == 0
        )`,
      summary: 'The rollout of a DaemonSet does not get on',
      description: `The DaemonSet {{ $labels.namespace }}/{{ $labels.daemonset }} should be up to date and available on {{ $value }} nodes, and has not got on for ${wait}.`,
    }),
  },
  KubeDaemonSetNotScheduled: {
    for: '10m',
    severity: 'warning',
    dashboard: 'platform-workloads',
    rule: ({ ksm }) => ({
      expr: `
        max by (namespace, daemonset) (
          kube_daemonset_status_desired_number_scheduled{${ksm}} - kube_daemonset_status_current_number_scheduled{${ksm}}
        ) > 0`,
      summary: 'Pods of a DaemonSet are missing',
      description: '{{ $value }} nodes lack their pod of DaemonSet {{ $labels.namespace }}/{{ $labels.daemonset }}.',
    }),
  },
  KubeDaemonSetMisScheduled: {
    for: '15m',
    severity: 'warning',
    dashboard: 'platform-workloads',
    rule: ({ ksm }) => ({
      expr: `max by (namespace, daemonset) (kube_daemonset_status_number_misscheduled{${ksm}}) > 0`,
      summary: 'Pods of a DaemonSet run where they should not',
      description:
        '{{ $value }} nodes run a pod of DaemonSet {{ $labels.namespace }}/{{ $labels.daemonset }} that they should not.',
    }),
  },
} satisfies Record<string, TeamAlert>;

function generationMismatch(kind: 'Deployment' | 'StatefulSet'): TeamAlert {
  const label = kind.toLowerCase();
  return {
    for: '15m',
    severity: 'warning',
    dashboard: 'platform-workloads',
    rule: ({ ksm, wait }) => ({
      expr: `
        max by (namespace, ${label}) (
          kube_${label}_metadata_generation{${ksm}} != kube_${label}_status_observed_generation{${ksm}}
        )`,
      summary: `A change of a ${kind} is not acted on`,
      description: `The newest generation, {{ $value }}, of ${kind} {{ $labels.namespace }}/{{ $labels.${label} }} has not been acted on for ${wait}.`,
    }),
  };
}
