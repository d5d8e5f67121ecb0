import { counted, place, shown } from '../../lib/environment/wording';

test.each([
  [[], 'environments/prod.ts'],
  [['name'], 'environments/prod.ts › name'],
  [['networks', 0, 'cidr'], 'environments/prod.ts › networks[0].cidr'],
  [['regions', 1], 'environments/prod.ts › regions[1]'],
  [['addons', '1.35', 'metrics-server'], "environments/prod.ts › addons['1.35'].metrics-server"],
  [['images', 'docker.io/grafana/loki'], "environments/prod.ts › images['docker.io/grafana/loki']"],
])('the path %j is written so that it can be found', (path, expected) => {
  expect(place('environments/prod.ts', path)).toBe(expected);
});

test.each([
  ['text', "'text'"],
  ['two\nlines', "'two\\nlines'"],
  [12, '12'],
  [Number.NaN, 'NaN'],
  [12n, '12n'],
  [null, 'null'],
  [true, 'true'],
  [[1, 2, 3, 4, 5, 6, 7, 8], '[ 1, 2, 3, 4, 5, 6, 7, 8 ]'],
  [{ a: { b: 'c' } }, "{ a: { b: 'c' } }"],
  [shown, '[Function: shown]'],
  ['x'.repeat(200), `'${'x'.repeat(96)}...`],
])('the value %p is shown on one line', (value, expected) => {
  expect(shown(value)).toBe(expected);
});

test('a value that holds itself can be shown', () => {
  const value: Record<string, unknown> = {};
  value['self'] = value;
  expect(shown(value)).toBe('<ref *1> { self: [Circular *1] }');
});

test('one thing is not two', () => {
  expect([0, 1, 2].map((count) => counted(count, 'zone'))).toEqual(['0 zones', '1 zone', '2 zones']);
});
