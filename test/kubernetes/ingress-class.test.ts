import { AlbIngressClass, type AlbIngressClassProps } from '../../lib/kubernetes';
import { objectOf, sampleComponent } from './rendering';

const PROPS: AlbIngressClassProps = {
  name: 'internal',
  scheme: 'internal',
  subnetTags: { environment: 'dev', 'subnet-type': 'private' },
  inboundCidrs: ['10.0.0.0/16'],
};

const rendered = (kind: string, props: Partial<AlbIngressClassProps> = {}) =>
  objectOf(kind, (scope) => void new AlbIngressClass(scope, 'Class', { ...PROPS, ...props }));

const ingressClass = (props?: Partial<AlbIngressClassProps>) => rendered('IngressClass', props);
const params = (props?: Partial<AlbIngressClassProps>) => rendered('IngressClassParams', props).spec;

const attributesOf = (props?: Partial<AlbIngressClassProps>) => {
  const { loadBalancerAttributes } = params(props) as { loadBalancerAttributes: { key: string; value: string }[] };
  return Object.fromEntries(loadBalancerAttributes.map(({ key, value }) => [key, value]));
};

describe('a class of Ingresses', () => {
  test('is served by Auto Mode as its parameters say, for the whole cluster', () => {
    expect(ingressClass()).toMatchObject({
      apiVersion: 'networking.k8s.io/v1',
      metadata: { name: 'internal' },
      spec: {
        controller: 'eks.amazonaws.com/alb',
        parameters: { apiGroup: 'eks.amazonaws.com', kind: 'IngressClassParams', name: 'internal' },
      },
    });
    const { apiVersion, metadata } = rendered('IngressClassParams');
    expect([apiVersion, metadata.name]).toEqual(['eks.amazonaws.com/v1', 'internal']);
    expect([metadata.namespace, ingressClass().metadata.namespace]).toEqual([undefined, undefined]);
  });

  test('knows its own name', () => {
    expect(new AlbIngressClass(sampleComponent(), 'Class', PROPS).name).toBe('internal');
  });

  test('is not the default unless told so', () => {
    const key = 'ingressclass.kubernetes.io/is-default-class';
    expect(ingressClass().metadata.annotations).toEqual({ [key]: 'false' });
    expect(ingressClass({ isDefault: true }).metadata.annotations).toEqual({ [key]: 'true' });
  });

  test('may be used by any namespace unless told otherwise', () => {
    expect(params()).not.toHaveProperty('namespaceSelector');
    const namespaceLabels = { 'platform.acme.example/public-ingress': 'allowed' };
    expect(params({ namespaceLabels })).toMatchObject({ namespaceSelector: { matchLabels: namespaceLabels } });
  });
});

describe('the load balancer of a class', () => {
  test('is one for all its Ingresses, and sends to pods', () => {
    expect(params()).toMatchObject({ scheme: 'internal', group: { name: 'internal' }, targetType: 'ip' });
  });

  test('lies in subnets that have all of the tags', () => {
    expect(params()).toMatchObject({
      ipAddressType: 'ipv4',
      subnets: {
        matchTags: [
          { key: 'environment', values: ['dev'] },
          { key: 'subnet-type', values: ['private'] },
        ],
      },
    });
  });

  test('is reached from its ranges only, whatever an Ingress says', () => {
    expect(params()).toMatchObject({ inboundCIDRs: ['10.0.0.0/16'] });
  });

  test('speaks no TLS before 1.2', () => {
    expect(params()).toMatchObject({ sslPolicy: 'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09' });
  });

  test('finds its certificates by the hosts of Ingresses unless it is told which', () => {
    expect(params()).not.toHaveProperty('certificateARNs');
    const certificateArns = ['arn:aws:acm:eu-west-2:111111111111:certificate/5c0f0f4e-1a2b-4c3d-8e9f-0a1b2c3d4e5f'];
    expect(params({ certificateArns })).toMatchObject({ certificateARNs: certificateArns });
  });

  test('drops headers that are not HTTP, and can leave a zone', () => {
    expect(attributesOf()).toEqual({
      'deletion_protection.enabled': 'false',
      'idle_timeout.timeout_seconds': '60',
      'routing.http.drop_invalid_header_fields.enabled': 'true',
      'zonal_shift.config.enabled': 'true',
      'access_logs.s3.enabled': 'false',
    });
  });

  test('is kept from being deleted when told so', () => {
    expect(attributesOf({ isProtected: true })).toMatchObject({ 'deletion_protection.enabled': 'true' });
  });

  test('writes access logs where it is told where', () => {
    expect(attributesOf({ accessLogs: { bucket: 'acme-logs', prefix: 'dev-a/internal' } })).toMatchObject({
      'access_logs.s3.enabled': 'true',
      'access_logs.s3.bucket': 'acme-logs',
      'access_logs.s3.prefix': 'dev-a/internal',
    });
  });
});
