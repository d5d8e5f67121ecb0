import fs from 'node:fs';
import path from 'node:path';
import { direct, proposed, treeOf } from './trees';
import { messageOf, run, World } from './world';

const A = { 'a.yaml': 'a: 1\n', 'b.yaml': 'b: 1\n', 'namespace-web.yaml': 'n: 1\n' };

let world: World;

beforeEach(() => {
  world = new World();
});

describe('fails when the source', () => {
  test('is not what is committed', () => {
    for (const name of ['1', '2', '3', '4', '5', '6']) fs.writeFileSync(path.join(world.clone, name), '');
    expectRefusal(
      () => world.publish([direct('dev', A)]),
      `1 problem, nothing was published:

  the work tree
    is not what is committed
    received  1, 2, 3, 4, 5, and 1 more
    allowed   no change and no new file: what is published has to be rendered from a commit
    mend      commit and push, or put aside with git stash --include-untracked`,
    );
  });

  test('is not pushed', () => {
    world.git('commit', '--quiet', '--allow-empty', '--message=Only here');
    const head = world.git('rev-parse', 'HEAD');
    expectRefusal(
      () => world.publish([direct('dev', A)]),
      `1 problem, nothing was published:

  HEAD
    is not in main of origin
    received  ${head}
    allowed   a commit that main holds, so that others can render it again
    mend      merge it to main, or git push origin main`,
    );
  });

  test('is older than what is published', () => {
    const older = world.git('rev-parse', 'HEAD');
    const newer = world.commit('Newer');
    world.publish([direct('dev', A)]);
    world.git('checkout', '--quiet', '--detach', older);
    expectRefusal(
      () => world.publish([direct('dev', A), direct('staging', A)]),
      `1 problem, nothing was published:

  environment/dev
    is made from a newer source
    received  ${newer}, which comes after ${older}
    allowed   the source that it is made from, or one that comes after it
    mend      publish the newer one; to go back, revert the change on main`,
    );
  });

  test('is older than one that has changed nothing, as the note tells', () => {
    const older = world.git('rev-parse', 'HEAD');
    world.publish([direct('dev', A)]);
    world.commit('Newer, and the same');
    world.publish([direct('dev', A)]);
    world.git('checkout', '--quiet', '--detach', older);
    expect(messageOf(() => world.publish([direct('dev', A)]))).toContain('is made from a newer source');
  });

  test('has nothing to do with what is published', () => {
    const before = world.git('rev-parse', 'HEAD');
    world.publish([direct('dev', A)]);
    world.git('checkout', '--quiet', '--orphan', 'other');
    world.git('commit', '--quiet', '--allow-empty', '--message=Other');
    world.git('push', '--quiet', '--force', 'origin', 'HEAD:main');
    const after = world.git('rev-parse', 'HEAD');
    expectRefusal(
      () => world.publish([direct('dev', A)]),
      `1 problem, nothing was published:

  environment/dev
    is made from a source that this one does not come from
    received  ${before}, which is not in the history of ${after}
    allowed   the source that it is made from, or one that comes after it
    mend      publish from main; if its history was rewritten, choose another branch`,
    );
  });
});

describe('fails when somebody else', () => {
  test('has committed to the branch', () => {
    world.publish([direct('dev', A)]);
    const ours = world.remote('rev-parse', 'environment/dev');
    const eve = world.cloneTo('eve', '--branch=environment/dev');
    fs.writeFileSync(path.join(eve, 'clusters/a/web/a.yaml'), 'a: 9\n');
    run(eve, 'commit', '--quiet', '--all', '--message=Fix it', '--author=Eve <eve@acme.example>');
    run(eve, 'push', '--quiet');
    const theirs = run(eve, 'rev-parse', 'HEAD');
    expectRefusal(
      () => world.publish([direct('dev', A)]),
      `1 problem, nothing was published:

  environment/dev
    holds a commit that publish did not make
    received  ${theirs.slice(0, 12)} "Fix it" of Eve <eve@acme.example>, in clusters/a/web/a.yaml
    allowed   commits of publish alone
    mend      bring the change to main, then take the branch back: git push --force-with-lease=environment/dev:${theirs} origin ${ours}:environment/dev`,
    );
  });

  test('has amended a commit of ours', () => {
    world.publish([direct('dev', A)]);
    const eve = world.cloneTo('eve', '--branch=environment/dev');
    fs.rmSync(path.join(eve, 'clusters/a/web/a.yaml'));
    run(eve, 'commit', '--quiet', '--all', '--amend', '--no-edit');
    run(eve, 'push', '--quiet', '--force');
    const theirs = run(eve, 'rev-parse', 'HEAD').slice(0, 12);
    expectRefusal(
      () => world.publish([direct('dev', A)]),
      `1 problem, nothing was published:

  environment/dev
    holds a commit that publish did not make
    received  ${theirs} "Publish dev: Begin" of Robot <robot@acme.example>, in README.md, clusters/a/web/b.yaml, clusters/a/web/namespace-web.yaml, 2 more
    allowed   commits of publish alone
    mend      choose another branch in environments/, or remove this one if nothing in it is needed`,
    );
  });

  test('has edited what people merge to', () => {
    world.publish([proposed('prod', A)]);
    const eve = world.cloneTo('eve', '--branch=environment/prod');
    run(eve, 'merge', '--quiet', '--no-ff', 'origin/environment/prod-next');
    fs.writeFileSync(path.join(eve, 'clusters/a/web/a.yaml'), 'a: 9\n');
    run(eve, 'commit', '--quiet', '--all', '--message=Fix it');
    run(eve, 'push', '--quiet');
    expect(messageOf(() => world.publish([proposed('prod', A)]))).toContain(
      'holds 2 commits that publish did not make',
    );
  });

  test('has removed what people merge to', () => {
    world.publish([proposed('prod', A)]);
    world.remote('branch', '--delete', '--force', 'environment/prod');
    expectRefusal(
      () => world.publish([proposed('prod', A)]),
      `1 problem, nothing was published:

  environment/prod
    is gone, and its proposals in environment/prod-next are there
    allowed   both, or neither
    mend      restore environment/prod, or remove environment/prod-next too when the environment begins anew`,
    );
  });
});

describe('fails when a render', () => {
  test('holds nothing', () => {
    expectRefusal(
      () => world.publish([direct('dev', {})]),
      `1 problem, nothing was published:

  dev
    renders to nothing, and everything that runs would be removed
    received  no resource
    allowed   one resource at least
    mend      look at npm run synth; an environment that is given up leaves environments/index.ts`,
    );
  });

  test('is of one cluster only', () => {
    const { tree, ...rest } = direct('dev', A);
    const manifest = { ...tree.manifest, partial: { cluster: 'a' } };
    expectRefusal(
      () => world.publish([{ ...rest, tree: { ...tree, manifest } }]),
      `1 problem, nothing was published:

  dev
    is a partial render
    received  cluster a only
    allowed   a whole rendered tree
    mend      render it without --cluster`,
    );
  });

  test('removes more than is allowed, unless a commit says that it is meant', () => {
    world.publish([direct('dev', A)]);
    world.commit('Remove');
    const fewer = [direct('dev', { 'b.yaml': 'b: 1\n' })];
    const message = (said = '') => `2 problems, nothing was published:

  dev
    loses what holds data, or what everything else lies in
    received  a/core/Namespace/-/namespace-web.yaml${said}
    allowed   that it stays
    mend      render it again, or commit to main with the trailer "Prune-Acknowledged: dev until <YYYY-MM-DD>"

  dev › clusters/a/web
    loses 2 of 3 resources
    received  a/core/ConfigMap/-/a.yaml, a/core/Namespace/-/namespace-web.yaml${said}
    allowed   20 resources or 50 percent of a component or layer at a time
    mend      render it again, or commit to main with the trailer "Prune-Acknowledged: dev until <YYYY-MM-DD>"`;
    expectRefusal(() => world.publish(fewer), message());

    world.commit('Remove\n\nPrune-Acknowledged: dev until 2026-11-29');
    expectRefusal(
      () => world.publish(fewer),
      message('; with "Prune-Acknowledged: dev until 2026-11-29", which has expired'),
    );

    world.commit('Remove\n\nPrune-Acknowledged: dev until 2026-11-30');
    world.commit('Something else');
    expect(world.publish(fewer).environments).toMatchObject([{ outcome: 'published', removed: 2 }]);
  });
});

describe('fails when a branch', () => {
  test('is the one that people work on', () => {
    expectRefusal(
      () => world.publish([{ ...direct('dev', A), branch: 'main' }]),
      `1 problem, nothing was published:

  dev
    would be published to the branch that people work on
    received  main
    allowed   a branch of its own, such as environment/<name>
    mend      change gitops.branch in environments/`,
    );
  });

  test('is the one of another environment', () => {
    const both = [proposed('prod', A), { ...direct('dev', A), branch: 'environment/prod-next' }];
    expectRefusal(
      () => world.publish(both),
      `1 problem, nothing was published:

  dev
    would be published to a branch of prod
    received  environment/prod-next
    allowed   a branch of its own; <branch>-next is for proposals
    mend      change gitops.branch in environments/`,
    );
  });

  test.each(['a b', 'a..b', '-x/-y', 'x/.lock', 'a*', 'a.lock', 'a//b', 'a\u0007', '@{1}', 'a/'])(
    'has a name that git does not take: %j',
    (branch) => {
      const act = () => world.publish([{ ...direct('dev', A), branch }]);
      expect(messageOf(act)).toContain('is no name of a branch that git takes');
      expect(world.refs()).toEqual({});
    },
  );

  test('cannot be there, as another one lies in the way', () => {
    world.publish([direct('dev', A)]);
    const before = world.refs();
    const message = messageOf(() => world.publish([{ ...direct('qa', A), branch: 'environment/dev/qa' }]));
    expect(message).toContain("'refs/heads/environment/dev' exists; cannot create 'refs/heads/environment/dev/qa'");
    expect(world.refs()).toEqual(before);
  });
});

test('an odd name that git takes is a branch like any other', () => {
  const branch = 'env#1/dév+$(x)';
  world.publish([{ ...direct('dev', A), branch }]);
  expect(world.archive(branch).get('README.md')?.toString()).toBe(treeOf('dev', A).files.get('README.md'));
});

/** The whole message, and that no ref has moved. */
function expectRefusal(act: () => unknown, message: string): void {
  const before = world.refs();
  expect(messageOf(act)).toBe(message);
  expect(world.refs()).toEqual(before);
}
