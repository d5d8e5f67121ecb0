import { messageOf, reportOf } from './sources';

const KEYS = {
  root: 'organisation, name, stage, account, regions, dnsZone, dnsParent, certificates, networks, clusters, gitops, telemetry, retention, backupCopyRegion, budget, owners, costTags',
  network: 'region, cidr, podCidr, availabilityZones, nat, transitGateway',
  pool: 'name, architecture, capacity, instanceCategories, cpuLimit, memoryLimitGiB, taints',
  taint: 'key, value, effect',
  slack: 'type, name, secret',
  receiver: 'type, name, to, topic, secret',
};

function unknown(field: string, key: string, allowed: string, mend: string): string {
  return reportOf(
    field,
    'is not a key that exists here',
    `received  ${key}`,
    `allowed   ${allowed}`,
    `mend      ${mend}`,
  );
}

const POOL = { name: 'general', cpuLimit: 64, memoryLimitGiB: 256 };
const CLUSTER = { name: 'dev-a', kubernetesVersion: '1.35', nodePools: [POOL] };

describe('a misspelt key', () => {
  test.each([
    ['at the root', { retntion: {} }, unknown('retntion', 'retntion', KEYS.root, "write 'retention'")],
    [
      'in an object',
      { gitops: { delivr: 'direct' } },
      unknown(
        'gitops.delivr',
        'delivr',
        'agent, repository, oidcRepository, knownHosts, branch, deliver',
        "write 'deliver'",
      ),
    ],
    [
      'in an object that has a default',
      { retention: { flowLogDays: 30 } },
      unknown(
        'retention.flowLogDays',
        'flowLogDays',
        'flowLogsDays, dnsLogsDays, controlPlaneLogsDays, auditTrailDays, backupsDays, monthlyBackupsDays',
        "write 'flowLogsDays'",
      ),
    ],
    [
      'in a list',
      { networks: { 0: { natt: 'single' } } },
      unknown('networks[0].natt', 'natt', KEYS.network, "write 'nat'"),
    ],
    [
      'in a list in a list',
      { clusters: { 0: { nodePools: { 0: { capcity: 'spot' } } } } },
      unknown('clusters[0].nodePools[0].capcity', 'capcity', KEYS.pool, "write 'capacity'"),
    ],
    [
      'four levels down',
      { clusters: { 0: { nodePools: { 0: { taints: [{ key: 'a', effect: 'NoSchedule', valeu: 'b' }] } } } } },
      unknown('clusters[0].nodePools[0].taints[0].valeu', 'valeu', KEYS.taint, "write 'value'"),
    ],
    [
      'in the option of a union that the value chose',
      { telemetry: { receivers: { 0: { secrt: 'dev/slack', secret: undefined } } } },
      unknown('telemetry.receivers[0].secrt', 'secrt', KEYS.slack, "write 'secret'"),
    ],
    [
      'where a union is chosen by it',
      { telemetry: { receivers: { 0: { tpye: 'slack', type: undefined } } } },
      unknown('telemetry.receivers[0].tpye', 'tpye', KEYS.receiver, "write 'type'"),
    ],
    [
      'in a union that has a default',
      { clusters: { 0: { endpoint: { access: 'public', allowedCidr: ['203.0.113.0/24'] } } } },
      unknown('clusters[0].endpoint.allowedCidr', 'allowedCidr', 'access, allowedCidrs', "write 'allowedCidrs'"),
    ],
  ])('%s is reported with the key that was meant', (_, changes, message) => {
    expect(messageOf({ dev: changes })).toBe(message);
  });

  test('that is required is reported once: the key that was meant is not missing too', () => {
    const clusters = [{ name: 'dev-a', region: 'eu-west-2', kubernetesVersion: '1.35', nodePools: [POOL] }];
    expect(messageOf({ dev: { clusters: undefined, clutsers: clusters } })).toBe(
      unknown('clutsers', 'clutsers', KEYS.root, "write 'clusters'"),
    );
  });

  test('does not stand for a key that is there', () => {
    expect(messageOf({ dev: { nmae: 'other' } })).toBe(unknown('nmae', 'nmae', KEYS.root, 'remove it'));
  });

  test('is removed when no key is near', () => {
    expect(messageOf({ dev: { colour: 'blue' } })).toBe(unknown('colour', 'colour', KEYS.root, 'remove it'));
  });

  test('in one that is misspelt too is found all the same', () => {
    expect(messageOf({ dev: { clusters: undefined, clutsers: [{ ...CLUSTER, reigon: 'eu-west-2' }] } })).toBe(
      `2 problems, nothing was written:

  environments/dev.ts › clusters[0].reigon
    is not a key that exists here
    received  reigon
    allowed   name, region, kubernetesVersion, endpoint, nodePools, addons
    mend      write 'region'

  environments/dev.ts › clutsers
    is not a key that exists here
    received  clutsers
    allowed   ${KEYS.root}
    mend      write 'clusters'`,
    );
  });

  test('of two that stand for one key, the first does', () => {
    expect(messageOf({ dev: { dnsZone: undefined, dnsZon: 'dev.acme.example', dnsZonee: 'x' } })).toBe(
      `2 problems, nothing was written:

  environments/dev.ts › dnsZon
    is not a key that exists here
    received  dnsZon
    allowed   ${KEYS.root}
    mend      write 'dnsZone'

  environments/dev.ts › dnsZonee
    is not a key that exists here
    received  dnsZonee
    allowed   ${KEYS.root}
    mend      remove it`,
    );
  });
});
