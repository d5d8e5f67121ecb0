import { publicIngressLabel } from '../../lib/environment';

test('a namespace says by a label of our own that its Ingresses may be public', () => {
  expect(publicIngressLabel('platform.acme.example')).toEqual({ 'platform.acme.example/public-ingress': 'allowed' });
});
