import { HostIngress, type HostIngressProps } from '../../lib/kubernetes';
import { objectOf } from './rendering';

const PROPS: HostIngressProps = {
  name: 'web',
  namespace: 'shop',
  className: 'internal',
  host: 'shop.acme.example',
  service: 'web',
  port: 'http',
  healthCheckPath: '/readyz',
};

const ingressWith = (props: Partial<HostIngressProps>) =>
  objectOf('Ingress', (scope) => void new HostIngress(scope, 'Ingress', { ...PROPS, ...props }));

const ingress = ingressWith({});

test('a host is let in by HTTPS, and whoever comes by HTTP is sent there', () => {
  expect(ingress.metadata.annotations).toEqual({
    'alb.ingress.kubernetes.io/healthcheck-path': '/readyz',
    'alb.ingress.kubernetes.io/listen-ports': '[{"HTTP":80},{"HTTPS":443}]',
    'alb.ingress.kubernetes.io/ssl-redirect': '443',
  });
});

test('the certificate is found by the host, and every path leads to one Service', () => {
  const backend = { service: { name: 'web', port: { name: 'http' } } };
  expect(ingress.spec).toEqual({
    ingressClassName: 'internal',
    tls: [{ hosts: ['shop.acme.example'] }],
    rules: [{ host: 'shop.acme.example', http: { paths: [{ path: '/', pathType: 'Prefix', backend }] } }],
  });
});

test('a browser stays with one pod where it is told so', () => {
  expect(ingressWith({ stickySeconds: 3600 }).metadata.annotations).toMatchObject({
    'alb.ingress.kubernetes.io/target-group-attributes':
      'stickiness.enabled=true,stickiness.type=lb_cookie,stickiness.lb_cookie.duration_seconds=3600',
  });
});
