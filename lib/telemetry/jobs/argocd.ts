import { counter, gauge, histogram, type MetricFamily, type ScrapeJob } from '../model';

const ofEveryProcess: readonly MetricFamily[] = [
  counter('process_cpu_seconds_total'),
  gauge('process_resident_memory_bytes'),
];

const ofApplications: readonly MetricFamily[] = [
  gauge(
    'argocd_app_info',
    'autosync_enabled',
    'dest_namespace',
    'dest_server',
    'health_status',
    'name',
    'namespace',
    'operation',
    'project',
    'repo',
    'sync_status',
  ),
  counter('argocd_app_sync_total', 'dest_server', 'dry_run', 'name', 'namespace', 'phase', 'project'),
  histogram('argocd_app_reconcile', 'dest_server', 'namespace'),
  gauge('argocd_cluster_connection_status', 'k8s_version', 'server'),
];

const ofRepositories: readonly MetricFamily[] = [
  counter('argocd_git_request_total', 'repo', 'request_type'),
  counter('argocd_git_fetch_fail_total', 'repo'),
  histogram('argocd_git_request_duration_seconds', 'repo', 'request_type'),
];

/**
 * What the parts of Argo CD say. Their pods have no `app.kubernetes.io/instance` and their ports no names.
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/metrics/
 */
export const argocdJobs: readonly ScrapeJob[] = [
  jobOf('application-controller', '8082', ofApplications),
  jobOf('server', '8083', []),
  jobOf('repo-server', '8084', ofRepositories),
];

function jobOf(part: string, port: string, families: readonly MetricFamily[]): ScrapeJob {
  return {
    name: `argocd-${part}`,
    job: 'argocd',
    discovery: { type: 'pods', namespace: 'argocd', instance: `argocd-${part}`, label: 'app.kubernetes.io/name', port },
    // The namespace of an Application, not that of Argo CD.
    honorLabels: true,
    families: [...families, ...ofEveryProcess],
  };
}
