import { stateOf, staysOf } from '../../../lib/release/history';
import { type Ledger, readLedger } from '../../../lib/release/ledger';
import { direct, proposed } from './trees';
import { gitIn, messageOf, run, World } from './world';

function ledger(world: World, environment = 'dev', folder = world.bare): Ledger {
  const branch = `environment/${environment}`;
  return readLedger(gitIn(folder), environment, branch, world.remote('rev-parse', branch));
}

/** Outcome, source's subject and changed components of every entry. */
function told({ entries }: Ledger): string[] {
  return entries.map(({ outcome, source, changes, pullRequests }) => {
    const names = changes.map(
      ({ kind, before = '-', after = '-' }) => `${kind} ${before.slice(0, 2)}>${after.slice(0, 2)}`,
    );
    return [outcome, source?.subject ?? '-', pullRequests.join(' ') || '-', names.join(', ')].join(' | ');
  });
}

function digestAt(world: World, environment: string): string {
  return stateOf(ledger(world, environment))[0]?.version ?? '';
}

test('a branch that is committed to tells its publishes from their messages', () => {
  const world = new World();
  world.publish([direct('dev', { 'a.yaml': '1' })]);
  world.commit('Raise a (#12)');
  world.publish([direct('dev', { 'a.yaml': '2' })], { now: new Date('2026-11-30T13:00:00Z') });
  const found = ledger(world);
  expect(told(found)).toEqual([
    expect.stringMatching(/^published \| Begin \| - \| component ->[0-9a-f]{2}$/),
    expect.stringMatching(/^published \| Raise a \(#12\) \| #12 \| component [0-9a-f]{2}>[0-9a-f]{2}$/),
  ]);
  expect(found.entries.map(({ at }) => new Date(at * 1000).toISOString())).toEqual([
    '2026-11-30T12:00:00.000Z',
    '2026-11-30T13:00:00.000Z',
  ]);
  expect(staysOf(found, () => true).map(({ to }) => to?.source?.subject)).toEqual(['Raise a (#12)', undefined]);
});

/** Publishes to the branch of proposals, and leaves the clone at it. */
function propose(world: World, text: string): void {
  world.commit(`Set ${text}`);
  world.publish([proposed('prod', { 'a.yaml': text })]);
  world.git('fetch', '--quiet', 'origin', '+refs/heads/*:refs/remotes/origin/*');
}

test.each<[string, [string, ...string[]], string, string]>([
  ['a merge commit', ['--no-ff', '-m', 'Merge pull request #9 from acme/environment/prod-next'], 'published', '#9'],
  ['a squash', ['--squash'], 'published', '-'],
  ['a squash with a message of their own', ['--squash', '--message=Bring prod forward (#9)'], 'by-hand', '#9'],
  ['a fast-forward', ['--ff-only'], 'published', '-'],
])('proposals that people bring by %s are told', (_, options, outcome, request) => {
  const world = new World();
  propose(world, '1');
  world.merge('--ff-only');
  const [first] = [digestAt(world, 'prod')];
  propose(world, '2');
  propose(world, '3');
  world.merge(...options);
  const last = told(ledger(world, 'prod')).at(-1);
  expect(last).toContain(`${outcome} | Set 3 | ${request} | component `);
  // The state is that of the tree, whatever way it came.
  const tree = world.remote('rev-parse', 'environment/prod^{tree}');
  const second = digestAt(world, 'prod');
  expect(second).not.toBe(first);
  expect(tree).toBe(world.remote('rev-parse', 'environment/prod-next^{tree}'));
  const fresh = new World();
  fresh.publish([direct('prod', { 'a.yaml': '3' })]);
  expect(second).toBe(digestAt(fresh, 'prod'));
});

test('what somebody changed by hand is told as that', () => {
  const world = new World();
  world.publish([direct('dev', { 'a.yaml': '1' })]);
  world.git('fetch', '--quiet', 'origin', 'environment/dev');
  world.git('checkout', '--quiet', 'FETCH_HEAD');
  world.git('commit', '--quiet', '--allow-empty', '--message=Look (#3)');
  world.git('push', '--quiet', 'origin', 'HEAD:environment/dev');
  expect(told(ledger(world)).at(-1)).toBe('by-hand | - | #3 | ');
});

test('a clock that goes wrong does not change the order', () => {
  const world = new World();
  world.publish([direct('dev', { 'a.yaml': '1' })], { now: new Date('2026-11-30T13:00:00Z') });
  world.commit('Next');
  world.publish([direct('dev', { 'a.yaml': '2' })], { now: new Date('2026-11-30T12:00:00Z') });
  const [first, second] = ledger(world).entries;
  expect(second?.at).toBe(first?.at);
});

test('a shallow clone says that it has not all', () => {
  const world = new World();
  world.publish([direct('dev', { 'a.yaml': '1' })]);
  world.commit('Next');
  world.publish([direct('dev', { 'a.yaml': '2' })]);
  const shallow = world.cloneTo('shallow', '--depth=1', '--no-single-branch');
  const message = messageOf(() => ledger(world, 'dev', shallow));
  expect(message).toContain('has a history that this clone does not have whole');
  expect(message).toContain('git fetch --unshallow');
  run(shallow, 'fetch', '--quiet', '--unshallow');
  expect(ledger(world, 'dev', shallow).entries).toHaveLength(2);
});
