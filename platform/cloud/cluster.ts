import type { Construct } from 'constructs';
import {
  type AddonPin,
  Addons,
  BreakGlassAccess,
  Cluster,
  Layer,
  PodIdentity,
  TeamAccess,
  WorkloadRole,
} from '../../lib/cloud';
import { type Environment, names, type Team } from '../../lib/environment';
import { addonIdentities, workloadIdentities } from './workload-identities';

type ClusterSettings = Environment['clusters'][number];

/** One cluster in the network of its region: who gets in, and what runs before any of our manifests. */
export function clusterLayer(
  scope: Construct,
  environment: Environment,
  settings: ClusterSettings,
  teams: readonly Team[],
): void {
  const { name: cluster, region } = settings;
  const layer = new Layer(scope, { environment, region, cluster, name: names.clusterLayer(settings) });
  const { controlPlaneLogsDays } = environment.retention;
  // It makes the roles that are let in.
  layer.comesAfter(names.accessLayer());
  const network = layer.remoteState(names.networkLayer(region));
  const subnetIds = network.getList('intra_subnet_ids');
  const vpcId = network.getString('vpc_id');
  const clientCidrs = clientCidrsOf(environment, region);

  const eks = new Cluster(layer, 'Cluster', {
    environment,
    cluster: settings,
    subnetIds,
    vpcId,
    clientCidrs,
    controlPlaneLogsDays,
  });
  if (environment.telemetry.backend === 'amazon-managed-prometheus') {
    layer.addOutput('security_group_id', eks.securityGroupId);
  }
  new TeamAccess(layer, 'TeamAccess', { environment, cluster: eks, teams });
  new BreakGlassAccess(layer, 'BreakGlassAccess', { environment, cluster: eks });
  for (const identity of workloadIdentities(environment, settings)) {
    const { name: clusterName } = eks;
    new PodIdentity(layer, `PodIdentity-${identity.workload}`, {
      environment,
      cluster: settings,
      clusterName,
      identity,
    });
  }
  new Addons(layer, 'Addons', { cluster: eks, addons: withRoles(layer, environment, settings) });
}

function withRoles(layer: Layer, environment: Environment, settings: ClusterSettings): AddonPin[] {
  const identities = new Map(addonIdentities(environment).map((identity) => [identity.workload, identity]));
  return pinned(environment, settings).map((addon) => {
    const identity = identities.get(addon.name);
    if (identity === undefined) return addon;
    return {
      ...addon,
      role: new WorkloadRole(layer, `Role-${addon.name}`, { environment, cluster: settings, identity }),
    };
  });
}

/** The network itself, and what is behind its transit gateway: the people who operate the cluster are in one of them. */
function clientCidrsOf({ networks }: Environment, region: string): Record<string, string> {
  const network = networks.find((each) => each.region === region);
  const destinations = network?.transitGateway?.destinations ?? [];
  return {
    ...(network === undefined ? {} : { network: network.cidr }),
    ...Object.fromEntries(destinations.map((cidr) => [cidr, cidr])),
  };
}

/** The rules have made sure that every add-on is pinned. */
function pinned({ versions }: Environment, { addons, kubernetesVersion }: ClusterSettings): AddonPin[] {
  const pins = versions.addons[kubernetesVersion] ?? {};
  return addons.map((name) => ({ name, version: pins[name] ?? missing(name, kubernetesVersion) }));
}

function missing(addon: string, kubernetesVersion: string): never {
  throw new Error(`${addon} has no version pinned for Kubernetes ${kubernetesVersion}: the rules should have said so`);
}
