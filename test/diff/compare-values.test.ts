import { compareValues } from '../../lib/diff/values/compare-values';
import { pathText } from '../../lib/diff/values/edit';
import type { JsonValue } from '../../lib/diff/values/json-value';
import { toYaml } from '../../lib/yaml';

function edits(before: JsonValue, after: JsonValue) {
  return compareValues(before, after).map(({ path, ...values }) => ({ path: pathText(path), ...values }));
}

test('equal values have no edit, whatever the order of their keys', () => {
  expect(edits({ a: 1, b: [{ c: 2 }] }, { b: [{ c: 2 }], a: 1 })).toEqual([]);
});

test('gives what differs by path, with before and after', () => {
  expect(edits({ spec: { replicas: 2, paused: true } }, { spec: { replicas: 3, strategy: {} } })).toEqual([
    { path: 'spec.paused', before: true },
    { path: 'spec.replicas', before: 2, after: 3 },
    { path: 'spec.strategy', after: {} },
  ]);
});

test('quotes a key that is no word', () => {
  expect(edits({ labels: { 'a.b/c': 'd' } }, { labels: { 'a.b/c': 'e' } })).toEqual([
    { path: 'labels["a.b/c"]', before: 'd', after: 'e' },
  ]);
});

test('pairs items of a list by their name, not by their place', () => {
  const app = (image: string) => ({ name: 'app', image });
  expect(edits([app('a:1'), { name: 'log' }], [{ name: 'log' }, app('a:2')])).toEqual([
    { path: '[name=app].image', before: 'a:1', after: 'a:2' },
  ]);
});

test('tells when items only change their places', () => {
  expect(edits([{ name: 'a' }, { name: 'b' }], [{ name: 'b' }, { name: 'a' }])).toEqual([
    { path: '', before: ['name=a', 'name=b'], after: ['name=b', 'name=a'] },
  ]);
});

test('pairs items without names by place, behind what is the same', () => {
  expect(edits([{ port: 1 }, { port: 2 }, { port: 9 }], [{ port: 1 }, { port: 3 }, { port: 9 }])).toEqual([
    { path: '[1].port', before: 2, after: 3 },
  ]);
});

test('pairs flags by what stands before their value', () => {
  expect(edits(['--a=1', '--b', '--c=2'], ['--c=3', '--a=1', '--d'])).toEqual([
    { path: '[]', before: '--b' },
    { path: '[]', before: '--c=2', after: '--c=3' },
    { path: '[]', after: '--d' },
  ]);
});

test('looks into a text that is JSON or YAML', () => {
  expect(edits('{"a": [1]}', '{"a": [2]}')).toEqual([
    { path: 'a[]', before: 1 },
    { path: 'a[]', after: 2 },
  ]);
  expect(edits(toYaml({ a: { b: 1 }, c: 2 }), toYaml({ a: { b: 1 }, c: 3 }))).toEqual([
    { path: 'c', before: 2, after: 3 },
  ]);
});

test('tells of a text that says the same in other words', () => {
  expect(edits('{"a":1}', '{ "a": 1 }')).toEqual([{ path: '', before: '{"a":1}', after: '{ "a": 1 }' }]);
});

test('shows of a text of many lines those that differ', () => {
  expect(edits('a\nb\nc\nd', 'a\nX\nY\nd')).toEqual([{ path: '', line: 2, before: 'b\nc', after: 'X\nY' }]);
  expect(edits('a\nd', 'a\nb\nd')).toEqual([{ path: '', line: 2, after: 'b' }]);
});
