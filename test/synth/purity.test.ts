import os from 'node:os';
import path from 'node:path';
import { environments } from '../../environments';
import { readEnvironments } from '../../lib/cli';
import { renderEnvironment } from '../../lib/testing/render-environment';
import { findImpurities } from '../../lib/testing/impurities';
import { componentIn, configMap, renderTree } from '../../lib/testing/rendering';
import { platform } from '../../platform/platform';

const root = path.join(__dirname, '../..');
const map = 'clusters/test-a/sample/default/configmap-one.yaml › data.value: ';

function impuritiesOf(value: () => string): string[] {
  return findImpurities(() =>
    renderTree({ clusters: (scope) => void configMap(componentIn(scope), 'one', { value: value() }) }),
  );
}

test.each(readEnvironments(environments, root).map((environment) => [environment.name, environment] as const))(
  'the render of %s depends on no clock, chance, host or folder',
  (_, environment) => {
    expect(findImpurities(() => renderEnvironment(platform, environment, {}))).toEqual([]);
  },
);

test.each([
  ['Date.now', () => String(Date.now())],
  ['new Date', () => new Date().toISOString()],
  ['Math.random', () => String(Math.random())],
  ['the host name', () => os.hostname()],
  ['performance.now', () => String(performance.now())],
])('fails when a construct reads %s, naming the field', (_, value) => {
  const found = impuritiesOf(value);
  expect(found).toHaveLength(1);
  expect(found[0]).toContain(map);
});

test('fails when a construct writes an absolute path, naming the field', () => {
  expect(impuritiesOf(() => path.resolve('charts'))).toEqual([
    `${map}"${path.resolve('charts')}" is a path of this machine`,
  ]);
});

test('the order in which keys and sets were filled changes nothing', () => {
  const [development] = readEnvironments(environments, root);
  if (development === undefined) throw new Error('there is a first environment');
  const reversed = reverseKeys(development);
  expect(Object.keys(reversed)).not.toEqual(Object.keys(development));
  expect(renderEnvironment(platform, reversed, {}).files).toEqual(renderEnvironment(platform, development, {}).files);
});

function reverseKeys<T>(value: T): T {
  if (Array.isArray(value)) return value.map(reverseKeys) as T;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).reverse();
  return Object.fromEntries(entries.map(([key, inner]) => [key, reverseKeys(inner as unknown)])) as T;
}
