import { compareText, type Problem } from '../../problems';
import { type RetentionClass, retentionProblems } from './log-retention';

/** How much of a tenant's logs is taken; what is beyond is refused, and counted in `loki_discarded_samples_total`. */
export interface LogLimits {
  /** All its pods together, over all replicas of Loki. */
  readonly megabytesPerSecond: number;
  /** In one moment, to one replica; at least the largest push, which is a chunk of Fluent Bit of about 2 MB. */
  readonly burstMegabytes: number;
  /** Streams, which are combinations of labels, at a time. */
  readonly streams: number;
}

/** Whose logs they are: a tenant of Loki for each team, so that nobody finds, floods or deletes those of others. */
export interface LogTenant {
  /** The team's name; what `X-Scope-OrgID` says. */
  readonly name: string;
  /** Namespaces that are the team's though their names do not say so: `<team>` and `<team>-*` need not be here. */
  readonly namespaces: readonly string[];
  readonly retention: RetentionClass;
  readonly limits: LogLimits;
}

/** Where logs are kept: one bucket of the region, in which each cluster has folders of its own. */
export interface LogStorage {
  readonly bucket: string;
  /** The folder of Loki in the bucket, one a cluster: two that shared one would compact and delete each other's index. */
  readonly lokiFolder: string;
  readonly region: string;
  /** How long the environment promises to keep logs, in days; what the bucket's lifecycle is sized for. */
  readonly keptDays: number;
}

/** The way of a cluster's logs, from the nodes to where they are found. */
export interface LogPipeline {
  readonly cluster: string;
  /** Every team, by name. */
  readonly tenants: readonly LogTenant[];
  /** The tenant of what no team's namespace wrote: the nodes, the platform, and namespaces that nobody knows. */
  readonly owner: string;
  /** Where Loki listens, as a name in the cluster. */
  readonly loki: { readonly host: string; readonly port: number };
  readonly storage: LogStorage;
}

/** Everything about a pipeline that cannot be meant. */
export function logPipelineProblems({ tenants, owner, storage }: LogPipeline): Problem[] {
  return [
    ...tenants.flatMap(({ name, retention }) => retentionProblems(name, retention, storage.keptDays)),
    ...ownerProblems(tenants, owner),
    ...sharedNamespaces(tenants),
  ];
}

function ownerProblems(tenants: readonly LogTenant[], owner: string): Problem[] {
  if (tenants.some(({ name }) => name === owner)) return [];
  return [
    {
      where: 'logs › owner',
      what: 'has no logs of its own, and everything that belongs to no team goes to it',
      received: owner,
      allowed: tenants.map(({ name }) => name).join(', ') || 'nothing: no team has logs',
      mend: 'let the first of the owners be a team of platform/tenants/',
    },
  ];
}

/** Two teams cannot both have the logs of a namespace. */
function sharedNamespaces(tenants: readonly LogTenant[]): Problem[] {
  const claims = tenants.flatMap(({ name, namespaces }) => namespaces.map((namespace) => ({ name, namespace })));
  const names = [...new Set(claims.map(({ namespace }) => namespace))].sort(compareText);
  return names.flatMap((namespace) => {
    const teams = claims.filter((claim) => claim.namespace === namespace).map(({ name }) => name);
    if (teams.length === 1) return [];
    return [
      {
        where: `logs › namespace ${namespace}`,
        what: 'is claimed more than once',
        received: teams.join(', '),
        allowed: 'one team',
        mend: 'leave it to the team that runs it',
      },
    ];
  });
}
