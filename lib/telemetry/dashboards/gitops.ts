import type { Dashboard } from '../model';
import { dashboard } from './dashboard';
import { row, stat, table, timeseries } from './panels';
import { metricsSource } from './variables';

/** What brings the environment branch into a cluster. */
export type GitOpsAgent = 'flux' | 'argocd';

/** Whether the cluster is what the environment branch says. */
export function gitops(agent: GitOpsAgent): Dashboard {
  return dashboard({
    uid: 'platform-gitops',
    title: 'GitOps',
    description: 'Whether the cluster is what the environment branch says it is.',
    variables: [metricsSource()],
    from: 'now-24h',
    panels: agent === 'flux' ? flux() : argocd(),
  });
}

/** @see https://fluxcd.io/flux/monitoring/custom-metrics/ */
function flux() {
  const of = (matchers: string) => `count(gotk_resource_info{${matchers}})`;
  return [
    row('Right now'),
    stat('Ready', { unit: 'short', none: '0', queries: { objects: of('ready="True"') } }),
    stat('Not ready', { unit: 'short', none: '0', queries: { objects: of('ready="False"') }, colours: { 1: 'red' } }),
    stat('At work', { unit: 'short', none: '0', queries: { objects: of('ready="Unknown"') } }),
    stat('Suspended', {
      description: 'Somebody has told Flux to leave these alone: what is in the branch does not reach the cluster.',
      unit: 'short',
      none: '0',
      queries: { objects: of('suspended="true"') },
      colours: { 1: 'yellow' },
    }),
    table('Objects', {
      by: {
        customresource_kind: 'Kind',
        namespace: 'Namespace',
        name: 'Name',
        ready: 'Ready',
        suspended: 'Suspended',
      },
      columns: {
        Objects: {
          unit: 'short',
          expr: 'count by (customresource_kind, namespace, name, ready, suspended) (gotk_resource_info)',
        },
      },
    }),
    row('Over time'),
    timeseries('Not ready, over time', {
      unit: 'short',
      queries: {
        '{{customresource_kind}} {{name}}':
          'count by (customresource_kind, namespace, name) (gotk_resource_info{ready="False"})',
      },
    }),
    timeseries('How long a reconciliation takes', {
      description: 'What 99 % of them take at most.',
      unit: 's',
      queries: {
        '{{kind}}':
          'histogram_quantile(0.99, sum by (kind, le) (rate(gotk_reconcile_duration_seconds_bucket{job="flux"}[$__rate_interval])))',
      },
    }),
  ];
}

/** @see https://argo-cd.readthedocs.io/en/stable/operator-manual/metrics/ */
function argocd() {
  const of = (matchers: string) => `count(argocd_app_info{job="argocd",${matchers}})`;
  return [
    row('Right now'),
    stat('Synced and healthy', {
      unit: 'short',
      none: '0',
      queries: { applications: of('sync_status="Synced",health_status="Healthy"') },
    }),
    stat('Out of sync', {
      description: 'The cluster is not what the branch says.',
      unit: 'short',
      none: '0',
      queries: { applications: of('sync_status!="Synced"') },
      colours: { 1: 'yellow' },
    }),
    stat('Unhealthy', {
      unit: 'short',
      none: '0',
      queries: { applications: of('health_status!="Healthy"') },
      colours: { 1: 'red' },
    }),
    table('Applications', {
      by: { name: 'Name', project: 'Project', sync_status: 'Sync', health_status: 'Health' },
      columns: {
        Applications: {
          unit: 'short',
          expr: 'count by (name, project, sync_status, health_status) (argocd_app_info{job="argocd"})',
        },
      },
    }),
    ...argocdOverTime(),
  ];
}

function argocdOverTime() {
  return [
    row('Over time'),
    timeseries('Applications by health', {
      unit: 'short',
      stacked: true,
      queries: { '{{health_status}}': 'count by (health_status) (argocd_app_info{job="argocd"})' },
    }),
    timeseries('Syncs', {
      unit: 'short',
      queries: { '{{phase}}': 'sum by (phase) (increase(argocd_app_sync_total{job="argocd"}[$__rate_interval]))' },
    }),
    timeseries('How long a reconciliation takes', {
      description: 'What 99 % of them take at most.',
      unit: 's',
      width: 24,
      queries: {
        'all applications':
          'histogram_quantile(0.99, sum by (le) (rate(argocd_app_reconcile_bucket{job="argocd"}[$__rate_interval])))',
      },
    }),
  ];
}
