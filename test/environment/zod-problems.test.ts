import { messageOf, reportOf } from './sources';

describe('a value that is missing', () => {
  test.each([
    [
      'a text',
      { dnsZone: undefined },
      reportOf('dnsZone', 'is missing', 'allowed   a string', 'mend      add dnsZone'),
    ],
    [
      'an object',
      { costTags: undefined },
      reportOf('costTags', 'is missing', 'allowed   an object', 'mend      add costTags'),
    ],
    [
      'a list',
      { clusters: undefined },
      reportOf('clusters', 'is missing', 'allowed   an array', 'mend      add clusters'),
    ],
    [
      'a number in a list',
      { clusters: { 0: { nodePools: { 0: { cpuLimit: undefined } } } } },
      reportOf('clusters[0].nodePools[0].cpuLimit', 'is missing', 'allowed   a number', 'mend      add cpuLimit'),
    ],
    [
      'an entry of a list',
      { regions: [undefined] },
      reportOf('regions[0]', 'is missing', 'allowed   a string', 'mend      put a string here'),
    ],
    [
      'a choice',
      { gitops: { agent: undefined } },
      reportOf('gitops.agent', 'is missing', "allowed   'flux' or 'argocd'", 'mend      add agent'),
    ],
    [
      'the key that chooses the option of a union',
      { telemetry: { receivers: [{ name: 'platform' }] } },
      reportOf(
        'telemetry.receivers[0].type',
        'is missing',
        "allowed   'email' or 'sns' or 'slack' or 'pagerduty' or 'webhook'",
        'mend      add type',
      ),
    ],
    [
      'what the chosen option of a union asks for',
      { clusters: { 0: { endpoint: { access: 'public' } } } },
      reportOf('clusters[0].endpoint.allowedCidrs', 'is missing', 'allowed   an array', 'mend      add allowedCidrs'),
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
      { telemetry: { metricsRetentionDays: '7d' } },
      "'7d'",
      'a number',
    ],
    ['NaN for a number', 'retention.backupsDays', { retention: { backupsDays: Number.NaN } }, 'NaN', 'a number'],
    ['a word that is no choice', 'stage', { stage: 'prod' }, "'prod'", "'development' or 'staging' or 'production'"],
    [
      'a word that is no choice, in a list',
      'clusters[0].nodePools[0].instanceCategories[1]',
      { clusters: { 0: { nodePools: { 0: { instanceCategories: ['c', 'p'] } } } } },
      "'p'",
      "'c' or 'm' or 'r'",
    ],
    [
      'a word that chooses no option of a union',
      'telemetry.receivers[0].type',
      { telemetry: { receivers: { 0: { type: 'teams' } } } },
      "'teams'",
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
      reportOf(
        field,
        'is not an allowed value',
        `received  ${received}`,
        `allowed   ${allowed}`,
        `mend      set it to ${allowed}`,
      ),
    );
  });

  test.each([
    [
      'a version or an account id without its quotes',
      'clusters[0].kubernetesVersion',
      { clusters: { 0: { kubernetesVersion: 1.35 } } },
      ['1.35', 'a string', 'put it in quotes'],
    ],
    [
      'a number in quotes',
      'clusters[0].nodePools[0].cpuLimit',
      { clusters: { 0: { nodePools: { 0: { cpuLimit: '64' } } } } },
      ["'64'", 'a number', 'remove the quotes'],
    ],
    [
      'a misspelt choice',
      'gitops.agent',
      { gitops: { agent: 'fluxx' } },
      ["'fluxx'", "'flux' or 'argocd'", "write 'flux'"],
    ],
    [
      'a misspelt option of a union',
      'telemetry.receivers[0].type',
      { telemetry: { receivers: { 0: { type: 'slak' } } } },
      ["'slak'", "'email' or 'sns' or 'slack' or 'pagerduty' or 'webhook'", "write 'slack'"],
    ],
  ])('is reported with what was meant: %s', (_, field, changes, [received = '', allowed = '', mend = '']) => {
    expect(messageOf({ dev: changes })).toBe(
      reportOf(field, 'is not an allowed value', `received  ${received}`, `allowed   ${allowed}`, `mend      ${mend}`),
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
