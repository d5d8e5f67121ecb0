import { messageOf } from './sources';

const KEYS = {
  root: 'organisation, name, stage, account, regions, dnsZone, networks, clusters, gitops, telemetry, retention, owners, costTags',
  network: 'region, cidr, podCidr, availabilityZones, nat',
  pool: 'name, architecture, capacity, instanceCategories, cpuLimit, memoryLimitGiB, taints',
  taint: 'key, value, effect',
  slack: 'type, name, secret',
  receiver: 'type, name, to, topic, secret',
};

/** The whole report about one problem in dev. */
function report(field: string, ...lines: readonly string[]): string {
  return `1 problem, nothing was written:\n\n  environments/dev.ts › ${field}\n${lines.map((line) => `    ${line}`).join('\n')}`;
}

function unknown(field: string, key: string, allowed: string, mend: string): string {
  return report(
    field,
    'is not a key that exists here',
    `received  ${key}`,
    `allowed   ${allowed}`,
    `mend      ${mend}`,
  );
}

describe('a misspelt key', () => {
  test.each([
    ['at the root', { retntion: {} }, unknown('retntion', 'retntion', KEYS.root, "write 'retention'")],
    [
      'in an object',
      { gitops: { delivr: 'direct' } },
      unknown('gitops.delivr', 'delivr', 'agent, repository, branch, deliver', "write 'deliver'"),
    ],
    [
      'in an object that has a default',
      { retention: { flowLogDays: 30 } },
      unknown(
        'retention.flowLogDays',
        'flowLogDays',
        'flowLogsDays, controlPlaneLogsDays, backupsDays',
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

const POOL = { name: 'general', cpuLimit: 64, memoryLimitGiB: 256 };
const CLUSTER = { name: 'dev-a', kubernetesVersion: '1.35', nodePools: [POOL] };

describe('a value that is missing', () => {
  test.each([
    ['a text', { dnsZone: undefined }, report('dnsZone', 'is missing', 'allowed   a string', 'mend      add dnsZone')],
    [
      'an object',
      { costTags: undefined },
      report('costTags', 'is missing', 'allowed   an object', 'mend      add costTags'),
    ],
    [
      'a list',
      { clusters: undefined },
      report('clusters', 'is missing', 'allowed   an array', 'mend      add clusters'),
    ],
    [
      'a number in a list',
      { clusters: { 0: { nodePools: { 0: { cpuLimit: undefined } } } } },
      report('clusters[0].nodePools[0].cpuLimit', 'is missing', 'allowed   a number', 'mend      add cpuLimit'),
    ],
    [
      'an entry of a list',
      { regions: [undefined] },
      report('regions[0]', 'is missing', 'allowed   a string', 'mend      put a string here'),
    ],
    [
      'a choice',
      { gitops: { agent: undefined } },
      report('gitops.agent', 'is missing', "allowed   'flux' or 'argocd'", 'mend      add agent'),
    ],
    [
      'the key that chooses the option of a union',
      { telemetry: { receivers: [{ name: 'platform' }] } },
      report(
        'telemetry.receivers[0].type',
        'is missing',
        "allowed   'email' or 'sns' or 'slack' or 'pagerduty' or 'webhook'",
        'mend      add type',
      ),
    ],
    [
      'what the chosen option of a union asks for',
      { clusters: { 0: { endpoint: { access: 'public' } } } },
      report('clusters[0].endpoint.allowedCidrs', 'is missing', 'allowed   an array', 'mend      add allowedCidrs'),
    ],
  ])('is reported: %s', (_, changes, message) => {
    expect(messageOf({ dev: changes })).toBe(message);
  });
});

describe('a value of the wrong kind', () => {
  test.each([
    ['a big number for a text', 'account', { account: 111111111111n }, '111111111111n', 'a string'],
    ['a function for a text', 'name', { name: () => 'dev' }, '[Function: name]', 'a string'],
    ['a text for a list', 'regions', { regions: 'eu-west-2' }, "'eu-west-2'", 'an array'],
    ['a list for an object', 'gitops', { gitops: [] }, '[]', 'an object'],
    ['null for an object', 'costTags', { costTags: null }, 'null', 'an object'],
    [
      'a text for a number',
      'telemetry.metricsRetentionDays',
      { telemetry: { metricsRetentionDays: '7' } },
      "'7'",
      'a number',
    ],
    ['NaN for a number', 'retention.backupsDays', { retention: { backupsDays: Number.NaN } }, 'NaN', 'a number'],
    ['a word that is no choice', 'stage', { stage: 'prod' }, "'prod'", "'development' or 'staging' or 'production'"],
    [
      'a word that is no choice, in a list',
      'clusters[0].nodePools[0].instanceCategories[1]',
      { clusters: { 0: { nodePools: { 0: { instanceCategories: ['c', 'p'] } } } } },
      "'p'",
      "'c' or 'm' or 'r' or 't'",
    ],
    [
      'a word that chooses no option of a union',
      'telemetry.receivers[0].type',
      { telemetry: { receivers: { 0: { type: 'slak' } } } },
      "'slak'",
      "'email' or 'sns' or 'slack' or 'pagerduty' or 'webhook'",
    ],
    [
      'a word that chooses no option of a union with a default',
      'clusters[0].endpoint.access',
      { clusters: { 0: { endpoint: { access: 'open' } } } },
      "'open'",
      "'private' or 'public'",
    ],
  ])('is reported: %s', (_, field, changes, received, allowed) => {
    expect(messageOf({ dev: changes })).toBe(
      report(
        field,
        'is not an allowed value',
        `received  ${received}`,
        `allowed   ${allowed}`,
        `mend      set it to ${allowed}`,
      ),
    );
  });

  test('is reported: a version or an account id without its quotes', () => {
    expect(messageOf({ dev: { clusters: { 0: { kubernetesVersion: 1.35 } } } })).toBe(
      report(
        'clusters[0].kubernetesVersion',
        'is not an allowed value',
        'received  1.35',
        'allowed   a string',
        'mend      put it in quotes',
      ),
    );
  });

  test('is reported for a whole file', () => {
    expect(messageOf({ dev: null })).toBe(`1 problem, nothing was written:

  environments/dev.ts
    is not an allowed value
    received  null
    allowed   an object
    mend      set it to an object`);
  });
});
