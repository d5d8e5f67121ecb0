import type { Construct } from 'constructs';
import {
  AlarmTopic,
  Certificate,
  DnsZone,
  ImagePushRole,
  ImageReplication,
  ImageRepositories,
  Layer,
} from '../../lib/cloud';
import { type Environment, names, type Team } from '../../lib/environment';

/**
 * What teams build on in a region: repositories for images, certificates, a topic for alarms. What is global, and where
 * images are pushed, is in the layer of the home region, which the others come after.
 */
export function servicesLayer(
  scope: Construct,
  environment: Environment,
  region: string,
  teams: readonly Team[],
): void {
  const layer = new Layer(scope, { environment, region, name: names.servicesLayer(region) });
  const [home = region] = environment.regions;

  new ImageRepositories(layer, 'ImageRepositories', { environment, region, teams });
  new AlarmTopic(layer, 'AlarmTopic', {
    environment,
    region,
    name: names.alarmTopic(environment),
    logicalId: 'alarms',
    emails: alarmEmails(environment),
    ...(environment.telemetry.backend === 'amazon-managed-prometheus' && { alsoFrom: ['aps'] }),
  });
  const domains = environment.certificates;
  const isDelegated = environment.dnsParent !== undefined;
  if (region === environment.regions.at(-1)) addReplication(layer, environment, teams);
  if (region !== home) {
    layer.comesAfter(names.servicesLayer(home));
    new Certificate(layer, 'Certificate', { domains, isDelegated });
    return;
  }
  const { zoneId } = addZone(layer, environment);
  new Certificate(layer, 'Certificate', { domains, isDelegated, zoneId });
  addPushRoles(layer, environment, region, teams);
}

/** In the last layer of them: the repositories of every region are there then. */
function addReplication(layer: Layer, environment: Environment, teams: readonly Team[]): void {
  const [home = layer.layer.region, ...regions] = environment.regions;
  if (regions.length === 0) return;
  for (const region of environment.regions) {
    if (region !== layer.layer.region) layer.comesAfter(names.servicesLayer(region));
  }
  const provider = layer.providerIn(home);
  new ImageReplication(layer, 'ImageReplication', { environment, regions, teams, provider });
}

function addZone(layer: Layer, { name: environment, dnsZone: name, dnsParent }: Environment): DnsZone {
  const { region } = layer.layer;
  const parent = dnsParent && {
    zoneId: dnsParent.zoneId,
    provider: layer.providerOf('dns_parent', { region, roleArn: dnsParent.roleArn }),
  };
  const zone = new DnsZone(layer, 'DnsZone', { name, comment: `What ${environment} serves`, parent });
  layer.addOutput('zone_id', zone.zoneId);
  layer.addOutput('name_servers', zone.nameServers);
  return zone;
}

/** IAM is global: one layer makes them. */
function addPushRoles(layer: Layer, environment: Environment, region: string, teams: readonly Team[]): void {
  for (const team of teams) {
    for (const image of team.imageRepositories) {
      // They trust the OIDC provider that it makes.
      layer.comesAfter(names.accessLayer());
      new ImagePushRole(layer, `ImagePush-${team.name}-${image}`, { environment, region, team, image });
    }
  }
}

/** Owners, and whoever receives alerts by mail. */
function alarmEmails({ owners, telemetry }: Environment): string[] {
  const receivers = telemetry.receivers.flatMap((receiver) => (receiver.type === 'email' ? [receiver.to] : []));
  return [...new Set([...owners.map(({ email }) => email), ...receivers])];
}
