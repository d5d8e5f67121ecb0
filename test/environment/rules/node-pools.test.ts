import { nodePools } from '../../../lib/environment/rules/node-pools';
import { judge } from '../sources';

const GENERAL = { name: 'general', cpuLimit: 64, memoryLimitGiB: 256 };
const TAINT = { key: 'acme.example/purpose', value: 'batch' };
const TAINTED = { ...GENERAL, name: 'tainted', taints: [{ ...TAINT, effect: 'NoSchedule' }] };
const SPOT = { ...GENERAL, name: 'spot', capacity: 'spot' };

const pools = (...entries: readonly object[]) => ({ dev: { clusters: { 0: { nodePools: entries } } } });

describe('the pools of a cluster', () => {
  test.each([
    ['one is open to any pod', [TAINTED, SPOT, GENERAL]],
    ['a taint only asks', [{ ...GENERAL, taints: [{ ...TAINT, effect: 'PreferNoSchedule' }] }]],
    ['there are none, which is another fault', []],
  ])('are fine when %s', (_, entries) => {
    expect(judge(nodePools, pools(...entries))).toEqual([]);
  });

  test('fails when a pod that tolerates nothing finds no node that stays', () => {
    expect(judge(nodePools, pools(TAINTED, SPOT))).toEqual([
      {
        where: 'environments/dev.ts › clusters[0].nodePools',
        what: 'has no node for pods that tolerate nothing',
        received: 'tainted: on-demand, 1 taint; spot: spot, 0 taints',
        allowed: 'at least one pool of on-demand nodes without a taint that keeps pods away',
        mend: "add { name: 'general', cpuLimit: 64, memoryLimitGiB: 256 }",
      },
    ]);
  });
});

describe('a pool', () => {
  test('fails when it has the name that Auto Mode has for a node class of its own', () => {
    expect(judge(nodePools, pools({ ...GENERAL, name: 'default' }))).toEqual([
      {
        where: 'environments/dev.ts › clusters[0].nodePools[0].name',
        what: 'is the name of a node class of EKS Auto Mode',
        received: 'default',
        allowed: 'any other name',
        mend: "write 'general', or what the pool is for",
      },
    ]);
  });

  test('fails when no node is small enough for it', () => {
    expect(judge(nodePools, pools({ ...GENERAL, maxNodeCpu: 1 }))).toEqual([
      {
        where: 'environments/dev.ts › clusters[0].nodePools[0].maxNodeCpu',
        what: 'is less than the smallest node of EKS Auto Mode has',
        received: '1',
        allowed: 'at least 2',
        mend: 'leave it out for 32, or raise it',
      },
    ]);
  });
});
