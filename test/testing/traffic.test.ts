import { admits, type End } from '../../lib/testing/traffic';

const pod = (namespace: string, labels = {}): End => ({ address: '100.64.0.1', pod: { namespace, labels } });
const outside = (address: string): End => ({ address });
const http = { protocol: 'TCP', port: 80 } as const;

const policy = (namespace: string, spec: object) => {
  return { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name: 'policy', namespace }, spec };
};

const denies = (namespace: string, ...policyTypes: string[]) => policy(namespace, { podSelector: {}, policyTypes });

const letsIn = (...from: object[]) => policy('b', { podSelector: {}, policyTypes: ['Ingress'], ingress: [{ from }] });

describe('traffic', () => {
  test('is open where no policy selects either end', () => {
    expect(admits([denies('c', 'Ingress', 'Egress')], pod('a'), pod('b'), http)).toBe(true);
  });

  test.each([
    ['the end that connects', denies('a', 'Egress'), false],
    ['the end that is connected to', denies('b', 'Ingress'), false],
    ['only what comes back', denies('b', 'Egress'), true],
  ])('has to be let through by both ends: %s', (_, object, expected) => {
    expect(admits([object], pod('a'), pod('b'), http)).toBe(expected);
  });

  test('is allowed by any of several policies', () => {
    const allow = letsIn({ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'a' } } });
    expect(admits([denies('b', 'Ingress'), allow], pod('a'), pod('b'), http)).toBe(true);
    expect(admits([denies('b', 'Ingress'), allow], pod('c'), pod('b'), http)).toBe(false);
  });

  test('is told by labels of pods, in the own namespace unless another is named', () => {
    const web = { podSelector: { matchLabels: { app: 'web' } } };
    expect(admits([letsIn(web)], pod('b', { app: 'web' }), pod('b'), http)).toBe(true);
    expect(admits([letsIn(web)], pod('b', { app: 'db' }), pod('b'), http)).toBe(false);
    expect(admits([letsIn(web)], pod('a', { app: 'web' }), pod('b'), http)).toBe(false);
    expect(admits([letsIn({ ...web, namespaceSelector: {} })], pod('a', { app: 'web' }), pod('b'), http)).toBe(true);
  });

  test('is told by address, less the exceptions', () => {
    const block = letsIn({ ipBlock: { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] } });
    const from = (address: string) => admits([block], outside(address), pod('b'), http);
    expect([from('10.2.0.1'), from('10.1.0.1'), from('11.0.0.1')]).toEqual([true, false, false]);
  });

  test('is told by protocol and port', () => {
    const ports = [{ protocol: 'TCP', port: 80 }];
    const object = policy('a', { podSelector: {}, policyTypes: ['Egress'], egress: [{ to: [], ports }] });
    expect(admits([object], pod('a'), outside('10.0.0.1'), http)).toBe(true);
    expect(admits([object], pod('a'), outside('10.0.0.1'), { protocol: 'TCP', port: 81 })).toBe(false);
    expect(admits([object], pod('a'), outside('10.0.0.1'), { protocol: 'UDP', port: 80 })).toBe(false);
  });

  test('fails when a policy says what is not evaluated', () => {
    const named = policy('b', { podSelector: {}, policyTypes: ['Ingress'], ingress: [{ ports: [{ port: 'http' }] }] });
    const expression = letsIn({ podSelector: { matchExpressions: [] } });
    expect(() => admits([named], pod('a'), pod('b'), http)).toThrow('not one port by number: {"port":"http"}');
    expect(() => admits([expression], pod('b'), pod('b'), http)).toThrow('matchExpressions are not evaluated');
  });
});
