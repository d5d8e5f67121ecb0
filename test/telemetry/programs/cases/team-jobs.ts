import type { AlertCase } from '../alert-case';

const JOB = 'job="kube-state-metrics"';
const REPORT = `${JOB}, namespace="checkout", job_name="report-29401"`;
const AUTOSCALER = `${JOB}, namespace="checkout", horizontalpodautoscaler="api"`;
const BUDGET = `${JOB}, namespace="checkout", poddisruptionbudget="db"`;

const report = { namespace: 'checkout', job_name: 'report-29401' };
const autoscaler = { namespace: 'checkout', horizontalpodautoscaler: 'api' };

const runsLong: AlertCase = {
  alert: 'KubeJobNotCompleted',
  series: {
    [`kube_job_status_start_time{${REPORT}}`]: '0x730',
    [`kube_job_status_active{${REPORT}}`]: '1x730',
  },
  fires: { at: '721m', labels: report, description: 'The Job checkout/report-29401 has been running for 12h 1m 0s.' },
  quiet: { at: '12h' },
};

const wantsOneMore: AlertCase = {
  alert: 'KubeHpaReplicasMismatch',
  series: {
    [`kube_horizontalpodautoscaler_status_desired_replicas{${AUTOSCALER}}`]: '6x50',
    [`kube_horizontalpodautoscaler_status_current_replicas{${AUTOSCALER}}`]: '5x50',
    [`kube_horizontalpodautoscaler_spec_min_replicas{${AUTOSCALER}}`]: '2x50',
    [`kube_horizontalpodautoscaler_spec_max_replicas{${AUTOSCALER}}`]: '10x50',
  },
  fires: {
    at: '15m',
    labels: autoscaler,
    description: 'The HorizontalPodAutoscaler checkout/api wants 6 pods and has not got them for 15 minutes.',
  },
  quiet: { series: { [`kube_horizontalpodautoscaler_status_desired_replicas{${AUTOSCALER}}`]: '5x50' } },
};

const atItsMost: AlertCase = {
  alert: 'KubeHpaMaxedOut',
  series: {
    [`kube_horizontalpodautoscaler_status_current_replicas{${AUTOSCALER}}`]: '10x20',
    [`kube_horizontalpodautoscaler_spec_min_replicas{${AUTOSCALER}}`]: '9x20',
    [`kube_horizontalpodautoscaler_spec_max_replicas{${AUTOSCALER}}`]: '10x20',
  },
  fires: {
    at: '15m',
    labels: autoscaler,
    description: 'The HorizontalPodAutoscaler checkout/api has had all the 10 pods that it may have for 15 minutes.',
  },
  quiet: { series: { [`kube_horizontalpodautoscaler_status_current_replicas{${AUTOSCALER}}`]: '9x20' } },
};

export const jobCases: readonly AlertCase[] = [
  runsLong,
  {
    // It ended with its last minute.
    ...runsLong,
    quiet: { series: { [`kube_job_status_active{${REPORT}}`]: '1x720 0x10' } },
  },
  {
    alert: 'KubeJobFailed',
    series: {
      [`kube_job_failed{${REPORT}, condition="true"}`]: '1x20',
      [`kube_job_failed{${REPORT}, condition="false"}`]: '0x20',
    },
    fires: {
      at: '15m',
      labels: report,
      description: 'The Job checkout/report-29401 failed. The alert ends when the Job is removed.',
    },
    quiet: { at: '14m' },
  },
  wantsOneMore,
  {
    // For 15 minutes after it got a pod, it gets on.
    ...wantsOneMore,
    series: {
      ...wantsOneMore.series,
      [`kube_horizontalpodautoscaler_status_current_replicas{${AUTOSCALER}}`]: '4x10 5x40',
    },
    fires: { ...wantsOneMore.fires, at: '40m' },
    quiet: { at: '39m' },
  },
  {
    // At its most it is KubeHpaMaxedOut that fires.
    ...wantsOneMore,
    quiet: { series: { [`kube_horizontalpodautoscaler_spec_max_replicas{${AUTOSCALER}}`]: '5x50' } },
  },
  {
    ...wantsOneMore,
    quiet: { series: { [`kube_horizontalpodautoscaler_spec_min_replicas{${AUTOSCALER}}`]: '5x50' } },
  },
  atItsMost,
  {
    ...atItsMost,
    quiet: { series: { [`kube_horizontalpodautoscaler_spec_min_replicas{${AUTOSCALER}}`]: '10x20' } },
  },
  {
    alert: 'KubePdbNotEnoughHealthyPods',
    series: {
      [`kube_poddisruptionbudget_status_desired_healthy{${BUDGET}}`]: '3x20',
      [`kube_poddisruptionbudget_status_current_healthy{${BUDGET}}`]: '1x20',
    },
    fires: {
      at: '15m',
      labels: { namespace: 'checkout', poddisruptionbudget: 'db' },
      description:
        'The PodDisruptionBudget checkout/db lacks 2 healthy pods, so that no node under its pods can be replaced.',
    },
    quiet: { series: { [`kube_poddisruptionbudget_status_current_healthy{${BUDGET}}`]: '3x20' } },
  },
];
