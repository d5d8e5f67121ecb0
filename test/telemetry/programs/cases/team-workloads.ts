import type { AlertCase } from '../alert-case';

const JOB = 'job="kube-state-metrics"';
const DEPLOYMENT = `${JOB}, namespace="checkout", deployment="api"`;
const STATEFUL_SET = `${JOB}, namespace="checkout", statefulset="db"`;
const DAEMON_SET = `${JOB}, namespace="checkout", daemonset="agent"`;

const deployment = { namespace: 'checkout', deployment: 'api' };
const statefulset = { namespace: 'checkout', statefulset: 'db' };
const daemonset = { namespace: 'checkout', daemonset: 'agent' };

/** The last step of a rollout after 10 minutes: for as long after it as changes are looked for, it gets on. */
const GETS_ON = '1x10 2x30';

const deploymentLacksOne: AlertCase = {
  alert: 'KubeDeploymentReplicasMismatch',
  series: {
    [`kube_deployment_spec_replicas{${DEPLOYMENT}}`]: '3x40',
    [`kube_deployment_status_replicas_available{${DEPLOYMENT}}`]: '2x40',
    [`kube_deployment_status_replicas_updated{${DEPLOYMENT}}`]: '3x40',
  },
  fires: {
    at: '15m',
    labels: deployment,
    description: 'The Deployment checkout/api has had fewer available pods than the 3 it should have for 15 minutes.',
  },
  quiet: { series: { [`kube_deployment_status_replicas_available{${DEPLOYMENT}}`]: '3x40' } },
};

const statefulSetLacksOne: AlertCase = {
  alert: 'KubeStatefulSetReplicasMismatch',
  series: {
    [`kube_statefulset_replicas{${STATEFUL_SET}}`]: '3x40',
    [`kube_statefulset_status_replicas_ready{${STATEFUL_SET}}`]: '2x40',
    [`kube_statefulset_status_replicas_updated{${STATEFUL_SET}}`]: '3x40',
  },
  fires: {
    at: '15m',
    labels: statefulset,
    description:
      'The StatefulSet checkout/db has had another number of ready pods than the 3 it should have for 15 minutes.',
  },
  quiet: { series: { [`kube_statefulset_status_replicas_ready{${STATEFUL_SET}}`]: '3x40' } },
};

const statefulSetHalfway: AlertCase = {
  alert: 'KubeStatefulSetUpdateNotRolledOut',
  series: {
    [`kube_statefulset_status_current_revision{${STATEFUL_SET}, revision="db-6f8d"}`]: '1x40',
    [`kube_statefulset_status_update_revision{${STATEFUL_SET}, revision="db-7c9b"}`]: '1x40',
    [`kube_statefulset_replicas{${STATEFUL_SET}}`]: '3x40',
    [`kube_statefulset_status_replicas_updated{${STATEFUL_SET}}`]: '2x40',
  },
  fires: {
    at: '15m',
    labels: statefulset,
    description: 'The StatefulSet checkout/db has stopped halfway through its update.',
  },
  quiet: { series: { [`kube_statefulset_status_replicas_updated{${STATEFUL_SET}}`]: '3x40' } },
};

const daemonSetLacksOne: AlertCase = {
  alert: 'KubeDaemonSetRolloutStuck',
  series: {
    [`kube_daemonset_status_desired_number_scheduled{${DAEMON_SET}}`]: '5x40',
    [`kube_daemonset_status_updated_number_scheduled{${DAEMON_SET}}`]: '5x40',
    [`kube_daemonset_status_number_available{${DAEMON_SET}}`]: '4x40',
  },
  fires: {
    at: '15m',
    labels: daemonset,
    description:
      'The DaemonSet checkout/agent should be up to date and available on 5 nodes, and has not got on for 15 minutes.',
  },
  quiet: { series: { [`kube_daemonset_status_number_available{${DAEMON_SET}}`]: '5x40' } },
};

export const workloadCases: readonly AlertCase[] = [
  {
    alert: 'KubeDeploymentGenerationMismatch',
    series: {
      [`kube_deployment_metadata_generation{${DEPLOYMENT}}`]: '7x20',
      [`kube_deployment_status_observed_generation{${DEPLOYMENT}}`]: '6x20',
    },
    fires: {
      at: '15m',
      labels: deployment,
      description: 'The newest generation, 7, of Deployment checkout/api has not been acted on for 15 minutes.',
    },
    quiet: { series: { [`kube_deployment_status_observed_generation{${DEPLOYMENT}}`]: '7x20' } },
  },
  deploymentLacksOne,
  {
    ...deploymentLacksOne,
    series: {
      ...deploymentLacksOne.series,
      [`kube_deployment_status_replicas_updated{${DEPLOYMENT}}`]: GETS_ON,
    },
    fires: { ...deploymentLacksOne.fires, at: '35m' },
    quiet: { at: '34m' },
  },
  {
    alert: 'KubeDeploymentRolloutStuck',
    series: {
      [`kube_deployment_status_condition{${DEPLOYMENT}, condition="Progressing", reason="ProgressDeadlineExceeded", status="false"}`]:
        '1x20',
      [`kube_deployment_status_condition{${JOB}, namespace="checkout", deployment="web", condition="Progressing", status="false"}`]:
        '0x20',
    },
    fires: {
      at: '15m',
      labels: deployment,
      description: 'The rollout of Deployment checkout/api has passed its deadline without getting on.',
    },
    quiet: { at: '14m' },
  },
  {
    alert: 'KubeStatefulSetGenerationMismatch',
    series: {
      [`kube_statefulset_metadata_generation{${STATEFUL_SET}}`]: '7x20',
      [`kube_statefulset_status_observed_generation{${STATEFUL_SET}}`]: '6x20',
    },
    fires: {
      at: '15m',
      labels: statefulset,
      description: 'The newest generation, 7, of StatefulSet checkout/db has not been acted on for 15 minutes.',
    },
    quiet: { series: { [`kube_statefulset_status_observed_generation{${STATEFUL_SET}}`]: '7x20' } },
  },
  statefulSetLacksOne,
  {
    ...statefulSetLacksOne,
    series: {
      ...statefulSetLacksOne.series,
      [`kube_statefulset_status_replicas_updated{${STATEFUL_SET}}`]: GETS_ON,
    },
    fires: { ...statefulSetLacksOne.fires, at: '35m' },
    quiet: { at: '34m' },
  },
  statefulSetHalfway,
  {
    ...statefulSetHalfway,
    series: {
      ...statefulSetHalfway.series,
      [`kube_statefulset_status_replicas_updated{${STATEFUL_SET}}`]: GETS_ON,
    },
    fires: { ...statefulSetHalfway.fires, at: '30m' },
    quiet: { at: '29m' },
  },
  daemonSetLacksOne,
  {
    ...daemonSetLacksOne,
    series: {
      ...daemonSetLacksOne.series,
      [`kube_daemonset_status_updated_number_scheduled{${DAEMON_SET}}`]: GETS_ON,
      [`kube_daemonset_status_number_available{${DAEMON_SET}}`]: '5x40',
    },
    fires: { ...daemonSetLacksOne.fires, at: '30m' },
    quiet: { at: '29m' },
  },
  {
    alert: 'KubeDaemonSetNotScheduled',
    series: {
      [`kube_daemonset_status_desired_number_scheduled{${DAEMON_SET}}`]: '5x20',
      [`kube_daemonset_status_current_number_scheduled{${DAEMON_SET}}`]: '3x20',
    },
    fires: {
      at: '10m',
      labels: daemonset,
      description: '2 nodes lack their pod of DaemonSet checkout/agent.',
    },
    quiet: { series: { [`kube_daemonset_status_current_number_scheduled{${DAEMON_SET}}`]: '5x20' } },
  },
  {
    alert: 'KubeDaemonSetMisScheduled',
    series: {
      [`kube_daemonset_status_number_misscheduled{${DAEMON_SET}}`]: '2x20',
      [`kube_daemonset_status_number_misscheduled{${JOB}, namespace="checkout", daemonset="other"}`]: '0x20',
    },
    fires: {
      at: '15m',
      labels: daemonset,
      description: '2 nodes run a pod of DaemonSet checkout/agent that they should not.',
    },
    quiet: { at: '14m' },
  },
];
