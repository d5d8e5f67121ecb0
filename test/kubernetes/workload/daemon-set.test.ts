import { DaemonSet, type DaemonSetProps } from '../../../lib/kubernetes';
import { objectsOf } from '../rendering';
import { namesOf, objectIn, podIn, WORKLOAD } from './samples';

const agent = (props: Partial<DaemonSetProps> = {}) =>
  objectIn(
    objectsOf((scope) => new DaemonSet(scope, 'Agent', { ...WORKLOAD, ...props })),
    'DaemonSet',
  );

test('a node agent has an account and a Service of its own, and no budget: a pod goes with its node', () => {
  expect(namesOf((scope) => new DaemonSet(scope, 'Agent', WORKLOAD))).toEqual([
    'DaemonSet shop/web',
    'Service shop/web',
    'ServiceAccount shop/web',
  ]);
});

test('it runs on every node, and changes on one in ten at a time', () => {
  expect(podIn(agent()).tolerations).toEqual([{ operator: 'Exists' }]);
  expect(agent().spec).toMatchObject({
    updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: '10%' } },
  });
});

test('it has its own network and processes, unless it says otherwise', () => {
  expect(Object.keys(podIn(agent()))).toEqual(expect.not.arrayContaining(['hostNetwork', 'hostPID', 'dnsPolicy']));
  expect(podIn(agent({ hostNetwork: true, hostPid: true }))).toMatchObject({
    hostNetwork: true,
    hostPID: true,
    dnsPolicy: 'ClusterFirstWithHostNet',
  });
});

test('it may be root, and says so', () => {
  expect(podIn(agent({ userId: 0 })).securityContext).toMatchObject({ runAsNonRoot: false, runAsUser: 0 });
});
