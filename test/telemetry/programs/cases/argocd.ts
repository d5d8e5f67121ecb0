import { argocd } from '../../../../lib/telemetry/rules/argocd';
import type { AlertCases } from '../alert-case';

const APPLICATION = 'job="argocd", namespace="argocd", name="storage", project="platform"';

const labels = { namespace: 'argocd', name: 'storage', project: 'platform' };

export const argocdCases: AlertCases = {
  groups: [argocd],
  cases: [
    {
      alert: 'ArgoCdAppUnhealthy',
      series: {
        [`argocd_app_info{${APPLICATION}, health_status="Degraded"}`]: '1x7 _x20',
        [`argocd_app_info{${APPLICATION}, health_status="Missing"}`]: '_x8 1x20',
      },
      fires: {
        at: '15m',
        labels,
        description: 'Application storage of project platform has been unhealthy for 15 minutes.',
      },
      quiet: { at: '14m' },
    },
    {
      alert: 'ArgoCdAppOutOfSync',
      series: { [`argocd_app_info{${APPLICATION}, sync_status="OutOfSync"}`]: '1x20' },
      fires: {
        at: '15m',
        labels,
        description: 'Application storage of project platform has been out of sync for 15 minutes.',
      },
      quiet: { at: '14m' },
    },
    {
      alert: 'ArgoCdAppSyncFailed',
      series: { [`argocd_app_sync_total{${APPLICATION}, phase="Failed"}`]: '_x3 2x20' },
      fires: { at: '4m', labels, description: '2 syncs of Application storage have failed in 10 minutes.' },
      quiet: { at: '3m' },
    },
    {
      alert: 'ArgoCdAppAutoSyncDisabled',
      series: { [`argocd_app_info{${APPLICATION}, autosync_enabled="false"}`]: '1x130' },
      fires: {
        at: '2h',
        labels,
        description: 'Application storage of project platform has not been synced automatically for 2 hours.',
      },
      quiet: { at: '119m' },
    },
    {
      alert: 'ArgoCdClusterConnectionError',
      series: {
        'argocd_cluster_connection_status{job="argocd", server="https://kubernetes.default.svc", k8s_version="1.35"}':
          '0x10',
      },
      fires: {
        at: '5m',
        labels: { server: 'https://kubernetes.default.svc' },
        description:
          'Argo CD has had no connection to https://kubernetes.default.svc for 5 minutes: nothing is compared or applied.',
      },
      quiet: { at: '4m' },
    },
  ],
};
