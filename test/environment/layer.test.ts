import { isLayer, markAsComponent, markAsLayer } from '../../lib/environment';

const layer = {
  name: 'network-eu-west-2',
  environment: 'dev',
  region: 'eu-west-2',
  stateKey: 'dev/network-eu-west-2.tfstate',
  needs: [],
  owner: 'platform',
};

test('a layer is known by its mark, not by its shape', () => {
  const marked = { layer };
  markAsLayer(marked);
  expect(isLayer(marked)).toBe(true);
  expect(isLayer({ layer })).toBe(false);
});

test('a component is no layer', () => {
  const component = { component: { cluster: 'dev-a', name: 'storage', needs: [], provides: [], owner: 'platform' } };
  markAsComponent(component);
  expect(isLayer(component)).toBe(false);
});

test.each([undefined, null, 'layer', 1])('%p is no layer', (value) => {
  expect(isLayer(value)).toBe(false);
});
