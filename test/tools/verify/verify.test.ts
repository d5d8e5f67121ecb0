import fs from 'node:fs';
import path from 'node:path';
import { rollBack } from '../../../lib/release/rollback';
import { sha256 } from '../../../lib/tree';
import { describeWith } from '../../../lib/testing/tools';
import { proposed } from '../publish/trees';
import { gitIn } from '../publish/world';
import { SourceWorld } from './source-world';

const WEB = 'clusters/a/web';

describeWith(['git', 'npm'], 'verify', () => {
  test('what its source renders is reproducible, and the clone stays as it was', async () => {
    const world = new SourceWorld();
    const source = world.publish({ dev: { 'a.yaml': 'a: 1\n' }, prod: { 'a.yaml': 'a: 2\n' } });
    const before = world.world.git('for-each-ref') + world.world.git('status', '--porcelain', '--ignored');
    const branches = ['dev', 'prod'].map((environment) => ({ environment, branch: `environment/${environment}` }));

    const { environments } = await world.verify({ branches });
    expect(environments).toEqual(
      ['dev', 'prod'].map((environment) => ({
        ...{ environment, ref: `origin/environment/${environment}`, outcome: 'reproducible', source, files: 5 },
        ...{
          commit: world.world.git('rev-parse', `origin/environment/${environment}`),
          differences: [],
          notes: [],
          problems: [],
        },
      })),
    );
    expect(world.told).toEqual([`installing the dependencies of ${source}`, `rendering dev, prod from ${source}`]);
    expect(world.world.git('for-each-ref') + world.world.git('status', '--porcelain', '--ignored')).toBe(before);
  });

  test('an earlier commit is compared with its own source', async () => {
    const world = new SourceWorld();
    const first = world.publish({ dev: { 'a.yaml': 'a: 1\n' } });
    world.publish({ dev: { 'a.yaml': 'a: 2\n' } });
    const { environments } = await world.verify({ at: 'origin/environment/dev~' });
    expect(environments).toMatchObject([{ environment: 'dev', source: first, outcome: 'reproducible' }]);
  });

  test('of a source that has changed nothing, the one before is rendered: the note is newer', async () => {
    const world = new SourceWorld();
    const first = world.publish({ dev: { 'a.yaml': 'a: 1\n' } });
    const second = world.publish({ dev: { 'a.yaml': 'a: 1\n' } }, 'Change nothing');
    const { environments } = await world.verify('dev');
    expect(environments).toMatchObject([{ source: first, outcome: 'reproducible' }]);
    const note = world.world.remote('notes', '--ref=hydrator.metadata', 'show', 'environment/dev');
    expect(note).toContain(second);
  });

  test('a branch that has only begun has nothing to verify; a proposal and its merge are verified', async () => {
    const world = new SourceWorld();
    world.publishAs([
      proposed('prod', { 'a.yaml': 'a: 1\n', 'b.yaml': 'url: https://git.acme.example/platform.git\n' }),
    ]);
    expect(await world.verify('prod')).toMatchObject({ environments: [{ outcome: 'empty', differences: [] }] });
    world.world.git('switch', '--quiet', '--detach', 'origin/environment/prod');
    world.world.git('merge', '--quiet', '--no-ff', '-m', 'Merge it', 'origin/environment/prod-next');
    world.world.git('push', '--quiet', 'origin', 'HEAD:environment/prod');
    for (const at of ['origin/environment/prod-next', 'origin/environment/prod', 'HEAD']) {
      expect(await world.verify({ at, allowed: ['prod'] })).toMatchObject({
        environments: [{ environment: 'prod', outcome: 'reproducible', notes: [] }],
      });
    }
  });

  test('a tree that was gone back to is of its own source', async () => {
    const world = new SourceWorld();
    const first = world.publish({ dev: { 'a.yaml': 'a: 1\n' } });
    world.publish({ dev: { 'a.yaml': 'a: 2\n' } });
    rollBack({
      ...{ git: gitIn(world.world.clone), remote: 'origin', environment: 'dev', branch: 'environment/dev' },
      ...{ deliver: 'direct', to: '-1', reason: 'It hurts', accept: [], programs: { node: '20.0.0' } },
      ...{ now: new Date('2026-11-30T13:00:00Z'), pause: () => undefined, chance: () => 0 },
    });
    world.world.git('fetch', '--quiet');
    expect(await world.verify('dev')).toMatchObject({
      environments: [{ source: first, outcome: 'reproducible', notes: [] }],
    });
    expect(world.world.git('log', '-1', '--format=%s', 'origin/environment/dev')).toContain('Roll back dev');
  });

  describe('one changed byte is found', () => {
    test('in a commit that was amended: at once, and then with its line', async () => {
      const world = new SourceWorld();
      world.publish({ dev: { 'a.yaml': 'a: 1\nb: 2\nc: 3\n' } });
      world.meddle('environment/dev', { [`${WEB}/a.yaml`]: 'a: 1\nb: 7\nc: 3\n' }, '--amend', '--no-edit');
      const { environments } = await world.verify('dev');
      expect(world.told[0]).toBe(`dev: a file is not what platform.json of the same commit lists: ${WEB}/a.yaml`);
      const changed = { kind: 'changed', line: 2, byte: 8, published: 'b: 7', rendered: 'b: 2', contradicted: true };
      expect(environments).toMatchObject([
        {
          outcome: 'different',
          differences: [{ path: `${WEB}/a.yaml`, ...changed }],
          notes: [expect.stringMatching(/^its message has Git-tree [0-9a-f]{40}, and it holds [0-9a-f]{40}$/)],
        },
      ]);
    });

    test('in a forged one, whose platform.json and trailers agree', async () => {
      const world = new SourceWorld();
      world.publish({ dev: { 'a.yaml': 'a: 1\n' } });
      forge(world, 'a: 1\n', 'a: 7\n');
      const { environments } = await world.verify('dev');
      expect(world.told[0]).toMatch(/^installing/);
      expect(environments).toMatchObject([
        {
          outcome: 'different',
          differences: [
            { path: `${WEB}/a.yaml`, published: 'a: 7', rendered: 'a: 1', line: 1 },
            { path: 'platform.json', kind: 'changed' },
          ],
          notes: [],
        },
      ]);
    });

    test.each([
      ['the author', 'Robot', 'Robbt'],
      ['the subject', 'Render', 'Remder'],
      ['the address of the repository', 'git.acme', 'git.acne'],
      ['the layout', '"author": ', '"author":  '],
    ])('in hydrator.metadata: %s', async (_, before, after) => {
      const world = new SourceWorld();
      world.publish({ dev: { 'a.yaml': 'a: 1\n' } });
      const text = world.read('environment/dev', 'hydrator.metadata');
      expect(text).toContain(before);
      world.meddle('environment/dev', { 'hydrator.metadata': text.replace(before, after) }, '--message=Hide it');
      const { environments } = await world.verify('dev');
      expect(environments).toMatchObject([
        { outcome: 'different', differences: [{ path: 'hydrator.metadata', kind: 'changed' }] },
      ]);
    });

    test('a file that was added, one that was removed, and one that can be run', async () => {
      const world = new SourceWorld();
      world.publish({ dev: { 'a.yaml': 'a: 1\n', 'b.yaml': 'b: 1\n' } });
      const folder = world.world.cloneTo('hand', '--branch', 'environment/dev');
      fs.rmSync(path.join(folder, WEB, 'a.yaml'));
      fs.chmodSync(path.join(folder, WEB, 'b.yaml'), 0o755);
      fs.writeFileSync(path.join(folder, 'new'), '');
      world.world.git('-C', folder, 'add', '--all');
      world.world.git('-C', folder, 'commit', '--quiet', '--message=Meddle');
      world.world.git('-C', folder, 'push', '--quiet', 'origin', 'environment/dev');
      world.world.git('fetch', '--quiet');
      const { environments } = await world.verify('dev');
      expect(environments[0]?.differences).toEqual([
        { path: `${WEB}/a.yaml`, kind: 'removed', contradicted: true },
        { path: `${WEB}/b.yaml`, kind: 'mode' },
        { path: 'new', kind: 'added', contradicted: true },
      ]);
    });
  });

  describe('a message alone that was amended decides nothing:', () => {
    test('what it says otherwise than the tree is told', async () => {
      const world = new SourceWorld();
      const source = world.publish({ dev: { 'a.yaml': 'a: 1\n' } });
      const message = world.world.remote('log', '-1', '--format=%B', 'environment/dev');
      const other = '1'.repeat(40);
      const said = message.replace('Environment: dev', 'Environment: prod').replaceAll(source, other);
      world.meddle('environment/dev', {}, '--amend', `--message=${said}`);
      expect(await world.verify('dev')).toMatchObject({
        environments: [
          {
            outcome: 'reproducible',
            notes: [
              'its message has Environment prod, and it holds dev',
              `its message has Source-commit ${other}, and it holds ${source}`,
            ],
          },
        ],
      });
    });

    test('people who merge write one of their own', async () => {
      const world = new SourceWorld();
      world.publish({ dev: { 'a.yaml': 'a: 1\n' } });
      world.meddle('environment/dev', {}, '--amend', '--message=Promote dev (#12)');
      expect(await world.verify('dev')).toMatchObject({ environments: [{ outcome: 'reproducible', notes: [] }] });
    });
  });

  test('another version of a program is told of', async () => {
    const world = new SourceWorld();
    world.publish({ dev: { 'a.yaml': 'a: 1\n' } });
    const { environments } = await world.verify('dev', { programs: { node: '22.0.0', git: '2.50.0' } });
    expect(environments).toMatchObject([
      { outcome: 'reproducible', notes: ['it was published with node 20.0.0; here is node 22.0.0, git 2.50.0'] },
    ]);
  });

  describe('where the clone has not all of it', () => {
    test.each([
      ['a shallow clone of main alone', ['--depth=1']],
      ['a clone of another branch', ['--single-branch', '--branch=environment/prod']],
    ])('%s: the remote is asked', async (_, options) => {
      const world = new SourceWorld();
      const source = world.publish({ dev: { 'a.yaml': 'a: 1\n' }, prod: { 'a.yaml': 'a: 1\n' } });
      world.commit('Go on');
      const git = gitIn(world.world.cloneTo('other', ...options));
      const refs = git.run(['for-each-ref']);
      expect(await world.verify('dev', { git })).toMatchObject({ environments: [{ source, outcome: 'reproducible' }] });
      expect(git.run(['for-each-ref'])).toBe(refs);
    });

    test('a commit by its whole id', async () => {
      const world = new SourceWorld();
      world.publish({ dev: { 'a.yaml': 'a: 1\n' } });
      const git = gitIn(world.world.cloneTo('other', '--depth=1'));
      const at = world.world.git('rev-parse', 'origin/environment/dev');
      expect(await world.verify({ at }, { git })).toMatchObject({
        environments: [{ commit: at, outcome: 'reproducible' }],
      });
    });
  });

  test('line ends of the machine change nothing', async () => {
    const world = new SourceWorld();
    world.publish({ dev: { 'a.yaml': 'a: 1\nb: "\\r"\n', '.gitattributes': '* -text\n' } });
    const folder = world.world.cloneTo('windows', '--config', 'core.autocrlf=true', '--config', 'core.eol=crlf');
    expect(await world.verify('dev', { git: gitIn(folder) })).toMatchObject({
      environments: [{ outcome: 'reproducible' }],
    });
  });

  /** As somebody would who knows how publish writes: every hash and trailer is made again. */
  function forge(world: SourceWorld, before: string, after: string): void {
    const branch = 'environment/dev';
    const manifest = world.read(branch, 'platform.json').replaceAll(sha256(before), sha256(after));
    const files = { [`${WEB}/a.yaml`]: after, 'platform.json': manifest };
    const message = world.world.remote('log', '-1', '--format=%B', branch);
    const first = world.meddle(branch, files, '--amend', '--no-edit');
    const [tree, digest] = [world.world.remote('rev-parse', `${first}^{tree}`), sha256(manifest)];
    const forged = message
      .replace(/^Git-tree: .*$/m, `Git-tree: ${tree}`)
      .replace(/^Render-digest: .*$/m, `Render-digest: sha256:${digest}`);
    world.meddle(branch, {}, '--amend', `--message=${forged}`);
  }
});
