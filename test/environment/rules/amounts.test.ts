import { amounts } from '../../../lib/environment/rules/amounts';
import { judge } from '../sources';

const pool = (changes: object) => ({ dev: { clusters: { 0: { nodePools: { 0: changes } } } } });

describe('amounts', () => {
  test('are fine from 1 on', () => {
    expect(judge(amounts, pool({ cpuLimit: 1, memoryLimitGiB: 1_000_000 }))).toEqual([]);
  });

  test.each([
    ['nothing', 0, '0', 'set it to 1, or to what you need'],
    ['less than nothing', -5, '-5', 'set it to 1, or to what you need'],
    ['a fraction', 63.7, '63.7', 'set it to 64, or to what you need'],
    ['more than there is', 1e300, '1e+300', 'set it to 1000000, or to what you need'],
  ])('fails when one is %s', (_, cpuLimit, received, mend) => {
    expect(judge(amounts, pool({ cpuLimit }))).toEqual([
      {
        where: 'environments/dev.ts › clusters[0].nodePools[0].cpuLimit',
        what: 'is not an amount that there can be',
        received,
        allowed: 'a whole number from 1 to 1000000',
        mend,
      },
    ]);
  });

  test.each([
    ['clusters[0].nodePools[0].memoryLimitGiB', pool({ memoryLimitGiB: 0 })],
    ['clusters[0].nodePools[0].maxNodeCpu', pool({ maxNodeCpu: 0 })],
    ['clusters[0].nodePools[0].diskGiB', pool({ diskGiB: 40.5 })],
    ['budget.monthlyUsd', { dev: { budget: { monthlyUsd: 0 } } }],
    ['retention.backupsDays', { dev: { retention: { backupsDays: 0 } } }],
    ['retention.monthlyBackupsDays', { dev: { retention: { monthlyBackupsDays: 90.5 } } }],
    ['telemetry.metricsRetentionDays', { dev: { telemetry: { metricsRetentionDays: 0 } } }],
    ['telemetry.logsRetentionDays', { dev: { telemetry: { logsRetentionDays: 0 } } }],
  ])('are judged at %s', (field, changes) => {
    expect(judge(amounts, changes).map(({ where }) => where)).toEqual([`environments/dev.ts › ${field}`]);
  });
});

describe('lists', () => {
  test.each([
    ['regions', { regions: [] }],
    ['certificates', { certificates: [] }],
    ['networks', { networks: [] }],
    ['clusters', { clusters: [] }],
    [
      'networks[0].transitGateway.destinations',
      { networks: { 0: { transitGateway: { id: 'tgw-0123456789abcdef0', destinations: [] } } } },
    ],
    ['telemetry.receivers', { telemetry: { receivers: [] } }],
    ['telemetry.businessHours.days', { telemetry: { businessHours: { days: [] } } }],
    ['owners', { owners: [] }],
    ['clusters[0].nodePools', { clusters: { 0: { nodePools: [] } } }],
    [
      'clusters[0].nodePools[0].instanceCategories',
      { clusters: { 0: { nodePools: { 0: { instanceCategories: [] } } } } },
    ],
    ['clusters[0].ingress.certificateArns', { clusters: { 0: { ingress: { certificateArns: [] } } } }],
    ['clusters[0].ingress.publicCidrs', { clusters: { 0: { ingress: { publicCidrs: [] } } } }],
    ['clusters[0].endpoint.allowedCidrs', { clusters: { 0: { endpoint: { access: 'public', allowedCidrs: [] } } } }],
  ])('fails when %s is empty', (field, changes) => {
    expect(judge(amounts, { dev: changes })).toEqual([
      {
        where: `environments/dev.ts › ${field}`,
        what: 'is empty',
        allowed: 'at least one entry',
        mend: 'add an entry',
      },
    ]);
  });

  test('may be empty where nothing is made of them', () => {
    expect(judge(amounts, { dev: { clusters: { 0: { addons: [], nodePools: { 0: { taints: [] } } } } } })).toEqual([]);
  });
});
