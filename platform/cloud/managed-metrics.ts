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
    const id = cluster.name;
    const { workspaceId, arn, endpoint } = new MetricsWorkspace(layer, `MetricsWorkspace-${id}`, {
      environment,
      cluster,
      retentionDays: environment.telemetry.metricsRetentionDays,
      logsDays: environment.retention.controlPlaneLogsDays,
      permission,
      topicArn: arns.topic(environment, region, names.alarmTopic(environment)),
    });
    const context = clusterContext(environment, cluster, teams);
    new ManagedAlerting(layer, `ManagedAlerting-${id}`, { cluster, workspaceId, ...alertingOf(context) });
    new MetricsScraper(layer, `MetricsScraper-${id}`, {
      environment,
      cluster,
      workspaceArn: arn,
      // Among the network interfaces of the API server: nothing else is there that a pod would have to be kept from.
      subnetIds: layer.remoteState(names.networkLayer(region)).getList('intra_subnet_ids'),
      securityGroupIds: [layer.remoteState(names.clusterLayer(cluster)).getString('security_group_id')],
      configuration: scraperConfig(clusterTelemetry(context).jobs),
    });
    const output = id.replaceAll('-', '_');
    layer.addOutput(`${output}_metrics_workspace_id`, workspaceId);
    layer.addOutput(`${output}_metrics_workspace_endpoint`, endpoint);
  }
}

function alertingOf(context: ClusterContext) {
  const { environment, cluster, teams } = context;
  const secrets = new Map(receiverSecretsOf(environment).map(({ key, secret }) => [key, secret]));
  const definition = alertManagerDefinition(alertRouting(environment, cluster, teams), {
    cluster: cluster.name,
    environment: environment.name,
    secretArn: (key) => arns.secret(environment, cluster.region, secrets.get(key) ?? key),
  });
  const files = ruleGroups(context).map((group) => [group.name, ruleFile(group, alertContext(context))] as const);
  return { definition, ruleFiles: Object.fromEntries(files) };
}
