import { Git } from '../../../lib/release/git';
import { describeWith } from '../../../lib/testing/tools';
import { VARIABLES } from '../publish/trees';
import { SourceWorld } from './source-world';

const BOTH = ['dev', 'prod'].map((environment) => ({ environment, branch: `environment/${environment}` }));

/** Prod stays as it was published: whatever stands against dev, prod is verified. */
describeWith(['git', 'npm'], 'verify tells what it could not check, and verifies the others, when', () => {
  let world: SourceWorld;
  let source: string;

  beforeEach(() => {
    world = new SourceWorld();
    source = world.publish({ dev: { 'a.yaml': 'a: 1\n' }, prod: { 'a.yaml': 'a: 2\n' } });
  });

  test('the source is gone', async () => {
    const gone = '1'.repeat(40);
    nameSource(gone);
    await leavesOut(
      {
        where: gone,
        what: 'is gone: the branch of an environment names it as its source, and nobody has it',
        allowed: 'a commit that main of origin holds',
        mend: 'find out who rewrote main; publish again from what it holds now',
      },
      gone,
    );
  });

  test('the source was never merged: it is not run', async () => {
    world.write('bin/platform.js', 'throw new Error("was run")');
    world.world.git('commit', '--quiet', '--all', '--message=Not merged');
    const other = world.world.git('rev-parse', 'HEAD');
    nameSource(other);
    await leavesOut(
      {
        where: other,
        what: 'is not in main of origin, and is not run',
        allowed: 'a source that was merged, as publish demands',
        mend: 'find out who committed it to the branch of the environment, or rewrote main',
      },
      other,
    );
    expect(world.told).toEqual([`installing the dependencies of ${source}`, `rendering prod from ${source}`]);
  });

  test('neither its metadata nor its message names a source', async () => {
    world.meddle('environment/dev', { 'hydrator.metadata': '{}\n' }, '--message=Lose it');
    await leavesOut({
      where: 'origin/environment/dev/hydrator.metadata',
      what: 'does not name the commit of main that was rendered, and the message does not either',
      allowed: 'a field "drySha" with the whole id of a commit',
      mend: 'verify a commit that publish made, such as the one before',
    });
  });

  test.each(['-x', '../dev', 'a/b', ''])('the environment has a name that is none: %s', async (name) => {
    rename(name);
    await leavesOut({
      where: 'origin/environment/dev',
      what: 'is no render: neither platform.json nor the message says of which environment it is',
      allowed: 'a commit of an environment branch',
      mend: 'name one: git log origin/environment/<name>',
    });
  });

  test('the branch holds another environment', async () => {
    rename('prod');
    await leavesOut({
      where: 'origin/environment/dev',
      what: 'is the branch of one environment, and holds another',
      received: 'prod',
      allowed: 'dev',
      mend: 'find out who committed it, and take the branch back to a commit of publish',
    });
  });

  test('the branch moves while it is fetched', async () => {
    const gone = '2'.repeat(40);
    const git = new MovingRemote({ folder: world.world.clone, variables: VARIABLES }, gone);
    world.world.git('update-ref', '-d', 'refs/remotes/origin/environment/dev');
    const { environments } = await world.verify({ branches: BOTH }, { git });
    expect(environments).toMatchObject([
      {
        ...{ environment: 'dev', ref: 'origin/environment/dev', commit: gone, outcome: 'unchecked' },
        problems: [
          {
            where: 'origin/environment/dev',
            what: 'has just moved in origin',
            allowed: 'a branch that stands still for a moment',
            mend: 'run the command again',
          },
        ],
      },
      { environment: 'prod', outcome: 'reproducible' },
    ]);
  });

  describe('the source', () => {
    test('holds a submodule', async () => {
      world.world.git('update-index', '--add', '--cacheinfo', `160000,${source},vendor/module`);
      const changed = renderFromChange();
      await leavesOut(
        {
          where: `${changed}:vendor/module`,
          what: 'is a submodule, whose files are not in the commit',
          allowed: 'a source that is whole in one repository',
          mend: 'verify a commit without submodules',
        },
        changed,
      );
    });

    test('is no commit of this program', async () => {
      world.world.git('rm', '--quiet', 'bin/platform.js');
      const changed = renderFromChange();
      await leavesOut(
        {
          where: changed,
          what: 'is no commit of this program',
          received: 'a commit without bin/platform.js',
          allowed: 'a commit of main that publish has rendered',
          mend: 'look at hydrator.metadata of the branch: somebody may have changed it by hand',
        },
        changed,
      );
    });

    test('cannot be installed', async () => {
      const dependencies = { left: '1.0.0' };
      world.write('package.json', JSON.stringify({ name: 'program', version: '0.0.0', dependencies }));
      const changed = renderFromChange();
      await leavesOut(
        {
          where: `npm ci of ${changed}`,
          what: 'failed',
          received: expect.stringContaining('package-lock.json'),
          allowed: 'a registry, or a cache of npm, that has every package of package-lock.json',
          mend: 'see that npm ci works in a checkout of that commit; tokens and addresses belong in ~/.npmrc',
        },
        changed,
      );
    });

    test('does not render', async () => {
      world.write('bin/platform.js', 'process.stderr.write("1 problem, nothing was written:\\n"); process.exit(1);');
      const changed = renderFromChange();
      await leavesOut(notRendered(changed, '1 problem, nothing was written:'), changed);
    });

    test('renders another environment alone', async () => {
      const changed = world.publish({ prod: { 'a.yaml': 'a: 3\n' } });
      nameSource(changed);
      const { environments } = await world.verify({ branches: BOTH });
      expect(environments).toMatchObject([
        {
          ...{ environment: 'dev', outcome: 'unchecked', source: changed },
          problems: [notRendered(changed, expect.stringContaining('there is no environment dev'))],
        },
        { environment: 'prod', outcome: 'reproducible', source: changed },
      ]);
      expect(world.told).toEqual([
        `installing the dependencies of ${changed}`,
        ...['dev, prod', 'dev', 'prod'].map((names) => `rendering ${names} from ${changed}`),
      ]);
    });

    function notRendered(changed: string, received: unknown) {
      return {
        where: `dev from ${changed}`,
        what: 'does not render',
        received,
        allowed: 'a commit whose npm run synth works with this Node',
        mend: `check it out, and run npm ci && npm run synth -- --env dev; this is Node ${process.versions.node}`,
      };
    }

    /** Merges what was just changed, and names it as the source of dev. */
    function renderFromChange(): string {
      world.world.git('add', '--all', '--', ':!vendor');
      const changed = world.world.commit('Change the program');
      nameSource(changed);
      return changed;
    }
  });

  test('there is no npm: it keeps every environment from being checked', async () => {
    const { environments } = await world.verify({ branches: BOTH }, { variables: { PATH: '/nonexistent' } });
    const problem = {
      where: 'npm',
      what: 'cannot be run',
      allowed: 'npm on the PATH: the lock file of the source has to be installed',
      mend: 'install npm, which comes with Node',
    };
    expect(environments).toMatchObject(
      ['dev', 'prod'].map((environment) => ({ environment, outcome: 'unchecked', source, problems: [problem] })),
    );
  });

  test('a bug of ours is none of it, and ends the run', async () => {
    const tell = () => {
      throw new TypeError('of ours');
    };
    await expect(world.verify({ branches: BOTH }, { tell })).rejects.toThrow(TypeError);
  });

  /** Verifies both, and looks whether dev is left out for one reason, and prod is not. */
  async function leavesOut(problem: Readonly<Record<string, unknown>>, named?: string): Promise<void> {
    const { environments } = await world.verify({ branches: BOTH });
    const commit = world.world.git('rev-parse', 'origin/environment/dev');
    expect(environments).toEqual([
      {
        ...{ environment: 'dev', ref: 'origin/environment/dev', commit, outcome: 'unchecked', problems: [problem] },
        ...{ files: 0, differences: [], notes: [], ...(named === undefined ? {} : { source: named }) },
      },
      expect.objectContaining({ environment: 'prod', outcome: 'reproducible', source, problems: [] }),
    ]);
  }

  function nameSource(commit: string): void {
    const text = world.read('environment/dev', 'hydrator.metadata').replace(source, commit);
    world.meddle('environment/dev', { 'hydrator.metadata': text }, '--message=Name another');
  }

  function rename(name: string): void {
    const text = world.read('environment/dev', 'platform.json');
    const renamed = text.replace('"environment": "dev"', `"environment": "${name}"`);
    world.meddle('environment/dev', { 'platform.json': renamed }, '--message=Rename it');
  }
});

/** A remote that has moved on since it was asked where its branches are. */
class MovingRemote extends Git {
  constructor(
    props: ConstructorParameters<typeof Git>[0],
    private readonly gone: string,
  ) {
    super(props);
  }

  public override run(...[args, options]: Parameters<Git['run']>): string {
    const printed = super.run(args, options);
    const isAsked = args[0] === 'ls-remote' && args.includes('refs/heads/environment/dev');
    return isAsked ? printed.replace(/^.*(?=\trefs\/heads\/environment\/dev$)/m, this.gone) : printed;
  }
}
