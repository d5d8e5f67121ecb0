import { type Estimate, type LayerCost, sum } from './estimate';
import { EXTENDED_SUPPORT, FIXED, usdAMonth } from './prices';
import { LOGS_KEPT, MANAGED_METRICS, OBJECTS_KEPT, SNAPSHOTS_KEPT } from './prices-by-use';

/** Something in environments/ that changes the bill. */
export interface Switch {
  /** The field: `networks[].nat`. */
  readonly field: string;
  /** What one step of it does, in US dollars a month where that can be said. */
  readonly effect: string;
}

const NAT_GATEWAY = usdAMonth(FIXED.natGateway) + usdAMonth(FIXED.publicAddress);

/** What changes the bill of these environments, and by how much. */
export function switches(estimates: readonly Estimate[]): Switch[] {
  const layers = estimates.flatMap((estimate) => estimate.layers);
  return [...ofNetworks(layers), ...ofPlaces(estimates), ...ofClusters(layers), ...ofData()];
}

function ofNetworks(layers: readonly LayerCost[]): Switch[] {
  const endpoint = usdAMonth(FIXED.interfaceEndpoint);
  const ofANetwork = rangeOf(layers.flatMap(({ lines }) => lines.filter(isEndpoints).map((line) => line.usd)));
  return [
    { field: 'networks[].nat', effect: `one NAT gateway more, with its address: ${usd(NAT_GATEWAY)}` },
    {
      field: 'networks[].availabilityZones',
      effect: `a zone more: ${usd(endpoint)} for each interface endpoint, and with \`per-zone\` ${usd(NAT_GATEWAY)} for its NAT gateway`,
    },
    {
      field: 'interface endpoints, in `lib/cloud/network/vpc-endpoints.ts`',
      effect: `one endpoint in one zone: ${usd(endpoint)}; all of a network now: ${ofANetwork}`,
    },
    {
      field: 'networks[].transitGateway',
      effect: `the attachment of a network: ${usd(usdAMonth(FIXED.transitGatewayAttachment))}`,
    },
  ];
}

/**
 * Layers that a region brings are those that carry its name. What is beside its network is at most what the others have:
 * the zone is in the first region only, and some of it belongs to clusters. A second region also makes each of the two
 * keep the copies of the other's backups, in a vault with a key of its own.
 */
function ofPlaces(estimates: readonly Estimate[]): Switch[] {
  const regional = estimates.flatMap(({ layers }) => {
    const regions = [...new Set(layers.map(({ region }) => region))];
    return regions.map((region) =>
      layers.filter((layer) => layer.cluster === undefined && layer.name.endsWith(region)),
    );
  });
  const networks = regional.flat().filter(isNetwork);
  const others = regional.map((layers) => sum(layers.filter((layer) => !isNetwork(layer))));
  const most = Math.max(0, ...others) + 2 * usdAMonth(FIXED.key);
  const ofANetwork = rangeOf(networks.map((layer) => layer.usd));
  const effect = `a region more, without clusters: its network, ${ofANetwork}; besides that ${usd(most)} at most`;
  return [{ field: 'regions, networks', effect }];
}

function ofClusters(layers: readonly LayerCost[]): Switch[] {
  const clusters = layers.filter(({ cluster }) => cluster !== undefined).map((layer) => layer.usd);
  return [
    { field: 'clusters', effect: `a cluster more, without its nodes: ${rangeOf(clusters)}` },
    {
      field: 'clusters[].kubernetesVersion',
      effect: `a version in extended support: ${usd(usdAMonth(EXTENDED_SUPPORT))} more a cluster`,
    },
  ];
}

function ofData(): Switch[] {
  return [
    {
      field: 'retention.flowLogsDays, dnsLogsDays, controlPlaneLogsDays, auditTrailDays',
      effect: `${usd(100 * LOGS_KEPT.usd)} for each 100 GB that are kept; taking them in costs more than keeping them`,
    },
    {
      field: 'telemetry.logsRetentionDays, metricsRetentionDays',
      effect: `${usd(100 * OBJECTS_KEPT.usd)} for each 100 GB that are kept in S3`,
    },
    {
      field: 'retention.backupsDays, monthlyBackupsDays',
      effect: `${usd(100 * SNAPSHOTS_KEPT.usd)} for each 100 GB that are kept`,
    },
    { field: 'backupCopyRegion', effect: 'every backup is paid for twice, and its way to the other region once' },
    {
      field: 'telemetry.backend',
      effect: `\`amazon-managed-prometheus\`: ${usd(MANAGED_METRICS.usd)} for each ${MANAGED_METRICS.per}, and the scraper of each cluster by the hour; the others use disks and S3`,
    },
  ];
}

function isEndpoints({ what }: { readonly what: string }): boolean {
  return what === FIXED.interfaceEndpoint.what;
}

function isNetwork({ name }: LayerCost): boolean {
  return name.startsWith('network-');
}

/** The least and the most of what there is. */
function rangeOf(amounts: readonly number[]): string {
  if (amounts.length === 0) return 'there is none yet';
  const [least, most] = [usd(Math.min(...amounts)), usd(Math.max(...amounts))];
  return least === most ? least : `${least} to ${most}`;
}

/** An amount as the document has it: two digits after the point. */
export function usd(amount: number): string {
  return amount.toFixed(2);
}
