import { ownerOf } from '../../lib/environment';
import { MONITORING_NAMESPACE } from '../../lib/kubernetes';
import {
  LOKI,
  type LogCanary,
  logPipeline,
  type LogPipeline,
  telemetryOfTeams,
  type TeamTelemetry,
} from '../../lib/telemetry';
import type { ClusterContext } from './cluster-context';
import { AGENT_NAMESPACES } from './exempt-namespaces';
import { NODE_AGENTS } from './node-agents';

/** Those of Kubernetes, of either agent, and ours: they are the platform's, whatever a team may be called. */
export const PLATFORM_NAMESPACES: readonly string[] = [
  ...['default', 'kube-node-lease', 'kube-public', 'kube-system'],
  ...AGENT_NAMESPACES.map(({ name }) => name),
  ...['canary', LOKI.namespace, MONITORING_NAMESPACE, NODE_AGENTS.namespace],
];

/** What is observed for every team, the platform's own among them: its people run everything, and read the logs of all. */
export function observedTeams({ environment, teams }: Pick<ClusterContext, 'environment' | 'teams'>): TeamTelemetry[] {
  const owner = ownerOf(environment);
  const namespacesOf = (team: string) => (team === owner ? PLATFORM_NAMESPACES : []);
  return telemetryOfTeams(
    environment,
    teams.map((team) => ({ ...team, namespaces: namespacesOf(team.name) })),
  );
}

/** The way of a cluster's logs. */
export function logPipelineOf(context: ClusterContext): LogPipeline {
  const { environment, cluster } = context;
  const tenants = observedTeams(context).map(({ logs }) => logs.tenant);
  return logPipeline(environment, cluster, ownerOf(environment), tenants);
}

/** The canary writes a line for each request when it debugs, and its probes ask it all the time. */
export function logCanaryOf({ environment }: Pick<ClusterContext, 'environment'>): LogCanary {
  return { tenant: ownerOf(environment), namespace: 'canary', container: 'canary', text: 'request started' };
}
