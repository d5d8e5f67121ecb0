import { ownerOf, type Team } from '../../lib/environment';
import { MONITORING_NAMESPACE } from '../../lib/kubernetes';
import { LOKI, type LogCanary, logPipeline, type LogPipeline, type TeamLogs, teamLogs } from '../../lib/telemetry';
import type { ClusterContext } from './cluster-context';
import { AGENT_NAMESPACES } from './exempt-namespaces';
import { NODE_AGENTS } from './node-agents';

/** Those of Kubernetes, of either agent, and ours: they are the platform's, whatever a team may be called. */
export const PLATFORM_NAMESPACES: readonly string[] = [
  ...['default', 'kube-node-lease', 'kube-public', 'kube-system'],
  ...AGENT_NAMESPACES.map(({ name }) => name),
  ...['canary', LOKI.namespace, MONITORING_NAMESPACE, NODE_AGENTS.namespace],
];

/** The logs of every team, the platform's own among them: its people run everything, and read the logs of all. */
export function logsOfTeams({ environment, teams }: Pick<ClusterContext, 'environment' | 'teams'>): TeamLogs[] {
  const { logsRetentionDays } = environment.telemetry;
  const owner = ownerOf(environment);
  const others = teams.map(({ name }) => name);
  const logsOf = (team: Team) =>
    team.name === owner
      ? teamLogs(team, PLATFORM_NAMESPACES, logsRetentionDays, { readsAlso: others })
      : teamLogs(team, [], logsRetentionDays);
  return teams.map(logsOf);
}

/** The way of a cluster's logs. */
export function logPipelineOf(context: ClusterContext): LogPipeline {
  const { environment, cluster } = context;
  const tenants = logsOfTeams(context).map(({ tenant }) => tenant);
  return logPipeline(environment, cluster, ownerOf(environment), tenants);
}

/** The canary writes a line for each request when it debugs, and its probes ask it all the time. */
export function logCanaryOf({ environment }: Pick<ClusterContext, 'environment'>): LogCanary {
  return { tenant: ownerOf(environment), namespace: 'canary', container: 'canary', text: 'request started' };
}
