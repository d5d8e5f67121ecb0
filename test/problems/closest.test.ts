import { closest } from '../../lib/problems/closest';

test.each([
  ['nmae', 'name'],
  ['nam', 'name'],
  ['clutsers', 'clusters'],
  ['cluster', 'clusters'],
  ['Networks', 'networks'],
  ['availabiltyZone', 'availabilityZones'],
  ['organization', 'organisation'],
  ['too', 'to'],
])('%s stands for %s', (word, candidate) => {
  expect(closest(word, ['to', 'name', 'networks', 'clusters', 'organisation', 'availabilityZones'])).toBe(candidate);
});

test.each(['colour', 'az', 'x', ''])("'%s' stands for nothing", (word) => {
  expect(closest(word, ['to', 'name', 'networks', 'clusters'])).toBeUndefined();
});

test('the nearest candidate wins, and the first of two that are as near', () => {
  expect(closest('regoin', ['reason', 'region'])).toBe('region');
  expect(closest('cat', ['bat', 'rat'])).toBe('bat');
});

test('nothing stands for anything where there is no candidate', () => {
  expect(closest('name', [])).toBeUndefined();
});
