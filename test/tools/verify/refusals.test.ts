import fs from 'node:fs';
import path from 'node:path';
import { describeWith } from '../../../lib/testing/tools';
import { gitIn, run } from '../publish/world';
import { SourceWorld } from './source-world';

describeWith(['git', 'npm'], 'verify fails, and changes nothing, when', () => {
  let world: SourceWorld;
  let source: string;

  beforeEach(() => {
    world = new SourceWorld();
    source = world.publish({ dev: { 'a.yaml': 'a: 1\n' } });
  });

  test('the name stands for no commit', async () => {
    for (const at of ['nowhere', '--all', 'origin/environment/dev~99', '', 'a\nb', "'; touch x; '"]) {
      await expect(world.verify({ at })).rejects.toThrow(/is no commit that this repository knows|is empty/);
    }
    const unknown = 'f'.repeat(40);
    await expect(world.verify({ at: unknown })).rejects.toThrow(
      `${unknown}\n    is no commit that this repository knows`,
    );
    expect(world.told).toEqual([]);
  });

  test('the commit is no render', async () => {
    await refuses(world.verify({ at: 'main' }), [
      ['main', 'is no render: neither platform.json nor the message says of which environment it is'],
      ['allowed   a commit of an environment branch', 'mend      name one: git log origin/environment/<name>'],
    ]);
  });

  test('it is of another environment', async () => {
    const at = 'origin/environment/dev';
    await refuses(world.verify({ at, allowed: ['prod', 'staging'] }), [
      [at, 'holds another environment than the one that is asked for', 'received  dev', 'allowed   prod, staging'],
    ]);
    const what = { branches: [{ environment: 'prod', branch: 'environment/dev' }] };
    await expect(world.verify(what)).rejects.toThrow('received  dev');
  });

  test('the environment is not published', async () => {
    await refuses(world.verify('prod'), [
      ['prod', 'is not published yet', 'received  no environment/prod here or in origin'],
    ]);
  });

  test('there is no such remote', async () => {
    await refuses(world.verify('dev', { remote: 'upstream' }), [
      ['--remote', 'is no remote of this repository', 'received  upstream', 'allowed   origin'],
    ]);
  });

  test('the remote is gone, and is needed', async () => {
    fs.renameSync(world.world.bare, `${world.world.bare}.moved`);
    await expect(world.verify('dev')).rejects.toThrow('cannot reach the remote');
  });

  test('the source is gone', async () => {
    const gone = '1'.repeat(40);
    const text = world.read('environment/dev', 'hydrator.metadata').replace(source, gone);
    world.meddle('environment/dev', { 'hydrator.metadata': text }, '--message=Lose it');
    await refuses(world.verify('dev'), [
      [gone, 'is gone: the branch of an environment names it as its source, and nobody has it'],
      ['allowed   a commit that main of origin holds'],
    ]);
  });

  test('the source was never merged: it is not run', async () => {
    world.write('bin/platform.js', 'throw new Error("was run")');
    world.world.git('commit', '--quiet', '--all', '--message=Not merged');
    const other = world.world.git('rev-parse', 'HEAD');
    const text = world.read('environment/dev', 'hydrator.metadata').replace(source, other);
    world.meddle('environment/dev', { 'hydrator.metadata': text }, '--message=Name another');
    await refuses(world.verify('dev'), [
      [other, 'is not in main of origin, and is not run', 'allowed   a source that was merged, as publish demands'],
    ]);
    expect(world.told).toEqual([]);
  });

  test('neither its metadata nor its message names a source', async () => {
    world.meddle('environment/dev', { 'hydrator.metadata': '{}\n' }, '--message=Lose it');
    await expect(world.verify('dev')).rejects.toThrow('does not name the commit of main that was rendered');
  });

  test.each(['-x', '../dev', 'a/b', ''])('the environment has a name that is none: %s', async (name) => {
    const text = world
      .read('environment/dev', 'platform.json')
      .replace('"environment": "dev"', `"environment": "${name}"`);
    world.meddle('environment/dev', { 'platform.json': text }, '--message=Rename it');
    await expect(world.verify('dev')).rejects.toThrow(/is no render|another environment/);
    expect(world.told).toEqual([]);
  });

  describe('the source', () => {
    test('holds a submodule', async () => {
      world.world.git('update-index', '--add', '--cacheinfo', `160000,${source},vendor/module`);
      await failsAfter('is a submodule, whose files are not in the commit');
    });

    test('is no commit of this program', async () => {
      world.world.git('rm', '--quiet', 'bin/platform.js');
      await failsAfter('received  a commit without bin/platform.js');
    });

    test('cannot be installed', async () => {
      world.write(
        'package.json',
        JSON.stringify({ name: 'program', version: '0.0.0', dependencies: { left: '1.0.0' } }),
      );
      await failsAfter(/npm ci of [0-9a-f]{40}\n {4}failed\n {4}received {2}.*package-lock\.json/);
    });

    test('does not render', async () => {
      world.write('bin/platform.js', 'process.stderr.write("1 problem, nothing was written:\\n"); process.exit(1);');
      await failsAfter(/does not render\n {4}received {2}1 problem, nothing was written:\n/);
    });

    /** Publishes a render whose source is what was just changed. */
    async function failsAfter(message: string | RegExp): Promise<void> {
      world.world.git('add', '--all', '--', ':!vendor');
      world.world.git('commit', '--quiet', '--message=Change the program');
      world.world.git('push', '--quiet', 'origin', 'HEAD:main');
      const changed = world.world.git('rev-parse', 'HEAD');
      const text = world.read('environment/dev', 'hydrator.metadata').replace(source, changed);
      world.meddle('environment/dev', { 'hydrator.metadata': text }, '--message=Render');
      await expect(world.verify('dev')).rejects.toThrow(message);
    }
  });

  test('there is no npm', async () => {
    await refuses(world.verify('dev', { variables: { PATH: '/nonexistent' } }), [['npm', 'cannot be run']]);
  });

  test('the folder is no repository', async () => {
    const git = gitIn(world.world.folder);
    await expect(world.verify('dev', { git })).rejects.toThrow('is not run in a git repository');
  });

  test('HEAD is detached, nothing fails', async () => {
    run(world.world.clone, 'switch', '--quiet', '--detach', 'origin/environment/dev');
    expect(await world.verify('dev')).toMatchObject({ environments: [{ outcome: 'reproducible' }] });
    expect(fs.existsSync(path.join(world.world.clone, 'platform.json'))).toBe(true);
  });

  /** Looks for the lines of the message, in any place. */
  async function refuses(work: Promise<unknown>, lines: readonly (readonly string[])[]): Promise<void> {
    const message = await work.then(
      () => 'nothing was thrown',
      (error: unknown) => String(error),
    );
    expect(message).toContain('1 problem, nothing was');
    for (const line of lines.flat()) expect(message).toContain(line);
  }
});
