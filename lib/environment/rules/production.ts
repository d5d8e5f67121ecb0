import type { Problem } from '../../problems';
import { counted } from '../wording';
import { at, eachEnvironment, type SourcedEnvironment } from './rule';

/** A year of audit logs, of the account and of clusters, as CIS and most auditors ask. */
const MIN_AUDIT_DAYS = 365;

/**
 * What the network did stays at hand for three months: an intrusion is seldom found in its first weeks.
 * @see https://withpci.com/requirements/10/10.5/10.5.1 PCI DSS asks as much of what is searched after one
 */
const MIN_TRAFFIC_DAYS = 90;

/** Five weeks of backups: a fault of last month can still be mended. */
const MIN_BACKUP_DAYS = 35;

/** Production survives the loss of a zone, keeps backups elsewhere, is not reached from the internet, and remembers. */
export const production = eachEnvironment((source) =>
  source.environment.stage === 'production'
    ? [networkProblems, clusterProblems, copyProblems, retentionProblems].flatMap((find) => find(source))
    : [],
);

function networkProblems(source: SourcedEnvironment): Problem[] {
  return source.environment.networks.flatMap(({ availabilityZones, nat }, index) => [
    ...needs(availabilityZones.length >= 3, at(source, 'networks', index, 'availabilityZones'), {
      what: 'is not enough for production',
      received: counted(availabilityZones.length, 'zone'),
      allowed: 'three zones in production',
      mend: 'add a zone',
    }),
    ...needs(nat === 'per-zone', at(source, 'networks', index, 'nat'), {
      what: 'makes one zone a single point of failure',
      received: nat,
      allowed: "'per-zone' in production",
      mend: "write nat: 'per-zone', or leave it out",
    }),
  ]);
}

function clusterProblems(source: SourcedEnvironment): Problem[] {
  return source.environment.clusters.flatMap(({ endpoint }, index) =>
    needs(endpoint.access === 'private', at(source, 'clusters', index, 'endpoint'), {
      what: 'makes the API server of production reachable from outside',
      received: endpoint.access,
      allowed: "{ access: 'private' } in production",
      mend: 'leave endpoint out',
    }),
  );
}

/** A copy region that is no good is the business of the rule about backups. */
function copyProblems(source: SourcedEnvironment): Problem[] {
  const { backupCopyRegion, regions } = source.environment;
  const onlyRegion = new Set(regions).size === 1 ? regions[0] : undefined;
  return needs(backupCopyRegion !== undefined || onlyRegion === undefined, at(source, 'backupCopyRegion'), {
    what: 'is missing, and there is no other region to copy backups to',
    received: `one region, ${onlyRegion ?? ''}`,
    allowed: 'copies of the backups in a second region in production',
    mend: 'add backupCopyRegion, a region of the same partition',
  });
}

function retentionProblems(source: SourcedEnvironment): Problem[] {
  const least = {
    flowLogsDays: MIN_TRAFFIC_DAYS,
    dnsLogsDays: MIN_TRAFFIC_DAYS,
    controlPlaneLogsDays: MIN_AUDIT_DAYS,
    auditTrailDays: MIN_AUDIT_DAYS,
    backupsDays: MIN_BACKUP_DAYS,
  } as const;
  return (Object.keys(least) as (keyof typeof least)[]).flatMap((field) => {
    const days = source.environment.retention[field];
    return needs(days >= least[field], at(source, 'retention', field), {
      what: 'is too short for production',
      received: counted(days, 'day'),
      allowed: `at least ${least[field]} days in production`,
      mend: 'leave it out, or raise it',
    });
  });
}

function needs(fine: boolean, where: string, problem: Omit<Problem, 'where'>): Problem[] {
  return fine ? [] : [{ where, ...problem }];
}
