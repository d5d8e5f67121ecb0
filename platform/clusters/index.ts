import { Construct } from 'constructs';
import { type Environment, ownerOf, type Team } from '../../lib/environment';
import { isAlert } from '../../lib/telemetry';
import { admission } from './admission';
import { agent } from './agent';
import { alertmanager } from './alertmanager';
import { blackboxExporter } from './blackbox-exporter';
import { brought } from './brought';
import { canary } from './canary';
import { type ClusterContext, clusterContext } from './cluster-context';
import { eventCollector } from './event-collector';
import { fluentBit } from './fluent-bit';
import { grafana } from './grafana';
import { ingress } from './ingress';
import { kubeStateMetrics } from './kube-state-metrics';
import { logRules, loki } from './loki';
import { namespaces } from './namespaces';
import { networkPolicy } from './network-policy';
import { nodeExporter } from './node-exporter';
import { nodePools } from './node-pools';
import { priorityClasses } from './priority-classes';
import { prometheus } from './prometheus';
import { prometheusOperator } from './prometheus-operator';
import { rbac } from './rbac';
import { storage } from './storage';
import { ruleGroups } from './telemetry';
import { volumeSnapshots } from './volume-snapshots';

export { clusterContext } from './cluster-context';
export type { ClusterContext } from './cluster-context';
export { alertContext, clusterTelemetry, ruleGroups } from './telemetry';

/** Adds one component to a cluster, where the environment wants it. */
type ComponentMaker = (inCluster: Construct, context: ClusterContext) => void;

/** What every workload rests on. */
const FOUNDATION: readonly ComponentMaker[] = [
  brought,
  networkPolicy,
  namespaces,
  priorityClasses,
  rbac,
  admission,
  nodePools,
  storage,
  volumeSnapshots,
  ingress,
  canary,
];

/** What observes it, and tells people. */
const TELEMETRY: readonly ComponentMaker[] = [
  prometheus,
  prometheusOperator,
  alertmanager,
  kubeStateMetrics,
  nodeExporter,
  blackboxExporter,
  grafana,
  loki,
  fluentBit,
  eventCollector,
];

/** Every alert that a cluster of an environment can raise, each name, severity and team once. */
export function alerts(environment: Environment, teams: readonly Team[]) {
  const owner = ownerOf(environment);
  const all = environment.clusters.flatMap((cluster) => {
    const context = clusterContext(environment, cluster, teams);
    return [...ruleGroups(context), logRules(context)].flatMap(({ rules }) => rules.filter(isAlert));
  });
  const shown = all.map(
    ({ alert, severity, team = owner }) => [`${alert} ${severity} ${team}`, { alert, severity, team }] as const,
  );
  return [...new Map(shown).values()];
}

export const COMPONENTS = {
  all: [...FOUNDATION, ...TELEMETRY, agent],
  withoutTelemetry: [...FOUNDATION, agent],
} as const;

/**
 * What runs in every cluster of an environment.
 * @param components what is made of it @default - all of it
 */
export function clusters(
  scope: Construct,
  environment: Environment,
  teams: readonly Team[],
  components: readonly ComponentMaker[] = COMPONENTS.all,
): void {
  for (const cluster of environment.clusters) {
    const context = clusterContext(environment, cluster, teams);
    const inCluster = new Construct(scope, cluster.name);
    for (const add of components) add(inCluster, context);
  }
}
