import type { AlertCase } from '../alert-case';

const JOB = 'job="kube-state-metrics"';
const POD = `${JOB}, namespace="checkout", pod="api-0"`;
const CONTAINER = `${POD}, container="api"`;

const killed: AlertCase = {
  alert: 'KubeContainerOOMKilled',
  series: {
    [`kube_pod_container_status_restarts_total{${CONTAINER}}`]: '0x4 1x10',
    [`kube_pod_container_status_last_terminated_reason{${CONTAINER}, reason="OOMKilled"}`]: '_x5 1x10',
  },
  fires: {
    at: '5m',
    labels: { namespace: 'checkout', pod: 'api-0', container: 'api' },
    description: 'The container api of pod checkout/api-0 reached its memory limit and was restarted.',
  },
  quiet: { at: '4m' },
};

export const podCases: readonly AlertCase[] = [
  {
    // Between two crashes the container runs, and then there is no such series.
    alert: 'KubePodCrashLooping',
    series: {
      [`kube_pod_container_status_waiting_reason{${CONTAINER}, reason="CrashLoopBackOff"}`]: '1 stale _x3 '.repeat(5),
    },
    fires: {
      at: '15m',
      labels: { namespace: 'checkout', pod: 'api-0', container: 'api' },
      description: 'The container api of pod checkout/api-0 has been crashing for 15 minutes.',
    },
    quiet: { at: '14m' },
  },
  {
    alert: 'KubePodCrashLooping',
    series: {
      [`kube_pod_init_container_status_waiting_reason{${POD}, container="migrate", reason="CrashLoopBackOff"}`]: '1x20',
    },
    fires: {
      at: '15m',
      labels: { namespace: 'checkout', pod: 'api-0', container: 'migrate' },
      description: 'The container migrate of pod checkout/api-0 has been crashing for 15 minutes.',
    },
    quiet: { at: '14m' },
  },
  {
    alert: 'KubePodNotReady',
    series: {
      [`kube_pod_status_phase{${POD}, phase="Pending"}`]: '1x20',
      [`kube_pod_status_phase{${POD}, phase="Failed"}`]: '0x20',
      [`kube_pod_owner{${POD}, owner_kind="StatefulSet", owner_name="api", owner_is_controller="true"}`]: '1x20',
      // The pod of a Job may wait for as long as it likes: what is asked of Jobs is that they end.
      [`kube_pod_status_phase{${JOB}, namespace="checkout", pod="report-x7k2p", phase="Pending"}`]: '1x20',
      [`kube_pod_owner{${JOB}, namespace="checkout", pod="report-x7k2p", owner_kind="Job", owner_name="report"}`]:
        '1x20',
    },
    fires: {
      at: '15m',
      labels: { namespace: 'checkout', pod: 'api-0' },
      description: 'The pod checkout/api-0 has been pending or unknown for 15 minutes.',
    },
    quiet: { at: '14m' },
  },
  {
    // An image that cannot be pulled has two reasons by turns.
    alert: 'KubeContainerWaiting',
    series: {
      [`kube_pod_container_status_waiting_reason{${CONTAINER}, reason="ErrImagePull"}`]: '1 stale _x3 '.repeat(14),
      [`kube_pod_container_status_waiting_reason{${CONTAINER}, reason="ImagePullBackOff"}`]: 'stale 1x3 '.repeat(14),
    },
    fires: {
      at: '1h',
      labels: { namespace: 'checkout', pod: 'api-0', container: 'api' },
      description: 'The container api of pod checkout/api-0 has been waiting to start for an hour.',
    },
    quiet: { at: '59m' },
  },
  killed,
  {
    // It was restarted for another reason.
    ...killed,
    quiet: {
      series: { [`kube_pod_container_status_last_terminated_reason{${CONTAINER}, reason="OOMKilled"}`]: '_x15' },
    },
  },
];
