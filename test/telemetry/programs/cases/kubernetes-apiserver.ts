import {
  kubernetesApiserver,
  kubernetesApiserverRecording,
} from '../../../../lib/telemetry/rules/kubernetes-apiserver';
import type { AlertCases } from '../alert-case';

export const kubernetesApiserverCases: AlertCases = {
  groups: [kubernetesApiserver, kubernetesApiserverRecording],
  cases: [
    {
      alert: 'KubeAPIDown',
      series: { 'up{job="apiserver", instance="10.0.0.1:443"}': '0x20' },
      fires: { at: '15m', description: 'Prometheus has reached no API server of this cluster for 15 minutes.' },
      quiet: { at: '14m' },
    },
    {
      alert: 'KubeAPITerminatedRequests',
      series: {
        'apiserver_request_total{job="apiserver", instance="10.0.0.1:443", code="200"}': '0+80x30',
        'apiserver_request_terminations_total{job="apiserver", instance="10.0.0.1:443", code="429"}': '0+21x30',
      },
      fires: { at: '10m', description: 'The API server has ended 20.79% of its requests itself.' },
      quiet: {
        series: {
          'apiserver_request_terminations_total{job="apiserver", instance="10.0.0.1:443", code="429"}': '0+19x30',
        },
      },
    },
    {
      alert: 'KubeAggregatedAPIDown',
      series: {
        'aggregator_unavailable_apiservice{job="apiserver", instance="10.0.0.1:443", name="v1beta1.metrics.k8s.io"}':
          '0x9 1x20',
      },
      fires: {
        at: '16m',
        labels: { name: 'v1beta1.metrics.k8s.io' },
        description: 'The aggregated API v1beta1.metrics.k8s.io was there for only 30% of 10 minutes.',
      },
      quiet: { at: '15m' },
    },
    {
      alert: 'KubeAggregatedAPIErrors',
      series: {
        'aggregator_unavailable_apiservice_total{job="apiserver", name="v1beta1.metrics.k8s.io", reason="MissingEndpoints"}':
          '0+1x20',
      },
      fires: {
        at: '11m',
        labels: { name: 'v1beta1.metrics.k8s.io', reason: 'MissingEndpoints' },
        description: 'The aggregated API v1beta1.metrics.k8s.io keeps becoming unavailable: MissingEndpoints.',
      },
      quiet: { at: '10m' },
    },
    {
      alert: 'KubeClientErrors',
      series: {
        'rest_client_requests_total{job="kubelet", instance="10.0.1.7:10250", code="200"}': '0+98x30',
        'rest_client_requests_total{job="kubelet", instance="10.0.1.7:10250", code="500"}': '0+2x30',
      },
      fires: {
        at: '20m',
        labels: { job: 'kubelet', instance: '10.0.1.7:10250' },
        description: '2% of the requests of kubelet at 10.0.1.7:10250 to the API server fail.',
      },
      quiet: {
        series: { 'rest_client_requests_total{job="kubelet", instance="10.0.1.7:10250", code="500"}': '0+0.9x30' },
      },
    },
    {
      alert: 'KubeAPIStorageFillingUp',
      severity: 'warning',
      series: { 'apiserver_storage_size_bytes{job="apiserver", storage_cluster_id="etcd-0"}': '6500000000x20' },
      fires: {
        at: '15m',
        description: 'The database behind the API server has used 75.67% of its 8 GiB. Full, it takes no writes.',
      },
      quiet: {
        series: { 'apiserver_storage_size_bytes{job="apiserver", storage_cluster_id="etcd-0"}': '6400000000x20' },
      },
    },
    {
      alert: 'KubeAPIStorageFillingUp',
      severity: 'critical',
      series: { 'apiserver_storage_size_bytes{job="apiserver", storage_cluster_id="etcd-0"}': '7800000000x20' },
      fires: {
        at: '15m',
        description: 'The database behind the API server has used 90.8% of its 8 GiB. Full, it takes no writes.',
      },
      quiet: {
        series: { 'apiserver_storage_size_bytes{job="apiserver", storage_cluster_id="etcd-0"}': '7700000000x20' },
      },
    },
  ],
};
