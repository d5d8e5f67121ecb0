import { production } from '../../../lib/environment/rules/production';
import { judge } from '../sources';

const WEAK = {
  networks: { 0: { nat: 'single', availabilityZones: ['eu-west-2a', 'eu-west-2b'] } },
  clusters: { 0: { endpoint: { access: 'public', allowedCidrs: ['203.0.113.0/24'] } } },
  backupCopyRegion: undefined,
  retention: { flowLogsDays: 60, dnsLogsDays: 30, controlPlaneLogsDays: 180, auditTrailDays: 90, backupsDays: 1 },
};

describe('production', () => {
  test('may be as strict as it has to be, or stricter', () => {
    const retention = {
      flowLogsDays: 90,
      dnsLogsDays: 90,
      controlPlaneLogsDays: 3653,
      auditTrailDays: 3653,
      backupsDays: 400,
    };
    expect(judge(production, { prod: { retention } })).toEqual([]);
  });

  test('asks nothing of the other stages', () => {
    expect(judge(production, { dev: WEAK, staging: WEAK })).toEqual([]);
  });

  test('fails when it would not survive a zone, is open, or forgets', () => {
    expect(judge(production, { prod: WEAK })).toEqual([
      {
        where: 'environments/prod.ts › networks[0].availabilityZones',
        what: 'is not enough for production',
        received: '2 zones',
        allowed: 'three zones in production',
        mend: 'add a zone',
      },
      {
        where: 'environments/prod.ts › networks[0].nat',
        what: 'makes one zone a single point of failure',
        received: 'single',
        allowed: "'per-zone' in production",
        mend: "write nat: 'per-zone', or leave it out",
      },
      {
        where: 'environments/prod.ts › clusters[0].endpoint',
        what: 'makes the API server of production reachable from outside',
        received: 'public',
        allowed: "{ access: 'private' } in production",
        mend: 'leave endpoint out',
      },
      {
        where: 'environments/prod.ts › backupCopyRegion',
        what: 'is missing, and there is no other region to copy backups to',
        received: 'one region, eu-west-2',
        allowed: 'copies of the backups in a second region in production',
        mend: 'add backupCopyRegion, a region of the same partition',
      },
      {
        where: 'environments/prod.ts › retention.flowLogsDays',
        what: 'is too short for production',
        received: '60 days',
        allowed: 'at least 90 days in production',
        mend: 'leave it out, or raise it',
      },
      {
        where: 'environments/prod.ts › retention.dnsLogsDays',
        what: 'is too short for production',
        received: '30 days',
        allowed: 'at least 90 days in production',
        mend: 'leave it out, or raise it',
      },
      {
        where: 'environments/prod.ts › retention.controlPlaneLogsDays',
        what: 'is too short for production',
        received: '180 days',
        allowed: 'at least 365 days in production',
        mend: 'leave it out, or raise it',
      },
      {
        where: 'environments/prod.ts › retention.auditTrailDays',
        what: 'is too short for production',
        received: '90 days',
        allowed: 'at least 365 days in production',
        mend: 'leave it out, or raise it',
      },
      {
        where: 'environments/prod.ts › retention.backupsDays',
        what: 'is too short for production',
        received: '1 day',
        allowed: 'at least 35 days in production',
        mend: 'leave it out, or raise it',
      },
    ]);
  });

  test('may copy backups between its regions', () => {
    const regions = ['eu-west-2', 'eu-central-1'];
    expect(judge(production, { prod: { regions, backupCopyRegion: undefined } })).toEqual([]);
  });

  test('fails once when it has no region, or one twice', () => {
    expect(judge(production, { prod: { regions: [], backupCopyRegion: undefined } })).toEqual([]);
    expect(
      judge(production, { prod: { regions: ['eu-west-2', 'eu-west-2'], backupCopyRegion: undefined } }),
    ).toHaveLength(1);
  });

  test('fails when it has no NAT gateway at all', () => {
    const found = judge(production, { prod: { networks: { 0: { nat: 'none', availabilityZones: ['eu-west-2a'] } } } });
    expect(found.map(({ received }) => received)).toEqual(['1 zone', 'none']);
  });
});
