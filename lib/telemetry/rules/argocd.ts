import type { RuleGroup } from '../model';

/**
 * Alerts about Argo CD. They leave out labels that change while an Application stays wrong.
 * @see https://github.com/adinhodovic/argo-cd-mixin/blob/main/alerts/alerts.libsonnet
 */
export const argocd: RuleGroup = {
  name: 'gitops-argocd',
  rules: [
    {
      alert: 'ArgoCdAppUnhealthy',
      expr: `
        max by (project, namespace, name) (argocd_app_info{job="argocd", health_status!~"Healthy|Progressing"}) == 1`,
      for: '15m',
      severity: 'warning',
      summary: 'What an Application made does not work',
      description: 'Application {{ $labels.name }} of project {{ $labels.project }} has been unhealthy for 15 minutes.',
      dashboard: 'platform-gitops',
    },
    {
      alert: 'ArgoCdAppOutOfSync',
      expr: 'max by (project, namespace, name) (argocd_app_info{job="argocd", sync_status!="Synced"}) == 1',
      for: '15m',
      severity: 'warning',
      summary: 'A part of the cluster is not as git says',
      description:
        'Application {{ $labels.name }} of project {{ $labels.project }} has been out of sync for 15 minutes.',
      dashboard: 'platform-gitops',
    },
    {
      alert: 'ArgoCdAppSyncFailed',
      // The first failure makes the series: there is nothing before it that increase() could start from.
      expr: `
        sum by (project, namespace, name) (argocd_app_sync_total{job="argocd", phase=~"Error|Failed"})
        - (
          sum by (project, namespace, name) (argocd_app_sync_total{job="argocd", phase=~"Error|Failed"} offset 10m)
          or
          0 * sum by (project, namespace, name) (argocd_app_sync_total{job="argocd", phase=~"Error|Failed"})
        ) > 0`,
      for: '1m',
      severity: 'warning',
      summary: 'Argo CD could not apply an Application',
      description: '{{ $value }} syncs of Application {{ $labels.name }} have failed in 10 minutes.',
      dashboard: 'platform-gitops',
    },
    {
      alert: 'ArgoCdAppAutoSyncDisabled',
      expr: 'max by (project, namespace, name) (argocd_app_info{job="argocd", autosync_enabled!="true"}) == 1',
      for: '2h',
      severity: 'warning',
      summary: 'Argo CD has been told to look away for hours',
      description:
        'Application {{ $labels.name }} of project {{ $labels.project }} has not been synced automatically for 2 hours.',
      dashboard: 'platform-gitops',
    },
    {
      alert: 'ArgoCdClusterConnectionError',
      expr: 'max by (server) (argocd_cluster_connection_status{job="argocd"}) < 1',
      for: '5m',
      severity: 'warning',
      summary: 'Argo CD cannot reach the cluster',
      description:
        'Argo CD has had no connection to {{ $labels.server }} for 5 minutes: nothing is compared or applied.',
      dashboard: 'platform-gitops',
    },
  ],
};
