import { renderAll } from './render-all';

test('every environment has the layers and components that were reviewed, in the order in which they are applied', () => {
  const units = renderAll().map(({ manifest }) => ({
    environment: manifest.environment,
    layers: manifest.layers.map(({ name, needs }) => [name, ...needs].join(' after ')),
    components: manifest.components.map(({ path }) => path),
  }));
  expect(units).toMatchSnapshot();
});
