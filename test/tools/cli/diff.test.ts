import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { RepositoryCopy, type Run } from '../../../lib/testing/repository-copy';
import { describeWith } from '../../../lib/testing/tools';

const IDENTITY = {
  GIT_AUTHOR_NAME: 'a',
  GIT_AUTHOR_EMAIL: 'a@example.com',
  GIT_COMMITTER_NAME: 'a',
  GIT_COMMITTER_EMAIL: 'a@example.com',
};

describeWith(['git'], 'npm run diff', () => {
  let copy: RepositoryCopy;

  beforeAll(() => {
    copy = new RepositoryCopy();
    git('init', '--quiet');
    succeed(copy.run(['synth']));
    commitTree('dev', 'environment/dev');
    fs.cpSync(path.join(copy.folder, 'dist'), path.join(copy.folder, 'before'), { recursive: true });
  });

  afterAll(() => {
    copy.remove();
  });

  /** Commits a rendered environment as publish would, with what it adds. */
  function commitTree(environment: string, branch: string): void {
    const folder = path.join(copy.folder, 'dist', environment);
    fs.writeFileSync(path.join(folder, 'hydrator.metadata'), '{}\n');
    const inFolder = (...args: readonly string[]) => git('--work-tree', folder, ...args);
    inFolder('add', '--all', '--force', '.');
    const tree = inFolder('write-tree');
    git('update-ref', `refs/heads/${branch}`, git('commit-tree', '-m', 'Publish', tree));
    git('read-tree', '--empty');
    fs.rmSync(path.join(folder, 'hydrator.metadata'));
  }

  function git(...args: readonly string[]): string {
    const { status, stdout, stderr } = spawnSync('git', [...args], {
      cwd: copy.folder,
      encoding: 'utf8',
      env: { PATH: process.env['PATH'] ?? '', HOME: copy.folder, ...IDENTITY },
    });
    if (status !== 0) throw new Error(stderr);
    return stdout.trim();
  }

  /** Runs a verb with an edit in place, and takes the edit back. */
  function withEdit(run: () => Run): Run {
    const [file, before, after] = ['environments/dev.ts', 'cpuLimit: 16,', 'cpuLimit: 32,'] as const;
    copy.edit(file, before, after);
    try {
      return run();
    } finally {
      copy.edit(file, after, before);
    }
  }

  test('nothing changes when the branch holds the render', () => {
    expect(copy.run(['diff', '--env', 'dev'])).toEqual({ status: 0, stdout: 'Nothing changes.\n', stderr: '' });
  });

  test('tells what an edit would change, exits with 2 and writes nothing', () => {
    const trees = copy.filesIn('dist');
    const { status, stdout, stderr } = withEdit(() => copy.run(['diff', '--env', 'dev']));

    expect([status, stderr]).toEqual([2, '']);
    expect(stdout).toMatch(/^\d changes?: \d routine\n\nROUTINE\n/);
    expect(stdout).toMatch(
      /~ changed {3}NodePool\.karpenter\.sh \S+ {2}\[dev\/dev-a\]\n {6}spec\.limits\.cpu\n {8}- 16\n {8}\+ 32\n/,
    );
    expect(copy.filesIn('dist')).toEqual(trees);
  });

  test('an environment without a branch is new, and it is said how to fetch it', () => {
    const { status, stdout, stderr } = copy.run(['diff', '--env', 'staging']);

    expect(status).toBe(2);
    expect(stdout).toContain('staging is new: there is nothing to compare it with.\n');
    expect(stderr).toBe(
      'environment/staging is not in this clone: all of staging counts as new. ' +
        'git fetch origin environment/staging brings it.\n',
    );
  });

  test('what was fetched comes before what is local', () => {
    const stale = git('commit-tree', '-m', 'Stale', git('mktree'));
    const published = git('rev-parse', 'environment/dev');
    git('update-ref', 'refs/remotes/origin/environment/dev', published);
    git('update-ref', 'refs/heads/environment/dev', stale);
    const { status } = copy.run(['diff', '--env', 'dev']);
    git('update-ref', 'refs/heads/environment/dev', published);
    git('update-ref', '-d', 'refs/remotes/origin/environment/dev');

    expect(status).toBe(0);
  });

  test('--base compares the environment that the commit is of, and no other', () => {
    expect(copy.run(['diff', '--base', 'environment/dev'])).toEqual({
      status: 0,
      stdout: 'Nothing changes.\n',
      stderr: '',
    });
  });

  test('--from and --to compare folders; --json prints one document, the same each time', () => {
    withEdit(() => copy.run(['synth', '--env', 'dev']));
    const run = () => copy.run(['diff', '--from', 'before', '--to', 'dist', '--json']);
    const { status, stdout, stderr } = run();
    succeed(copy.run(['synth', '--env', 'dev']));

    expect([status, stderr]).toEqual([2, '']);
    const report = JSON.parse(stdout) as { environments: { name: string }[]; changes: { risk: string }[] };
    expect(report.environments.map(({ name }) => name)).toEqual(['dev', 'prod', 'staging']);
    expect(report.changes.map(({ risk }) => risk)).toContain('routine');
  });

  test('writes a comment and a page beside what it prints', () => {
    withEdit(() => copy.run(['diff', '--env', 'dev', '--markdown', 'comment.md', '--html', 'report.html']));

    expect(fs.readFileSync(path.join(copy.folder, 'comment.md'), 'utf8')).toMatch(/^<!-- platform:diff -->\n/);
    expect(fs.readFileSync(path.join(copy.folder, 'report.html'), 'utf8')).toMatch(/^<!doctype html>\n/);
  });

  describe('fails', () => {
    test('when the ref is none', () => {
      expect(copy.run(['diff', '--base', 'nowhere'])).toEqual({
        status: 1,
        stdout: '',
        stderr: message('nothing was changed', {
          where: 'nowhere',
          what: 'is no commit that this repository knows',
          allowed: 'a branch, a tag or the id of a commit',
          mend: 'write it as git log takes it; git fetch brings the branches of the remote',
        }),
      });
    });

    test('when the commit is no render', () => {
      git('update-ref', 'refs/heads/other', git('commit-tree', '-m', 'Other', git('mktree')));

      expect(copy.run(['diff', '--base', 'other']).stderr).toBe(
        message('nothing was written', {
          where: 'other',
          what: 'has no platform.json',
          allowed: 'a whole rendered tree',
          mend: 'run npm run synth',
        }),
      );
    });

    test('when the commit is of another environment', () => {
      expect(copy.run(['diff', '--base', 'environment/dev', '--env', 'prod']).stderr).toBe(
        message('nothing was compared', {
          where: 'environment/dev',
          what: 'holds another environment than the one that is asked for',
          received: 'dev',
          allowed: 'prod',
          mend: 'name a commit of that environment, or leave --env out',
        }),
      );
    });

    test('when a folder holds no tree', () => {
      expect(copy.run(['diff', '--from', 'lib', '--to', 'dist']).stderr).toBe(
        message('nothing was compared', {
          where: '--from',
          what: 'holds no rendered tree',
          received: 'lib',
          allowed: 'a folder that npm run synth has written: dist/prod, or dist for all environments',
          mend: 'name such a folder; npm run synth -- --out <dir> writes one',
        }),
      );
    });

    test('when there is no such folder', () => {
      expect(copy.run(['diff', '--from', 'nowhere', '--to', 'dist']).stderr).toBe(
        message('nothing was compared', {
          where: '--from',
          what: 'is not a folder',
          received: 'nowhere',
          allowed: 'a folder that npm run synth has written: dist/prod, or dist for all environments',
          mend: 'name such a folder; npm run synth -- --out <dir> writes one',
        }),
      );
    });

    test('when a tree is torn', () => {
      const file = path.join(copy.folder, 'before/dev/README.md');
      const text = fs.readFileSync(file);
      fs.rmSync(file);
      const { status, stderr } = copy.run(['diff', '--from', 'before', '--to', 'dist']);
      fs.writeFileSync(file, text);

      expect(status).toBe(1);
      expect(stderr).toBe(
        message('nothing was written', {
          where: 'before/dev/README.md',
          what: 'is missing',
          allowed: 'what platform.json lists',
          mend: 'run npm run synth',
        }),
      );
    });

    test('when one side is missing', () => {
      expect(copy.run(['diff', '--from', 'before']).stderr).toBe(
        message('nothing was compared', {
          where: '--from',
          what: 'is one side of a comparison only',
          allowed: '--from together with --to, or --base, or none of them',
          mend: 'choose one of these; --help shows examples',
        }),
      );
    });

    test('when a report cannot be written', () => {
      const { status, stdout, stderr } = copy.run(['diff', '--env', 'dev', '--markdown', 'nowhere/comment.md']);

      expect([status, stdout]).toEqual([1, '']);
      expect(stderr).toContain('--markdown\n    cannot be written\n    received  ENOENT: ');
    });
  });

  test('--exit-code-style diff is for programs that expect 1 when something differs', () => {
    const run = (from: string) =>
      copy.run(['diff', '--exit-code-style', 'diff', '--from', from, '--to', 'dist/dev']).status;

    expect([run('dist/dev'), run('before/prod'), run('nowhere')]).toEqual([0, 1, 2]);
  });

  test('--help tells the exit codes and shows an example', () => {
    const { status, stdout } = copy.run(['diff', '--help']);

    expect(status).toBe(0);
    expect(stdout).toContain('Exit code: 0 nothing changes, 1 an error, 2 something changes;');
    expect(stdout).toContain('npm run diff -- --base environment/prod~3');
  });
});

function message(outcome: string, { where, ...said }: Readonly<Record<string, string>>): string {
  const lines = Object.entries(said).map(([name, text]) => `    ${name === 'what' ? '' : name.padEnd(10)}${text}`);
  return [`1 problem, ${outcome}:`, '', `  ${where ?? ''}`, ...lines, ''].join('\n');
}

function succeed({ status, stderr }: Run): void {
  if (status !== 0) throw new Error(stderr);
}
