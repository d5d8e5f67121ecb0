import { propertyAccess, type TerraformRemoteState, Token } from 'cdktf';
import type { Construct } from 'constructs';
import {
  AutoModeLogs,
  ClusterAlarms,
  FindingAlarms,
  Layer,
  LoadBalancerAlarms,
  LogAlarms,
  LogDelivery,
  natZones,
  NetworkAlarms,
  TelemetryBuckets,
  Watchdog,
} from '../../lib/cloud';
import { arns, type Environment, names, type Team } from '../../lib/environment';
import type * as ManagedMetrics from './managed-metrics';

/** One region: where its telemetry is kept, and the alarms that do not need a cluster in order to go off. */
export function observabilityLayer(
  scope: Construct,
  environment: Environment,
  region: string,
  teams: readonly Team[],
): void {
  const layer = new Layer(scope, { environment, region, name: names.observabilityLayer(region) });
  layer.comesAfter(names.servicesLayer(region));
  const { logsRetentionDays: logsDays, metricsRetentionDays: metricsDays } = environment.telemetry;
  const topicArn = arns.topic(environment, region, names.alarmTopic(environment));

  new TelemetryBuckets(layer, 'TelemetryBuckets', { environment, region, logsDays, metricsDays });
  watchClusters(layer, environment, region, topicArn);
  watchNetworks(layer, environment, region, topicArn);
  new LoadBalancerAlarms(layer, 'LoadBalancerAlarms', { environment, region, topicArn });
  new FindingAlarms(layer, 'FindingAlarms', { environment, region, topicArn });
  if (environment.telemetry.backend === 'amazon-managed-prometheus') {
    // Loaded where it is wanted: it needs the telemetry of the clusters, which takes longer to load than all other layers.
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- a layer is filled without waiting
    const { keepMetrics } = require('./managed-metrics') as typeof ManagedMetrics;
    keepMetrics(layer, environment, region, teams);
  }
}

function watchClusters(layer: Layer, environment: Environment, region: string, topicArn: string): void {
  const clusters = environment.clusters.filter((cluster) => cluster.region === region);
  if (clusters.length === 0) return;
  const { controlPlaneLogsDays: retentionDays } = environment.retention;
  const isManaged = environment.telemetry.backend === 'amazon-managed-prometheus';
  const { resource: permission } = new LogDelivery(layer, 'AutoModeLogDelivery', {
    environment,
    region,
    name: names.autoModeLogDelivery(environment, region),
    logicalId: 'auto_mode_logs',
    logGroups: clusters.map(names.autoModeLogGroup),
  });
  for (const cluster of clusters) {
    layer.comesAfter(names.clusterLayer(cluster));
    const id = cluster.name;
    const logs = new AutoModeLogs(layer, `AutoModeLogs-${id}`, { environment, cluster, retentionDays, permission });
    new ClusterAlarms(layer, `ClusterAlarms-${id}`, { cluster, topicArn });
    new LogAlarms(layer, `LogAlarms-${id}`, { cluster, autoModeLogs: logs.resource, topicArn });
    new Watchdog(layer, `Watchdog-${id}`, { environment, cluster, topicArn, isManaged });
  }
}

function watchNetworks(layer: Layer, environment: Environment, region: string, topicArn: string): void {
  for (const network of environment.networks.filter((each) => each.region === region)) {
    const state = layer.remoteState(names.networkLayer(region));
    const vpcId = state.getString('vpc_id');
    const natGateways = natGatewaysOf(state, network);
    new NetworkAlarms(layer, 'NetworkAlarms', { environment, region, vpcId, natGateways, topicArn });
  }
}

/** How many there are is known before any of them exists. */
function natGatewaysOf(
  state: TerraformRemoteState,
  { nat, availabilityZones }: Environment['networks'][number],
): Map<string, string> {
  const ids = state.get('nat_gateway_ids');
  const letters = availabilityZones.map((zone) => zone.slice(-1));
  return new Map(natZones(nat, letters).map((zone, index) => [zone, Token.asString(propertyAccess(ids, [index]))]));
}
