import type { Construct } from 'constructs';
import { NamespacePolicies, type NamespaceTraffic } from '../../lib/kubernetes/namespace-policies';
import { NETWORK, objectOf, objectsOf } from './rendering';

const policies = (traffic?: NamespaceTraffic) => (scope: Construct) => {
  void new NamespacePolicies(scope, 'Policies', { namespace: 'team-a', network: NETWORK, traffic });
};

const spec = (name: string, traffic?: NamespaceTraffic) => objectOf('NetworkPolicy', policies(traffic), name).spec;

const tcp = (...ports: number[]) => ports.map((port) => ({ protocol: 'TCP', port }));

const ranges = (...cidrs: string[]) => cidrs.map((cidr) => ({ ipBlock: { cidr } }));

/** What each thing that can be asked for is called, and what it comes down to. */
const ASKED: readonly [string, NamespaceTraffic, object][] = [
  [
    'allow-from-load-balancers',
    { fromLoadBalancers: [8080, 9090] },
    {
      policyTypes: ['Ingress'],
      ingress: [
        {
          from: ranges(
            '10.0.192.0/20',
            '10.0.208.0/20',
            '10.0.224.0/20',
            '10.0.0.0/18',
            '10.0.64.0/18',
            '10.0.128.0/18',
          ),
          ports: tcp(8080, 9090),
        },
      ],
    },
  ],
  [
    'allow-to-api-server',
    { toApiServer: true },
    {
      policyTypes: ['Egress'],
      egress: [{ to: ranges('172.20.0.1/32', '10.0.240.0/22', '10.0.244.0/22', '10.0.248.0/22'), ports: tcp(443) }],
    },
  ],
  [
    'allow-to-pod-identity',
    { toPodIdentity: true },
    { policyTypes: ['Egress'], egress: [{ to: ranges('169.254.170.23/32'), ports: tcp(80) }] },
  ],
  [
    'allow-to-every-namespace',
    { toEveryNamespace: true },
    { policyTypes: ['Egress'], egress: [{ to: [{ namespaceSelector: {} }] }] },
  ],
  [
    'allow-to-on-call',
    { toRanges: [{ name: 'on-call', cidrs: ['203.0.113.0/24'], ports: [443] }] },
    { policyTypes: ['Egress'], egress: [{ to: ranges('203.0.113.0/24'), ports: tcp(443) }] },
  ],
];

describe('a namespace', () => {
  test('denies all traffic, and lets its pods ask DNS, talk to each other and be watched', () => {
    expect(
      Object.fromEntries(objectsOf(policies()).map(({ metadata, spec: rules }) => [metadata.name, rules])),
    ).toEqual({
      'default-deny': { podSelector: {}, policyTypes: ['Ingress', 'Egress'] },
      'allow-dns': {
        podSelector: {},
        policyTypes: ['Egress'],
        egress: [
          {
            to: ranges('172.20.0.10/32'),
            ports: [
              { protocol: 'UDP', port: 53 },
              { protocol: 'TCP', port: 53 },
            ],
          },
        ],
      },
      'allow-same-namespace': {
        podSelector: {},
        policyTypes: ['Ingress', 'Egress'],
        ingress: [{ from: [{ podSelector: {} }] }],
        egress: [{ to: [{ podSelector: {} }] }],
      },
      'allow-from-monitoring': {
        podSelector: {},
        policyTypes: ['Ingress'],
        ingress: [{ from: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'monitoring' } } }] }],
      },
    });
  });

  test.each(ASKED)('has %s where it is asked for', (name, traffic, expected) => {
    expect(spec(name, traffic)).toEqual({ podSelector: {}, ...expected });
    expect(objectsOf(policies(traffic))).toHaveLength(objectsOf(policies()).length + 1);
  });

  test('takes false for not asked for', () => {
    const nothing = { toApiServer: false, toPodIdentity: false, toEveryNamespace: false, toRanges: [] };
    expect(objectsOf(policies(nothing))).toEqual(objectsOf(policies()));
  });
});
