import type { ITerraformDependable } from 'cdktf';
import { type Layer, LogDelivery, ManagedAlerting, MetricsScraper, MetricsWorkspace } from '../../lib/cloud';
import { arns, type Environment, names, type Team } from '../../lib/environment';
import { alertManagerDefinition, alertRouting, receiverSecretsOf, ruleFile, scraperConfig } from '../../lib/telemetry';
import { alertContext, clusterContext, type ClusterContext, clusterTelemetry, ruleGroups } from '../clusters';

/**
 * The metrics of the clusters of a region, where Amazon keeps them: for each a workspace with its rules and its
 * Alertmanager, and a scraper that fills it.
 */
export function keepMetrics(layer: Layer, environment: Environment, region: string, teams: readonly Team[]): void {
  const clusters = environment.clusters.filter((cluster) => cluster.region === region);
  if (clusters.length === 0) return;
  const { resource: permission } = new LogDelivery(layer, 'MetricsWorkspaceLogDelivery', {
    environment,
    region,
    name: names.metricsWorkspaceLogDelivery(environment, region),
    logicalId: 'metrics_workspaces',
    logGroups: clusters.map(names.metricsWorkspaceLogGroup),
  });
  for (const cluster of clusters) {
    keepMetricsOf(layer, clusterContext(environment, cluster, teams), permission);
  }
}

function keepMetricsOf(layer: Layer, context: ClusterContext, permission: ITerraformDependable): void {
  const { environment, cluster } = context;
  const { name: id, region } = cluster;
  const workspace = new MetricsWorkspace(layer, `MetricsWorkspace-${id}`, {
    environment,
    cluster,
    retentionDays: environment.telemetry.metricsRetentionDays,
    logsDays: environment.retention.controlPlaneLogsDays,
    permission,
    topicArn: arns.topic(environment, region, names.alarmTopic(environment)),
  });
  new ManagedAlerting(layer, `ManagedAlerting-${id}`, {
    cluster,
    workspaceId: workspace.workspaceId,
    ruleFiles: Object.fromEntries(
      ruleGroups(context).map((group) => [group.name, ruleFile(group, alertContext(context))]),
    ),
    definition: definitionOf(context),
  });
  new MetricsScraper(layer, `MetricsScraper-${id}`, {
    environment,
    cluster,
    workspaceArn: workspace.arn,
    // Among the network interfaces of the API server: nothing else is there that a pod would have to be kept from.
    subnetIds: layer.remoteState(names.networkLayer(region)).getList('intra_subnet_ids'),
    securityGroupIds: [layer.remoteState(names.clusterLayer(cluster)).getString('security_group_id')],
    configuration: scraperConfig(clusterTelemetry(context).jobs),
  });
  const output = id.replaceAll('-', '_');
  layer.addOutput(`${output}_metrics_workspace_id`, workspace.workspaceId);
  layer.addOutput(`${output}_metrics_workspace_endpoint`, workspace.endpoint);
}

function definitionOf({ environment, cluster, teams }: ClusterContext): string {
  const secrets = new Map(receiverSecretsOf(environment).map(({ key, secret }) => [key, secret]));
  return alertManagerDefinition(alertRouting(environment, cluster, teams), {
    cluster: cluster.name,
    environment: environment.name,
    secretArn: (key) => arns.secret(environment, cluster.region, secrets.get(key) ?? key),
  });
}
