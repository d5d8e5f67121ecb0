import { CLUSTER_DNS_CIDR, githubRepositoryOf, names, ownerOf } from '../../lib/environment';
import { type AlertContext, platformTelemetry, type Telemetry } from '../../lib/telemetry';
import type { ClusterContext } from './cluster-context';
import { logCanaryOf, observedTeams } from './log-pipeline';

/** What must answer inside the cluster, and the whole way in from outside. */
const INSIDE = [
  'http://alertmanager.monitoring.svc:9093/-/ready',
  'http://grafana.monitoring.svc:3000/api/health',
  'http://loki.logging.svc:3100/ready',
  'http://prometheus.monitoring.svc:9090/-/ready',
];

/** What is observed of the platform in a cluster. */
export function clusterTelemetry(context: ClusterContext): Telemetry {
  const { environment, cluster } = context;
  return platformTelemetry({
    team: ownerOf(environment),
    agent: environment.gitops.agent,
    addons: cluster.addons,
    dnsServers: [CLUSTER_DNS_CIDR.replace('/32', ':53')],
    endpoints: [...INSIDE, `https://${names.canaryHost(environment, cluster)}/readyz`],
    logCanary: logCanaryOf(context),
    teams: observedTeams(context),
  });
}

/** Whom alerts name, and where they send their reader. */
export function alertContext({ environment, cluster }: ClusterContext): AlertContext {
  const repository = githubRepositoryOf(environment.gitops.repository);
  const web =
    repository === undefined ? environment.gitops.repository.replace(/\.git$/, '') : `https://github.com/${repository}`;
  return {
    team: ownerOf(environment),
    runbooksUrl: `${web}/blob/main/docs/runbooks/`,
    ...(environment.telemetry.grafana.oidc && { grafanaUrl: `https://${names.grafanaHost(environment, cluster)}/` }),
  };
}
