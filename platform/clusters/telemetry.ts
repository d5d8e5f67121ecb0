import { CLUSTER_DNS_CIDR, type Environment, githubRepositoryOf, names, ownerOf } from '../../lib/environment';
import { type AlertContext, platformTelemetry, type RuleGroup, sloRules, type Telemetry } from '../../lib/telemetry';
import type { ClusterContext } from './cluster-context';
import { logCanaryOf, observedTeams } from './log-pipeline';

/** What must answer inside the cluster, by the name of its program. */
const INSIDE: Readonly<Record<string, string>> = {
  alertmanager: 'http://alertmanager.monitoring.svc:9093/-/ready',
  grafana: 'http://grafana.monitoring.svc:3000/api/health',
  loki: 'http://loki.logging.svc:3100/ready',
  prometheus: 'http://prometheus.monitoring.svc:9090/-/ready',
};

/**
 * Programs that do not run where Amazon keeps the metrics: it has the Prometheus, and Grafana would have to name its
 * workspace, whose id AWS mints. Nothing is asked of them, and nobody is told that they are down.
 */
const LEFT_OUT: Readonly<Record<Environment['telemetry']['backend'], readonly string[]>> = {
  prometheus: [],
  'prometheus-operator': [],
  'amazon-managed-prometheus': ['grafana', 'prometheus'],
};

/** Whether a program of the monitoring runs in the clusters of an environment. */
export function runs(program: 'grafana' | 'prometheus', { telemetry }: Environment): boolean {
  return !LEFT_OUT[telemetry.backend].includes(program);
}

/** What is observed of the platform in a cluster. All of it is judged, also where a part is left out. */
export function clusterTelemetry(context: ClusterContext): Telemetry {
  const { environment, cluster } = context;
  const leftOut = LEFT_OUT[environment.telemetry.backend];
  const inside = Object.entries(INSIDE).filter(([program]) => !leftOut.includes(program));
  const telemetry = platformTelemetry({
    team: ownerOf(environment),
    agent: environment.gitops.agent,
    addons: cluster.addons,
    dnsServers: [CLUSTER_DNS_CIDR.replace('/32', ':53')],
    endpoints: [...inside.map(([, url]) => url), `https://${names.canaryHost(environment, cluster)}/readyz`],
    logCanary: logCanaryOf(context),
    teams: observedTeams(context),
  });
  const stays = ({ name }: { readonly name: string }) => !leftOut.includes(name);
  return { ...telemetry, jobs: telemetry.jobs.filter(stays), groups: telemetry.groups.filter(stays) };
}

/** The groups of rules of a cluster, those of its SLOs among them. */
export function ruleGroups(context: ClusterContext): RuleGroup[] {
  const { groups, slos } = clusterTelemetry(context);
  return [...groups, ...slos.flatMap(sloRules)];
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

/** Labels of everything that leaves a Prometheus: alerts tell by them which cluster speaks. */
export function externalLabelsOf({ environment, cluster }: ClusterContext): Record<string, string> {
  return { cluster: cluster.name, environment: environment.name, region: cluster.region };
}
