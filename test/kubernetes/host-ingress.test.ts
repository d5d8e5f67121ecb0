import { HostIngress } from '../../lib/kubernetes';
import { objectsOf } from './rendering';

const [ingress] = objectsOf((scope) => {
  new HostIngress(scope, 'Ingress', {
    name: 'web',
    namespace: 'shop',
    className: 'internal',
    host: 'shop.acme.example',
    service: 'web',
    port: 'http',
    healthCheckPath: '/readyz',
  });
});

test('a host is let in by HTTPS, and whoever comes by HTTP is sent there', () => {
  expect(ingress?.metadata.annotations).toEqual({
    'alb.ingress.kubernetes.io/healthcheck-path': '/readyz',
    'alb.ingress.kubernetes.io/listen-ports': '[{"HTTP":80},{"HTTPS":443}]',
    'alb.ingress.kubernetes.io/ssl-redirect': '443',
  });
});

test('the certificate is found by the host, and every path leads to one Service', () => {
  const backend = { service: { name: 'web', port: { name: 'http' } } };
  expect(ingress?.spec).toEqual({
    ingressClassName: 'internal',
    tls: [{ hosts: ['shop.acme.example'] }],
    rules: [{ host: 'shop.acme.example', http: { paths: [{ path: '/', pathType: 'Prefix', backend }] } }],
  });
});
