import { parseObjects } from '../../../lib/testing/kubernetes-objects';
import { renderTree } from '../../../lib/testing/rendering';
import { admits, type End, type Port } from '../../../lib/testing/traffic';
import { platform } from '../../../platform/platform';
import { allEnvironments } from '../render-all';

const [dev] = allEnvironments();

/** The clusters of dev as they are; the other half does not matter here. */
const objects = [...renderTree({ clusters: (scope, environment) => platform.clusters(scope, environment) }, dev).files]
  .filter(([file]) => /\/(?:namespace|networkpolicy)-[^/]*$/.test(file))
  .flatMap(([, text]) => parseObjects(text));

const pod = (namespace: string, address: string): End => ({ address, pod: { namespace } });

/** What its own policy selects: the namespace itself lets no load balancer in. */
const CANARY = { 'app.kubernetes.io/name': 'canary', 'app.kubernetes.io/instance': 'canary' };

const ALERTMANAGER = { 'app.kubernetes.io/name': 'alertmanager', 'app.kubernetes.io/instance': 'alertmanager' };
const PROMETHEUS = { 'app.kubernetes.io/name': 'prometheus', 'app.kubernetes.io/instance': 'prometheus' };
const BLACKBOX = { 'app.kubernetes.io/name': 'blackbox-exporter', 'app.kubernetes.io/instance': 'blackbox-exporter' };
/** What the policies of the way of logs select. */
const LOKI = { 'app.kubernetes.io/name': 'loki', 'app.kubernetes.io/instance': 'loki' };
const FLUENT_BIT = { 'app.kubernetes.io/name': 'fluent-bit', 'app.kubernetes.io/instance': 'fluent-bit' };

/** Who may talk to whom. Addresses are those of the network of dev. */
const ENDS = {
  monitoring: pod('monitoring', '100.64.0.1'),
  'another pod of monitoring': pod('monitoring', '100.64.0.2'),
  alertmanager: { address: '100.64.0.9', pod: { namespace: 'monitoring', labels: ALERTMANAGER } },
  Prometheus: { address: '100.64.0.12', pod: { namespace: 'monitoring', labels: PROMETHEUS } },
  'the blackbox exporter': { address: '100.64.0.13', pod: { namespace: 'monitoring', labels: BLACKBOX } },
  logging: pod('logging', '100.64.0.3'),
  'another pod of logging': pod('logging', '100.64.0.4'),
  'node agents': pod('node-agents', '100.64.0.8'),
  'another pod of node agents': pod('node-agents', '100.64.0.9'),
  Loki: { address: '100.64.0.10', pod: { namespace: 'logging', labels: LOKI } },
  'Fluent Bit': { address: '100.64.0.11', pod: { namespace: 'node-agents', labels: FLUENT_BIT } },
  canary: { address: '100.64.0.5', pod: { namespace: 'canary', labels: CANARY } },
  'another pod of canary': pod('canary', '100.64.0.6'),
  'a pod of kube-system': pod('kube-system', '100.64.0.7'),
  Flux: pod('flux-system', '100.64.0.20'),
  'Argo CD': pod('argocd', '100.64.0.21'),
  DNS: { address: '172.20.0.10' },
  'another Service': { address: '172.20.0.11' },
  'the resolver of the VPC': { address: '10.0.0.2' },
  'a resolver of the internet': { address: '9.9.9.9' },
  'the API server': { address: '172.20.0.1' },
  'an interface of the API server': { address: '10.0.240.10' },
  'the Pod Identity agent': { address: '169.254.170.23' },
  'instance metadata': { address: '169.254.169.254' },
  'a public load balancer': { address: '10.0.192.10' },
  'a kubelet': { address: '10.0.64.11' },
  'a pod on the network of its node': { address: '10.0.64.11' },
  'an internal load balancer': { address: '10.0.64.10' },
  'something else of the network': { address: '10.0.240.10' },
  'the internet': { address: '203.0.113.10' },
} satisfies Readonly<Record<string, End>>;

type Name = keyof typeof ENDS;
type Row = readonly [source: Name, destination: Name, port: string];

/** What every namespace of ours has in common. */
const USUAL = (['monitoring', 'logging', 'node agents', 'canary'] as const).flatMap(
  (name): { admitted: Row[]; denied: Row[] } => ({
    admitted: [
      [name, 'DNS', 'UDP 53'],
      [name, 'DNS', 'TCP 53'],
      [name, `another pod of ${name}`, 'TCP 8080'],
      [`another pod of ${name}`, name, 'UDP 9999'],
      ['monitoring', name, 'TCP 9090'],
      ['monitoring', name, 'TCP 2020'],
    ],
    denied: [
      [name, 'DNS', 'TCP 80'],
      [name, 'another Service', 'UDP 53'],
      [name, 'the resolver of the VPC', 'UDP 53'],
      [name, 'a resolver of the internet', 'UDP 53'],
      [name, 'instance metadata', 'TCP 80'],
      [name, 'instance metadata', 'UDP 53'],
      [name, 'the internet', 'TCP 443'],
      [name, 'an internal load balancer', 'TCP 443'],
      [name, 'the API server', 'TCP 80'],
      [name, 'the Pod Identity agent', 'TCP 443'],
      ['a pod of kube-system', name, 'TCP 8080'],
      ['the internet', name, 'TCP 8080'],
      ['something else of the network', name, 'TCP 8080'],
      ['an internal load balancer', name, 'TCP 9090'],
    ],
  }),
);

const ADMITTED: readonly Row[] = [
  ...USUAL.flatMap(({ admitted }) => admitted),
  ['alertmanager', 'another pod of monitoring', 'UDP 9094'],
  ['alertmanager', 'the internet', 'TCP 443'],
  ['Prometheus', 'a kubelet', 'TCP 10250'],
  ['Prometheus', 'a pod on the network of its node', 'TCP 9100'],
  ['Prometheus', 'the blackbox exporter', 'TCP 9115'],
  ['the blackbox exporter', 'DNS', 'UDP 53'],
  ['the blackbox exporter', 'Prometheus', 'TCP 9090'],
  ['the blackbox exporter', 'Loki', 'TCP 3100'],
  ['the blackbox exporter', 'an internal load balancer', 'TCP 443'],
  ['monitoring', 'logging', 'TCP 3100'],
  ['monitoring', 'canary', 'TCP 8080'],
  ['monitoring', 'a pod of kube-system', 'TCP 10251'],
  ['monitoring', 'the API server', 'TCP 443'],
  ['monitoring', 'an interface of the API server', 'TCP 443'],
  ['monitoring', 'the Pod Identity agent', 'TCP 80'],
  ['logging', 'the API server', 'TCP 443'],
  ['logging', 'an interface of the API server', 'TCP 443'],
  ['logging', 'the Pod Identity agent', 'TCP 80'],
  ['Fluent Bit', 'Loki', 'TCP 3100'],
  ['Fluent Bit', 'a kubelet', 'TCP 10250'],
  ['Fluent Bit', 'the Pod Identity agent', 'TCP 80'],
  ['Fluent Bit', 'the internet', 'TCP 443'],
  ['Loki', 'the internet', 'TCP 443'],
  ['Loki', 'the Pod Identity agent', 'TCP 80'],
  ['logging', 'Loki', 'TCP 3100'],
  ['logging', 'Loki', 'TCP 7946'],
  ['a public load balancer', 'canary', 'TCP 8080'],
  ['an internal load balancer', 'canary', 'TCP 8080'],
  ['Flux', 'alertmanager', 'TCP 9093'],
  ['Argo CD', 'alertmanager', 'TCP 9093'],
];

const DENIED: readonly Row[] = [
  ['alertmanager', 'the internet', 'TCP 80'],
  ['alertmanager', 'the internet', 'TCP 587'],
  ...USUAL.flatMap(({ denied }) => denied),
  ['monitoring', 'a pod on the network of its node', 'TCP 9100'],
  ['Prometheus', 'a pod on the network of its node', 'TCP 22'],
  ['Prometheus', 'the internet', 'TCP 443'],
  ['the blackbox exporter', 'the internet', 'TCP 443'],
  ['the blackbox exporter', 'a kubelet', 'TCP 10250'],
  ['the blackbox exporter', 'a public load balancer', 'TCP 443'],
  ['logging', 'monitoring', 'TCP 9090'],
  ['logging', 'canary', 'TCP 8080'],
  ['logging', 'a pod of kube-system', 'TCP 443'],
  ['node agents', 'the API server', 'TCP 443'],
  ['node agents', 'the Pod Identity agent', 'TCP 80'],
  ['node agents', 'monitoring', 'TCP 9090'],
  ['node agents', 'logging', 'TCP 3100'],
  ['node agents', 'Loki', 'TCP 3100'],
  ['Fluent Bit', 'Loki', 'TCP 7946'],
  ['Fluent Bit', 'the API server', 'TCP 443'],
  ['Fluent Bit', 'monitoring', 'TCP 9090'],
  ['Loki', 'monitoring', 'TCP 9090'],
  ['Loki', 'a kubelet', 'TCP 10250'],
  ['canary', 'Loki', 'TCP 3100'],
  ['canary', 'monitoring', 'TCP 9090'],
  ['canary', 'logging', 'TCP 3100'],
  ['canary', 'a pod of kube-system', 'TCP 443'],
  ['canary', 'the API server', 'TCP 443'],
  ['canary', 'an interface of the API server', 'TCP 443'],
  ['canary', 'the Pod Identity agent', 'TCP 80'],
  ['a public load balancer', 'monitoring', 'TCP 8080'],
  ['an internal load balancer', 'monitoring', 'TCP 8080'],
  ['a public load balancer', 'logging', 'TCP 8080'],
  ['an internal load balancer', 'logging', 'TCP 8080'],
  ['a public load balancer', 'canary', 'TCP 8081'],
  ['a public load balancer', 'another pod of canary', 'TCP 8080'],
  ['Flux', 'alertmanager', 'TCP 9094'],
  ['Flux', 'monitoring', 'TCP 9093'],
  ['Argo CD', 'monitoring', 'TCP 9090'],
  ['a pod of kube-system', 'alertmanager', 'TCP 9093'],
];

function admitted([source, destination, port]: Row): boolean {
  return admits(objects, ENDS[source], ENDS[destination], portOf(port));
}

test.each(ADMITTED)('%s reaches %s at %s', (...row) => {
  expect(admitted(row)).toBe(true);
});

test.each(DENIED)('%s does not reach %s at %s', (...row) => {
  expect(admitted(row)).toBe(false);
});

test('every namespace of ours has its rows', () => {
  const ours = objects.filter(({ kind }) => kind === 'Namespace').map(({ metadata }) => metadata.name);
  const withRows = Object.values(ENDS).map((end: End) => end.pod?.namespace);
  expect(ours.filter((name) => !withRows.includes(name))).toEqual([]);
  expect(ours).toHaveLength(4);
});

function portOf(text: string): Port {
  const [protocol, port] = text.split(' ');
  return { protocol: protocol === 'UDP' ? 'UDP' : 'TCP', port: Number(port) };
}
