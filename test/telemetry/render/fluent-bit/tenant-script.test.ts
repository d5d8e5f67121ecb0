import { filterByLua, LUA_NODE } from '../../../../lib/testing/lua';
import { tenantScript } from '../../../../lib/telemetry/render/fluent-bit/tenant-script';
import { samplePipeline } from '../../logs/sample';

const script = tenantScript(samplePipeline());

const ID = 'a'.repeat(64);
const tagOf = (pod: string, namespace: string, container: string) =>
  `kube.var.log.containers.${pod}_${namespace}_${container}-${ID}.log`;

const containerLog = (namespace: string, kubernetes?: object) =>
  filterByLua(script, 'container_log', tagOf('api-7d9f-x2x', namespace, 'web-app'), {
    log: 'GET /',
    stream: 'stdout',
    _p: 'F',
    time: '2026-11-25T12:00:00Z',
    ...(kubernetes && { kubernetes }),
  });

test('a line of a container keeps what tells where it is from, and nothing else', () => {
  const kubernetes = {
    pod_name: 'api-7d9f-x2x',
    namespace_name: 'checkout',
    container_name: 'web-app',
    host: 'i-0other',
    labels: { 'app.kubernetes.io/name': 'api', 'pod-template-hash': '7d9f' },
  };
  expect(containerLog('checkout', kubernetes)).toEqual({
    code: 2,
    record: {
      log: 'GET /',
      stream: 'stdout',
      source: 'containers',
      tenant: 'checkout',
      namespace: 'checkout',
      app: 'api',
      container: 'web-app',
      pod: 'api-7d9f-x2x',
      node: 'i-0other',
    },
  });
});

test('without metadata of Kubernetes the name of its file says where it is from', () => {
  expect(containerLog('checkout-test').record).toEqual({
    log: 'GET /',
    stream: 'stdout',
    source: 'containers',
    tenant: 'checkout',
    namespace: 'checkout-test',
    container: 'web-app',
    pod: 'api-7d9f-x2x',
    node: LUA_NODE,
  });
});

test('a line from nowhere is the owner’s', () => {
  expect(filterByLua(script, 'container_log', 'kube.elsewhere', { log: 'x' })).toEqual({
    code: 2,
    record: { log: 'x', source: 'containers', tenant: 'platform', node: LUA_NODE },
  });
});

test.each([
  ['checkout', 'checkout'],
  ['checkout-test', 'checkout'],
  ['checkout-test-eu', 'checkout'],
  ['checkout-eu', 'checkout-eu'],
  ['checkout-eu-test', 'checkout-eu'],
  ['checkouts', 'platform'],
  ['check', 'platform'],
  ['shop', 'checkout'],
  ['shop-test', 'platform'],
  ['kube-system', 'platform'],
  ['platform-tools', 'platform'],
  ['default', 'platform'],
])('the namespace %s belongs to %s', (namespace, tenant) => {
  expect(containerLog(namespace).record['tenant']).toBe(tenant);
});

test('a namespace that is claimed belongs to who claims it, whatever it begins with', () => {
  const pipeline = samplePipeline();
  const [checkout, eu, platform] = pipeline.tenants;
  if (checkout === undefined || eu === undefined || platform === undefined) throw new Error('three tenants expected');
  const tenants = [checkout, eu, { ...platform, namespaces: ['checkout-audit'] }];
  const claimed = tenantScript({ ...pipeline, tenants });
  const { record } = filterByLua(claimed, 'container_log', tagOf('a', 'checkout-audit', 'a'), { log: 'x' });
  expect(record['tenant']).toBe('platform');
});

test('a line of the node is the owner’s, and says which unit wrote it', () => {
  const record = { message: 'Started kubelet', systemd_unit: 'kubelet.service', priority: '6', pid: '1' };
  expect(filterByLua(script, 'node_log', 'node', record).record).toEqual({
    log: 'Started kubelet',
    source: 'node',
    tenant: 'platform',
    unit: 'kubelet.service',
    node: LUA_NODE,
  });
  const kernel = { message: 'Out of memory: Killed process 1', syslog_identifier: 'kernel' };
  expect(filterByLua(script, 'node_log', 'node', kernel).record['unit']).toBe('kernel');
});

test('an event is one line, and belongs to the team of what it is about', () => {
  const event = {
    involvedObject: { kind: 'Pod', name: 'api-1', namespace: 'checkout' },
    reason: 'BackOff',
    message: 'Back-off restarting failed container',
    type: 'Warning',
    metadata: { namespace: 'checkout', uid: 'u' },
  };
  expect(filterByLua(script, 'event_log', 'events', event).record).toEqual({
    log: 'Pod/api-1: BackOff: Back-off restarting failed container',
    source: 'events',
    tenant: 'checkout',
    namespace: 'checkout',
    type: 'Warning',
    reason: 'BackOff',
    kind: 'Pod',
    name: 'api-1',
  });
});

test('an event about a node is the owner’s', () => {
  const event = { involvedObject: { kind: 'Node', name: 'i-0abc' }, reason: 'NodeNotReady' };
  const { record } = filterByLua(script, 'event_log', 'events', event);
  expect(record['tenant']).toBe('platform');
  expect(record['log']).toBe('Node/i-0abc: NodeNotReady: ');
});
