import type { Problem } from '../../problems';
import { counted } from '../wording';
import { at, eachEnvironment, type SourcedEnvironment } from './rule';

/** A year of control-plane (audit) logs, as CIS and most auditors ask. */
const MIN_AUDIT_DAYS = 365;

/** Five weeks of backups: a fault of last month can still be mended. */
const MIN_BACKUP_DAYS = 35;

/** Production survives the loss of a zone, is not reached from the internet, and remembers. */
export const production = eachEnvironment((source) =>
  source.environment.stage === 'production'
    ? [...networkProblems(source), ...clusterProblems(source), ...retentionProblems(source)]
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

function retentionProblems(source: SourcedEnvironment): Problem[] {
  const { controlPlaneLogsDays, backupsDays } = source.environment.retention;
  const tooShort = (days: number, least: number) => ({
    what: 'is too short for production',
    received: counted(days, 'day'),
    allowed: `at least ${least} days in production`,
    mend: 'leave it out, or raise it',
  });
  return [
    ...needs(
      controlPlaneLogsDays >= MIN_AUDIT_DAYS,
      at(source, 'retention', 'controlPlaneLogsDays'),
      tooShort(controlPlaneLogsDays, MIN_AUDIT_DAYS),
    ),
    ...needs(
      backupsDays >= MIN_BACKUP_DAYS,
      at(source, 'retention', 'backupsDays'),
      tooShort(backupsDays, MIN_BACKUP_DAYS),
    ),
  ];
}

function needs(fine: boolean, where: string, problem: Omit<Problem, 'where'>): Problem[] {
  return fine ? [] : [{ where, ...problem }];
}
