import { Construct } from 'constructs';
import type { Environment, Team } from '../../lib/environment';
import { admission } from './admission';
import { agent } from './agent';
import { alertmanager } from './alertmanager';
import { blackboxExporter } from './blackbox-exporter';
import { brought } from './brought';
import { canary } from './canary';
import { clusterContext } from './cluster-context';
import { eventCollector } from './event-collector';
import { fluentBit } from './fluent-bit';
import { grafana } from './grafana';
import { ingress } from './ingress';
import { kubeStateMetrics } from './kube-state-metrics';
import { loki } from './loki';
import { namespaces } from './namespaces';
import { networkPolicy } from './network-policy';
import { nodeExporter } from './node-exporter';
import { nodePools } from './node-pools';
import { priorityClasses } from './priority-classes';
import { prometheus } from './prometheus';
import { prometheusOperator } from './prometheus-operator';
import { rbac } from './rbac';
import { storage } from './storage';
import { volumeSnapshots } from './volume-snapshots';

export { clusterContext } from './cluster-context';
export type { ClusterContext } from './cluster-context';
export { alertContext, clusterTelemetry, ruleGroups } from './telemetry';

/** What runs in every cluster of an environment, one line a component. */
export function clusters(scope: Construct, environment: Environment, teams: readonly Team[]): void {
  for (const cluster of environment.clusters) {
    const context = clusterContext(environment, cluster, teams);
    const inCluster = new Construct(scope, cluster.name);
    brought(inCluster, context);
    networkPolicy(inCluster, context);
    namespaces(inCluster, context);
    priorityClasses(inCluster, context);
    rbac(inCluster, context);
    admission(inCluster, context);
    nodePools(inCluster, context);
    storage(inCluster, context);
    volumeSnapshots(inCluster, context);
    ingress(inCluster, context);
    canary(inCluster, context);
    prometheus(inCluster, context);
    prometheusOperator(inCluster, context);
    alertmanager(inCluster, context);
    kubeStateMetrics(inCluster, context);
    nodeExporter(inCluster, context);
    blackboxExporter(inCluster, context);
    grafana(inCluster, context);
    loki(inCluster, context);
    fluentBit(inCluster, context);
    eventCollector(inCluster, context);
    agent(inCluster, context);
  }
}
