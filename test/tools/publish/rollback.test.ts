import { readLedger } from '../../../lib/release/ledger';
import { applied, back, BRANCH, configMap, later, publish } from './rollback-world';
import { direct, proposed } from './trees';
import { gitIn, messageOf, World } from './world';

function treeAt(world: World, ref: string): string {
  return world.remote('rev-parse', `${ref}^{tree}`);
}

function noteAt(world: World): unknown {
  return JSON.parse(world.remote('notes', '--ref=hydrator.metadata', 'show', BRANCH));
}

test('the earlier tree is committed once more, with a note, and says what and why', () => {
  const world = new World();
  publish(world, '1');
  const [first, source] = [world.remote('rev-parse', BRANCH), world.git('rev-parse', 'HEAD')];
  publish(world, '2');
  const [second, run] = [world.remote('rev-parse', BRANCH), world.git('rev-parse', 'HEAD')];
  const report = back(world);

  expect(treeAt(world, BRANCH)).toBe(treeAt(world, first));
  expect(world.remote('rev-parse', `${BRANCH}^`)).toBe(second);
  expect(noteAt(world)).toEqual({ drySha: source });
  expect(report).toEqual({
    ...{ environment: 'prod', branch: BRANCH, outcome: 'rolled-back', dryRun: false, restores: first, source },
    ...{ commit: world.remote('rev-parse', BRANCH), publishedAt: '2026-11-30T13:00:00Z', accepted: [] },
    ...{ added: 0, changed: 1, removed: 0 },
  });
  const { entries } = readLedger(gitIn(world.bare), 'prod', BRANCH, world.remote('rev-parse', BRANCH));
  expect(entries.at(-1)).toMatchObject({
    ...{ outcome: 'rolled-back', source: { commit: source, subject: 'Set 1' } },
    rollback: { restores: first, reason: 'Orders are lost', ranFrom: run, accepted: [] },
  });
  expect(entries.at(-1)?.changes).toEqual([{ ...entries.at(1)?.changes[0], ...swapped(entries.at(1)?.changes[0]) }]);
  expect(world.remote('fsck', '--strict')).toBe('');
});

function swapped(change: { before?: string; after?: string } | undefined): { before?: string; after?: string } {
  const { before, after } = change ?? {};
  return { ...(after && { before: after }), ...(before && { after: before }) };
}

test('publish leaves it alone until the hold is released, and publishes the rest', () => {
  const world = new World();
  publish(world, '1');
  publish(world, '2');
  back(world);
  const held = world.remote('rev-parse', BRANCH);
  const notes = world.remote('rev-parse', 'refs/notes/hydrator.metadata');
  world.commit('Set 3');
  const prod = direct('prod', { 'a.yaml': configMap('3') });
  const report = world.publish([prod]);
  expect(report.environments).toEqual([
    {
      ...{ environment: 'prod', branch: BRANCH, outcome: 'held', commit: held, hold: 'Orders are lost' },
      ...{ added: 0, changed: 1, removed: 0 },
    },
  ]);
  expect(world.remote('rev-parse', 'refs/notes/hydrator.metadata')).toBe(notes);

  const both = world.publish([prod, direct('dev', { 'a.yaml': configMap('3') })]);
  expect(both.environments.map(({ outcome }) => outcome)).toEqual(['held', 'published']);
  expect(world.remote('rev-parse', BRANCH)).toBe(held);

  const released = world.publish([prod], { releaseHolds: true, now: later() });
  expect(released.environments.map(({ outcome }) => outcome)).toEqual(['published']);
  world.commit('Set 4');
  const next = world.publish([direct('prod', { 'a.yaml': configMap('4') })], { now: later() });
  expect(next.environments.map(({ outcome }) => outcome)).toEqual(['published']);
});

test('a hold is released also when main now renders what was gone back to', () => {
  const world = new World();
  publish(world, '1');
  publish(world, '2');
  back(world);
  world.commit('Revert');
  const again = direct('prod', { 'a.yaml': configMap('1') });
  expect(world.publish([again], { releaseHolds: true }).environments[0]?.outcome).toBe('published');
  expect(world.publish([again]).environments[0]?.outcome).toBe('unchanged');
});

test('one goes back further from where one is', () => {
  const world = new World();
  for (const text of ['1', '2', '3']) publish(world, text);
  back(world);
  expect(applied(world)).toBe('2');
  back(world);
  expect(applied(world)).toBe('1');
});

test('a dry run judges and pushes nothing', () => {
  const world = new World();
  publish(world, '1');
  publish(world, '2');
  const before = world.refs();
  expect(back(world, { dryRun: true })).toMatchObject({ dryRun: true, outcome: 'rolled-back', changed: 1 });
  expect(world.refs()).toEqual(before);
});

test('where people merge, it is a proposal, and it is held before and after they have merged', () => {
  const world = new World();
  const propose = (text: string) => {
    world.commit(`Set ${text}`);
    return world.publish([proposed('prod', { 'a.yaml': configMap(text) })], { now: later() }).environments[0]?.outcome;
  };
  propose('1');
  world.merge('--no-ff');
  propose('2');
  world.merge('--no-ff');
  const report = back(world, { deliver: 'pull-request' });
  expect(report).toMatchObject({ outcome: 'proposed', branch: 'environment/prod-next' });
  expect(report.pullRequest).toMatchObject({ base: BRANCH, title: 'Roll back prod: Orders are lost' });
  expect(report.pullRequest?.body).toContain('npm run publish -- --env prod --release-hold');
  expect(propose('3')).toBe('held');
  world.merge('--squash', '--message=Bring prod back');
  expect(applied(world)).toBe('1');
  expect(propose('4')).toBe('held');
  world.commit('Set 5');
  const props = { releaseHolds: true, now: later() };
  expect(world.publish([proposed('prod', { 'a.yaml': configMap('5') })], props).environments[0]?.outcome).toBe(
    'proposed',
  );
  expect(propose('6')).toBe('proposed');
});

describe('what cannot be undone', () => {
  test('data that would go is named, and can be accepted', () => {
    const world = new World();
    const namespace = 'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: namespace-shop.yaml\n';
    publish(world, '1');
    publish(world, '2', { 'namespace-shop.yaml': namespace });
    const message = messageOf(() => back(world));
    expect(message).toContain('a/core/Namespace/-/namespace-shop.yaml: ');
    expect(message).toContain('add --accept a/core/Namespace/-/namespace-shop.yaml');
    const report = back(world, { accept: ['a/core/Namespace/-/namespace-shop.yaml'] });
    expect(report).toMatchObject({ removed: 1, accepted: ['a/core/Namespace/-/namespace-shop.yaml'] });
  });

  test('a change that is declared irreversible is not crossed, unless it is accepted', () => {
    const world = new World();
    publish(world, '1');
    world.commit('Move orders\n\nIrreversible-Change: prod orders-v2\nIrreversible-Change: dev other');
    publish(world, '2');
    const before = world.refs();
    const message = messageOf(() => back(world));
    expect(message).toContain('1 problem, nothing was rolled back');
    expect(message).toMatch(/received {2}orders-v2: commit [0-9a-f]{12} declares it to be irreversible/);
    expect(world.refs()).toEqual(before);
    expect(back(world, { accept: ['orders-v2'] }).accepted).toEqual(['orders-v2']);
  });
});

test('where main was rewritten, what is not known is named, and can be accepted', () => {
  const world = new World();
  publish(world, '1');
  publish(world, '2');
  world.git('checkout', '--quiet', '--orphan', 'other');
  world.git('commit', '--quiet', '--allow-empty', '--message=Begin again');
  world.git('push', '--quiet', '--force', 'origin', 'HEAD:main');
  const git = gitIn(world.cloneTo('fresh'));
  const message = messageOf(() => back(world, { git }));
  const names = [...message.matchAll(/received {2}([0-9a-f]{40}): main does not hold this commit any more/g)];
  expect(names).toHaveLength(2);
  const accept = names.map(([, name = '']) => name);
  expect(back(world, { git, accept }).accepted).toEqual(accept);
});

test.each([
  [{ reason: '  ' }, 'is empty'],
  [{ to: '0123456789' }, 'is nothing that prod has been at'],
  [{ branch: 'environment/qa' }, 'is not on origin: nothing was published yet'],
  [{ remote: 'upstream' }, 'is no remote of this repository'],
  [{ accept: ['x'] }, 'is nothing that this rollback destroys or crosses'],
])('%j is refused, and nothing changes', (props, expected) => {
  const world = new World();
  publish(world, '1');
  publish(world, '2');
  const before = world.refs();
  expect(messageOf(() => back(world, props))).toContain(expected);
  expect(world.refs()).toEqual(before);
});

test('a branch that somebody has broken by hand is brought back, and his commit stays in its history', () => {
  const world = new World();
  publish(world, '1');
  publish(world, '2');
  world.git('fetch', '--quiet', 'origin', BRANCH);
  world.git('checkout', '--quiet', 'FETCH_HEAD');
  world.git('rm', '--quiet', 'clusters/a/web/a.yaml');
  world.git('commit', '--quiet', '--message=Oops');
  world.git('push', '--quiet', 'origin', `HEAD:${BRANCH}`);
  const oops = world.git('rev-parse', 'HEAD');
  world.git('checkout', '--quiet', 'main');
  back(world);
  expect(applied(world)).toBe('2');
  expect(world.remote('rev-parse', `${BRANCH}^`)).toBe(oops);
});

test('in a shallow clone it fetches what it needs', () => {
  const world = new World();
  for (const text of ['1', '2', '3']) publish(world, text);
  const shallow = world.cloneTo('shallow', '--depth=1', '--no-single-branch');
  back(world, { git: gitIn(shallow), to: '-2' });
  expect(applied(world)).toBe('1');
});

test('whoever is overtaken still goes back to what was chosen, and not to what has to go', () => {
  const world = new World();
  for (const text of ['good', 'bad']) publish(world, text);
  const git = gitIn(world.clone);
  const run = git.attempt.bind(git);
  let isFirst = true;
  jest.spyOn(git, 'attempt').mockImplementation((args, options) => {
    if (args[0] === 'push' && isFirst) {
      isFirst = false;
      publish(world, 'newcomer');
    }
    return run(args, options);
  });
  back(world, { git });
  expect(isFirst).toBe(false);
  expect(applied(world)).toBe('good');
});

test('a release that is merged ends the hold, also when the tree stays as it is', () => {
  const world = new World();
  publish(world, '1');
  publish(world, '2');
  back(world);
  world.commit('Revert');
  const again = proposed('prod', { 'a.yaml': configMap('1') });
  world.publish([again], { releaseHolds: true, now: later() });
  world.git('fetch', '--quiet', 'origin', '+refs/heads/*:refs/remotes/origin/*');
  world.git('checkout', '--quiet', '-B', 'prod', 'origin/environment/prod');
  world.git('merge', '--quiet', '--no-ff', '--message=Go on', 'origin/environment/prod-next');
  world.git('push', '--quiet', 'origin', 'HEAD:environment/prod', ':environment/prod-next');
  world.git('checkout', '--quiet', 'main');
  world.commit('Set 3');
  const { environments } = world.publish([proposed('prod', { 'a.yaml': configMap('3') })], { now: later() });
  expect(environments.map(({ outcome }) => outcome)).toEqual(['proposed']);
});

test('a merged rollback is held in a shallow clone, where its proposal is deleted', () => {
  const world = new World();
  publish(world, '1');
  publish(world, '2');
  back(world, { deliver: 'pull-request' });
  world.git('fetch', '--quiet', 'origin', '+refs/heads/*:refs/remotes/origin/*');
  world.git('checkout', '--quiet', '-B', 'prod', 'origin/environment/prod');
  world.git('merge', '--quiet', '--no-ff', '--message=Go back', 'origin/environment/prod-next');
  world.git('push', '--quiet', 'origin', 'HEAD:environment/prod', ':environment/prod-next');
  world.git('checkout', '--quiet', 'main');
  world.commit('Set 3');
  const git = gitIn(world.cloneTo('shallow', '--depth=1', '--no-single-branch'));
  const { environments } = world.publish([proposed('prod', { 'a.yaml': configMap('3') })], { git, now: later() });
  expect(environments.map(({ outcome }) => outcome)).toEqual(['held']);
});
