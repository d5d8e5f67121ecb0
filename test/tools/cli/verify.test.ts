import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import type { VerifyReport } from '../../../lib/release';
import { RepositoryCopy, type Run } from '../../../lib/testing/repository-copy';
import { describeWith } from '../../../lib/testing/tools';
import { sha256 } from '../../../lib/tree';
import { VARIABLES } from '../publish/trees';
import { addRemote, gitIn } from './published-copy';

const GIT = { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' };

/** A file that every environment has. */
const FILE = 'README.md';

describeWith(['git', 'npm'], 'npm run verify', () => {
  let copy: RepositoryCopy;
  let bare: string;
  let first: string;

  /** Two commits of main: the second one changes dev alone. Production is proposed, and merged by people. */
  beforeAll(() => {
    copy = new RepositoryCopy();
    fs.mkdirSync(path.join(copy.folder, '../tmp'));
    bare = addRemote(copy);
    first = publish('Begin');
    git('fetch', '--quiet');
    const [branch, proposal] = ['origin/environment/prod', 'origin/environment/prod-next'];
    const merge = git('commit-tree', `${proposal}^{tree}`, '-p', branch, '-p', proposal, '-m', 'Merge production');
    git('push', '--quiet', 'origin', `${merge}:refs/heads/environment/prod`);
    copy.edit(
      'environments/dev.ts',
      'cpuLimit: 64, memoryLimitGiB: 256 },\n',
      'cpuLimit: 63, memoryLimitGiB: 256 },\n',
    );
    git('commit', '--quiet', '--all', '--message=Change');
    publish('Change', '--env', 'dev');
    git('fetch', '--quiet');
  });

  afterEach(() => {
    expect(fs.readdirSync(path.join(copy.folder, '../tmp'))).toEqual([]);
  });

  afterAll(() => copy.remove());

  test('each environment is judged by its own source, and one changed byte is found', () => {
    const second = git('rev-parse', 'HEAD');
    const [staging, prod] = [textsOf('staging'), textsOf('prod')];
    const onlyFile = { [FILE]: staging.changed };
    git('push', '--quiet', '--force', 'origin', `${amended('staging', onlyFile)}:environment/staging`);
    const forged = { [FILE]: prod.changed, 'platform.json': prod.manifest };
    git('push', '--quiet', '--force', 'origin', `${amended('prod', forged)}:environment/prod`);
    git('fetch', '--quiet');

    const { status, stdout, stderr } = verify();
    const row = (name: string, source: string, result: string) => {
      const branch = `origin/environment/${name}`;
      const files = git('ls-tree', '-r', '--name-only', branch).split('\n').length;
      return `${name} ${branch} ${git('rev-parse', branch).slice(0, 12)} ${source.slice(0, 12)} ${files} ${result}`;
    };
    expect(stderr.split('\n')).toEqual([
      'staging: a file is not what platform.json of the same commit lists: README.md',
      `installing the dependencies of ${second}`,
      `rendering dev from ${second}`,
      `installing the dependencies of ${first}`,
      `rendering staging, prod from ${first}`,
      '',
    ]);
    expect({ status, lines: columns(stdout) }).toEqual({
      status: 2,
      lines: [
        'environment branch commit source files result',
        row('dev', second, 'reproducible'),
        row('staging', first, 'differs'),
        row('prod', first, 'differs'),
        '',
        `staging › README.md${staging.place}`,
        ' is not what its source renders',
        ` branch ${JSON.stringify(staging.changedLine)}`,
        ` render ${JSON.stringify(staging.line)}`,
        ' platform.json of the same commit lists another hash: it was changed after the render',
        expect.stringMatching(/^staging: its message has Git-tree [0-9a-f]{40}, and it holds [0-9a-f]{40}$/),
        '',
        `prod › README.md${prod.place}`,
        ' is not what its source renders',
        ` branch ${JSON.stringify(prod.changedLine)}`,
        ` render ${JSON.stringify(prod.line)}`,
        ' 1 more file differs: platform.json',
      ],
    });
  });

  test('an earlier commit is, from a shallow clone whose files have the line ends of Windows', () => {
    const folder = path.join(copy.folder, '../windows/platform');
    git('clone', '--quiet', '--depth=2', '--no-single-branch', '--config=core.autocrlf=true', `file://${bare}`, folder);
    git('-C', folder, 'worktree', 'add', '--quiet', '--detach', '../dev', 'origin/environment/dev');
    const checkedOut = execFileSync('git', ['-C', folder, 'show', `origin/environment/dev:${FILE}`], {
      env: VARIABLES,
    });
    expect(fs.readFileSync(path.join(folder, '../dev', FILE))).toEqual(checkedOut);
    expect(git('-C', path.join(folder, '../dev'), 'status', '--porcelain')).toBe('');
    fs.symlinkSync(path.join(copy.folder, 'node_modules'), path.join(folder, 'node_modules'));
    const { status, stdout } = verify(['--env', 'dev', '--at', 'origin/environment/dev~', '--json'], folder);
    const { environments } = JSON.parse(stdout) as VerifyReport;
    expect({ status, environments }).toMatchObject({
      status: 0,
      environments: [{ environment: 'dev', source: first, outcome: 'reproducible', differences: [], notes: [] }],
    });
  });

  test.each(['SIGINT', 'SIGTERM'] as const)('%s ends it, and leaves nothing behind', async (signal) => {
    const program = path.join(copy.folder, 'bin/platform.js');
    const options = ['verify', '--env', 'dev', 'prod'];
    const child = spawn(process.execPath, [program, ...options], { cwd: copy.folder, env: variables() });
    const ended = new Promise((resolve) => child.on('close', (_, by) => resolve(by)));
    let told = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      told += text;
      if (text.startsWith('installing')) child.kill(signal);
    });
    expect(await ended).toBe(signal);
    // What was stopped is no problem of its source, and the other source is not begun.
    expect(told).toBe(`installing the dependencies of ${git('rev-parse', 'HEAD')}\n`);
  });

  test('what cannot be checked is told beside what differs', () => {
    const gone = '1'.repeat(40);
    const metadata = `${git('show', 'origin/environment/dev:hydrator.metadata')}\n`;
    const forged = { 'hydrator.metadata': metadata.replace(git('rev-parse', 'HEAD'), gone) };
    git('push', '--quiet', '--force', 'origin', `${amended('dev', forged)}:environment/dev`);
    git('fetch', '--quiet');
    const problem = {
      where: gone,
      what: 'is gone: the branch of an environment names it as its source, and nobody has it',
      allowed: 'a commit that main of origin holds',
      mend: 'find out who rewrote main; publish again from what it holds now',
    };

    const { status, stdout } = verify(['--env', 'dev', 'staging']);
    const [, dev, staging, ...details] = columns(stdout);
    const commit = git('rev-parse', 'origin/environment/dev');
    expect(status).toBe(1);
    expect(dev).toBe(`dev origin/environment/dev ${commit.slice(0, 12)} ${gone.slice(0, 12)} 0 not checked`);
    expect(staging).toMatch(/ differs$/);
    expect(details).toContain(' is not what its source renders');
    expect(stdout.slice(stdout.indexOf('1 problem'))).toBe(
      [
        '1 problem, dev was not checked:',
        '',
        `  ${gone}`,
        `    ${problem.what}`,
        `    allowed   ${problem.allowed}`,
        `    mend      ${problem.mend}`,
        '',
      ].join('\n'),
    );

    const json = verify(['--env', 'dev', '--json']);
    expect(json).toMatchObject({ status: 1, stderr: '' });
    expect(JSON.parse(json.stdout)).toMatchObject({
      environments: [{ environment: 'dev', source: gone, outcome: 'unchecked', problems: [problem] }],
    });
  });

  test('a mistake is told, to people and to machines', () => {
    const { status, stdout, stderr } = verify(['--env', 'prdo']);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain("mend      write 'prod', or list it in environments/index.ts");
    const json = verify(['--at', 'main', '--json']);
    expect(json).toMatchObject({ status: 1, stderr: '' });
    expect(JSON.parse(json.stdout)).toMatchObject({ outcome: 'nothing was verified', problems: [{ where: 'main' }] });
  });

  /** Pushes main and publishes; gives the source. */
  function publish(subject: string, ...options: readonly string[]): string {
    if (git('status', '--porcelain') !== '') git('commit', '--quiet', `--message=${subject}`);
    git('push', '--quiet', 'origin', 'main');
    const { status, stderr } = copy.run(['publish', ...options], GIT);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    return git('rev-parse', 'HEAD');
  }

  function verify(options: readonly string[] = [], folder = copy.folder): Run {
    if (folder === copy.folder) return copy.run(['verify', ...options], variables());
    const program = path.join(folder, 'bin/platform.js');
    const stdout = execFileSync(process.execPath, [program, 'verify', ...options], {
      ...{ cwd: folder, env: variables(), encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] },
    });
    return { status: 0, stdout, stderr: '' };
  }

  /** npm finds its cache and its registry by the home folder. */
  function variables(): Record<string, string> {
    const { PATH = '', HOME = '' } = process.env;
    return { ...GIT, PATH, HOME, TMPDIR: path.join(copy.folder, '../tmp') };
  }

  /** One letter of a file of an environment, changed; and a platform.json that lists the changed file. */
  function textsOf(environment: string) {
    const branch = `origin/environment/${environment}`;
    const [text = '', manifest = ''] = [FILE, 'platform.json'].map((file) => `${git('show', `${branch}:${file}`)}\n`);
    const lines = text.split('\n');
    const [line = ''] = lines;
    const changedLine = line.replace(/.$/, '~');
    const changed = [changedLine, ...lines.slice(1)].join('\n');
    expect(manifest).toContain(sha256(text));
    return {
      ...{ line, changedLine, changed, place: `:1 (byte ${Buffer.byteLength(line) - 1})` },
      manifest: manifest.replace(sha256(text), sha256(changed)),
    };
  }

  /** The head of a branch with other files, and the same message and parents. */
  function amended(environment: string, files: Readonly<Record<string, string>>): string {
    const env = { ...VARIABLES, GIT_INDEX_FILE: path.join(copy.folder, '.git/other-index') };
    const head = `origin/environment/${environment}`;
    const run = (args: readonly string[], input = '') =>
      execFileSync('git', args, { cwd: copy.folder, env, input, encoding: 'utf8' }).trim();
    run(['read-tree', head]);
    for (const [file, text] of Object.entries(files)) {
      run(['update-index', '--cacheinfo', `100644,${run(['hash-object', '-w', '--stdin'], text)},${file}`]);
    }
    const parents = git('log', '-1', '--format=%P', head)
      .split(' ')
      .filter((parent) => parent !== '');
    const message = git('log', '-1', '--format=%B', head);
    return run(
      ['commit-tree', run(['write-tree']), ...parents.flatMap((parent) => ['-p', parent]), '-F', '-'],
      message,
    );
  }

  function git(...args: string[]): string {
    return gitIn(copy, ...args);
  }

  function columns(stdout: string): string[] {
    return stdout
      .trimEnd()
      .split('\n')
      .map((line) => line.replace(/ +/g, ' '));
  }
});
