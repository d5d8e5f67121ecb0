import fs from 'node:fs';
import path from 'node:path';
import { describeWith } from '../../../lib/testing/tools';
import { gitIn, run } from '../publish/world';
import { SourceWorld } from './source-world';

describeWith(['git', 'npm'], 'verify fails, and says nothing of any environment, when', () => {
  let world: SourceWorld;

  beforeEach(() => {
    world = new SourceWorld();
    world.publish({ dev: { 'a.yaml': 'a: 1\n' } });
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
  });

  test('no environment is published', async () => {
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
