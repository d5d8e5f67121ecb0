import type { Problem } from '../../problems';
import type { Cluster } from '../schema';
import { at, eachEnvironment, type SourcedEnvironment } from './rule';

type Path = readonly PropertyKey[];
type Amount = readonly [path: Path, value: number];
type List = readonly [path: Path, entries: readonly unknown[]];

/** More than anybody has: days, vCPUs, GiB, US dollars a month. */
const MOST = 1_000_000;

/** Amounts are whole and more than zero, and lists that something is made of are not empty. */
export const amounts = eachEnvironment((source) => [
  ...amountsOf(source).flatMap((amount) => judgeAmount(source, amount)),
  ...listsOf(source).flatMap((list) => judgeList(source, list)),
]);

/** Days of CloudWatch logs are not among them: the rule about retention allows certain periods only. */
function amountsOf({ environment: { budget, clusters, retention, telemetry } }: SourcedEnvironment): Amount[] {
  return [
    [['budget', 'monthlyUsd'], budget.monthlyUsd],
    [['retention', 'backupsDays'], retention.backupsDays],
    [['retention', 'monthlyBackupsDays'], retention.monthlyBackupsDays],
    [['telemetry', 'metricsRetentionDays'], telemetry.metricsRetentionDays],
    [['telemetry', 'activeSeries'], telemetry.activeSeries],
    [['telemetry', 'metricsStorageGiB'], telemetry.metricsStorageGiB],
    [['telemetry', 'logsRetentionDays'], telemetry.logsRetentionDays],
    ...clusters.flatMap(({ nodePools }, cluster) =>
      nodePools.flatMap((pool, index): Amount[] => [
        [['clusters', cluster, 'nodePools', index, 'cpuLimit'], pool.cpuLimit],
        [['clusters', cluster, 'nodePools', index, 'memoryLimitGiB'], pool.memoryLimitGiB],
        [['clusters', cluster, 'nodePools', index, 'maxNodeCpu'], pool.maxNodeCpu],
        [['clusters', cluster, 'nodePools', index, 'diskGiB'], pool.diskGiB],
      ]),
    ),
  ];
}

function listsOf({ environment }: SourcedEnvironment): List[] {
  return [
    [['regions'], environment.regions],
    [['certificates'], environment.certificates],
    [['networks'], environment.networks],
    [['clusters'], environment.clusters],
    [['telemetry', 'receivers'], environment.telemetry.receivers],
    [['telemetry', 'businessHours', 'days'], environment.telemetry.businessHours.days],
    [['owners'], environment.owners],
    ...environment.networks.flatMap(({ transitGateway }, index): List[] =>
      transitGateway === undefined
        ? []
        : [[['networks', index, 'transitGateway', 'destinations'], transitGateway.destinations]],
    ),
    ...environment.clusters.flatMap((cluster, index) => clusterLists(cluster, ['clusters', index])),
  ];
}

function clusterLists({ nodePools, endpoint, ingress }: Cluster, path: Path): List[] {
  const pools = nodePools.map(({ instanceCategories }, pool): List => {
    return [[...path, 'nodePools', pool, 'instanceCategories'], instanceCategories];
  });
  const lists: List[] = [
    [[...path, 'nodePools'], nodePools],
    ...pools,
    [[...path, 'ingress', 'publicCidrs'], ingress.publicCidrs],
  ];
  const { certificateArns } = ingress;
  if (certificateArns !== undefined) lists.push([[...path, 'ingress', 'certificateArns'], certificateArns]);
  if (endpoint.access === 'public') lists.push([[...path, 'endpoint', 'allowedCidrs'], endpoint.allowedCidrs]);
  return lists;
}

function judgeAmount(source: SourcedEnvironment, [path, value]: Amount): Problem[] {
  if (Number.isInteger(value) && value >= 1 && value <= MOST) return [];
  return [
    {
      where: at(source, ...path),
      what: 'is not an amount that there can be',
      received: String(value),
      allowed: `a whole number from 1 to ${MOST}`,
      mend: `set it to ${Math.min(MOST, Math.max(1, Math.round(value)))}, or to what you need`,
    },
  ];
}

function judgeList(source: SourcedEnvironment, [path, entries]: List): Problem[] {
  if (entries.length > 0) return [];
  return [{ where: at(source, ...path), what: 'is empty', allowed: 'at least one entry', mend: 'add an entry' }];
}
