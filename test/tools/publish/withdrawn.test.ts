import type { EnvironmentReport, PublishProps } from '../../../lib/release/publish/publication';
import { back, configMap, later } from './rollback-world';
import { proposed } from './trees';
import { World } from './world';

const PROPOSAL = { base: 'environment/prod', head: 'environment/prod-next' };

let world: World;

beforeEach(() => {
  world = new World();
  propose('1');
  world.merge('--no-ff');
  propose('2');
});

function propose(text: string, props: Partial<PublishProps> = {}): EnvironmentReport | undefined {
  world.commit(`Set ${text}`);
  return publish(text, props);
}

function publish(text: string, props: Partial<PublishProps> = {}): EnvironmentReport | undefined {
  return world.publish([proposed('prod', { 'a.yaml': configMap(text) })], { now: later(), ...props }).environments[0];
}

test('nothing is left to merge when a change is taken back, until there is another one', () => {
  const reverted = propose('1');
  expect(reverted).toMatchObject({ outcome: 'withdrawn', withdrawn: PROPOSAL, added: 0, changed: 0, removed: 0 });
  expect(reverted).not.toHaveProperty('pullRequest');
  expect(reverted?.commit).toBe(world.remote('rev-parse', 'environment/prod-next'));
  expect(publish('1')).toMatchObject({ outcome: 'unchanged', withdrawn: PROPOSAL });

  const again = propose('3');
  expect(again).toMatchObject({ outcome: 'proposed', changed: 1, pullRequest: PROPOSAL });
  expect(again).not.toHaveProperty('withdrawn');
});

test.each([
  ['--no-ff', []],
  ['--ff-only', []],
  ['--squash', []],
  ['--squash', ['--message=Bring prod back']],
])('a proposal that releases a hold is there until it is merged, though it changes nothing: %s %j', (how, message) => {
  world.merge('--no-ff');
  back(world, { deliver: 'pull-request' });
  world.merge(how, ...message);
  const released = propose('1', { releaseHolds: true });
  expect(released).toMatchObject({ outcome: 'proposed', changed: 0, pullRequest: PROPOSAL });
  const later = publish('1');
  expect(later).toMatchObject({ outcome: 'unchanged', pullRequest: PROPOSAL });
  expect([released, later].map((one) => one?.withdrawn)).toEqual([undefined, undefined]);
});

test('what is taken back while the branch moves beside its proposal leaves nothing to merge', () => {
  const overtaken = world.remote('rev-parse', 'environment/prod-next');
  propose('3');
  const newer = world.remote('rev-parse', 'environment/prod-next');
  world.remote('update-ref', 'refs/heads/environment/prod-next', overtaken);
  world.merge('--squash');
  world.remote('update-ref', 'refs/heads/environment/prod-next', newer);
  expect(propose('2')).toMatchObject({ outcome: 'unchanged', withdrawn: PROPOSAL });
});

test('a rollback that is released before it is merged leaves nothing to merge', () => {
  world.merge('--no-ff');
  back(world, { deliver: 'pull-request' });
  expect(propose('2')).toMatchObject({ outcome: 'held' });
  expect(propose('2', { releaseHolds: true })).toMatchObject({ outcome: 'withdrawn', withdrawn: PROPOSAL });
});
