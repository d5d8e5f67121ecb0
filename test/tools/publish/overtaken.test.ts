import { direct, proposed } from './trees';
import { gitIn, messageOf, run, World } from './world';

const OLD = { 'a.yaml': 'a: 1\n' };
const NEW = { 'a.yaml': 'a: 2\n' };

/** A clone of a world in which a newer commit than the one that is checked out is published to dev and, as a proposal, to prod. */
function overtaken(...options: string[]) {
  const world = new World();
  const older = world.git('rev-parse', 'HEAD');
  const late = world.cloneTo('late', ...options);
  const newer = world.commit('Newer');
  world.publish([direct('dev', NEW), proposed('prod', NEW)]);
  return { world, older, newer, git: gitIn(late) };
}

test.each([
  ['a whole clone', []],
  ['a shallow clone, as CI makes it', ['--depth=1']],
])('a late run leaves alone what is newer, in %s', (_, options) => {
  const { world, git } = overtaken(...options);
  const before = world.refs();
  const { environments } = world.publish([direct('dev', OLD), proposed('prod', OLD)], { git, skipIfNewer: true });
  const nothing = { outcome: 'superseded', added: 0, changed: 0, removed: 0 };
  expect(environments).toEqual([
    { environment: 'dev', branch: 'environment/dev', commit: before['refs/heads/environment/dev'], ...nothing },
    {
      environment: 'prod',
      branch: 'environment/prod-next',
      commit: before['refs/heads/environment/prod-next'],
      ...nothing,
    },
  ]);
  expect(world.refs()).toEqual(before);
});

test('what is not newer is published all the same', () => {
  const { world, older, newer, git } = overtaken();
  const { environments } = world.publish([direct('dev', OLD), direct('staging', OLD)], { git, skipIfNewer: true });
  expect(environments.map(({ outcome }) => outcome)).toEqual(['superseded', 'published']);
  const noteOf = (branch: string) => world.remote('notes', '--ref=hydrator.metadata', 'show', branch);
  expect(noteOf('environment/dev')).toBe(`{"drySha":"${newer}"}`);
  expect(noteOf('environment/staging')).toBe(`{"drySha":"${older}"}`);
});

test('a newer proposal that people have merged is newer still', () => {
  const { world, git } = overtaken();
  const clone = world.cloneTo('people');
  run(clone, 'checkout', '--quiet', 'environment/prod');
  run(clone, 'merge', '--quiet', '--no-ff', '--message=Merge', 'origin/environment/prod-next');
  run(clone, 'push', '--quiet', 'origin', 'environment/prod');
  const { environments } = world.publish([proposed('prod', OLD)], { git, skipIfNewer: true });
  expect(environments).toMatchObject([{ outcome: 'superseded' }]);
});

test('fails when it is asked to skip what is newer, and the branch comes from another history', () => {
  const world = new World();
  world.publish([direct('dev', OLD)]);
  world.git('checkout', '--quiet', '--orphan', 'other');
  world.git('commit', '--quiet', '--allow-empty', '--message=Another history');
  world.git('push', '--quiet', '--force', 'origin', 'HEAD:main');
  const act = () => world.publish([direct('dev', NEW)], { skipIfNewer: true });
  expect(messageOf(act)).toContain('is made from a source that this one does not come from');
});
