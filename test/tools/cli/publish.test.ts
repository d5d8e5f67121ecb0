import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import type { PublishReport } from '../../../lib/release';
import { RepositoryCopy } from '../../../lib/testing/repository-copy';
import { VARIABLES } from '../publish/trees';
import { addRemote, gitIn } from './published-copy';

let copy: RepositoryCopy;
let bare: string;

beforeAll(() => {
  copy = new RepositoryCopy();
  bare = addRemote(copy);
  git('commit', '--quiet', '--message=Begin');
});

afterAll(() => copy.remove());

test('a commit that nobody else has is not published', () => {
  const { status, stdout, stderr } = publish();
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).toBe(`1 problem, nothing was published:

  origin
    has no default branch that could hold the source
    allowed   a remote whose HEAD is a branch with commits, such as main
    mend      git push origin main, and make main the default branch there
`);
});

test('every environment is published as synth writes it, and production is proposed', () => {
  git('push', '--quiet', 'origin', 'main');
  const { status, stdout, stderr } = publish('--json');
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  const { environments } = JSON.parse(stdout) as PublishReport;
  expect(environments.map(({ branch, outcome }) => `${branch} ${outcome}`)).toEqual([
    'environment/dev published',
    'environment/staging published',
    'environment/prod-next proposed',
  ]);
  expect(copy.run(['synth']).status).toBe(0);
  for (const { environment, branch } of environments) {
    const archived = archive(branch);
    expect(archived.delete('hydrator.metadata')).toBe(true);
    expect(archived).toEqual(copy.filesIn(`dist/${environment}`));
  }
});

test('nothing is published twice, and people are told', () => {
  const { status, stdout } = publish('--env', 'dev', 'prod');
  const [dev, prod] = ['environment/dev', 'environment/prod-next'].map((branch) =>
    git('--git-dir', bare, 'rev-parse', branch),
  );
  const source = git('rev-parse', 'HEAD');
  expect(status).toBe(0);
  expect(stdout.split('\n').map((line) => line.replace(/ +/g, ' '))).toEqual([
    'environment branch outcome commit added changed removed',
    `dev environment/dev unchanged ${dev?.slice(0, 12)} 0 0 0`,
    expect.stringMatching(`^prod environment/prod-next unchanged ${prod?.slice(0, 12)} [1-9]\\d+ 0 0$`),
    '',
    'Open a pull request from environment/prod-next to environment/prod; --json has a text for it.',
    `Source ${source.slice(0, 12)}, remote origin.`,
    '',
  ]);
});

test('a dry run pushes nothing', () => {
  const before = git('--git-dir', bare, 'for-each-ref');
  copy.edit('environments/dev.ts', 'cpuLimit: 64, memoryLimitGiB: 256 },\n', 'cpuLimit: 63, memoryLimitGiB: 256 },\n');
  git('commit', '--quiet', '--all', '--message=Change');
  git('push', '--quiet', 'origin', 'main');
  const main = git('rev-parse', 'HEAD');
  const { stdout } = publish('--env', 'dev', '--dry-run');
  expect(stdout).toContain('Nothing was pushed: this is a dry run.');
  expect(stdout.split('\n')[1]?.replace(/ +/g, ' ')).toMatch(/^dev environment\/dev published - 0 [1-9] 0$/);
  const after = git('--git-dir', bare, 'for-each-ref').replace(main, git('rev-parse', 'HEAD~'));
  expect(after).toBe(before);
});

test('what is not committed is not published, and a machine is told', () => {
  fs.writeFileSync(path.join(copy.folder, 'new.txt'), '');
  const { status, stdout } = publish('--json');
  expect(status).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({
    outcome: 'nothing was published',
    problems: [{ where: 'the work tree', received: 'new.txt' }],
  });
  fs.rmSync(path.join(copy.folder, 'new.txt'));
});

function publish(...options: string[]) {
  const { PATH: _, ...variables } = VARIABLES;
  return copy.run(['publish', ...options], variables);
}

/** Path to bytes in hex, as `filesIn` gives them. */
function archive(branch: string): Map<string, string> {
  const folder = path.join(copy.folder, 'dist/.archive');
  fs.mkdirSync(folder, { recursive: true });
  const input = execFileSync('git', ['--git-dir', bare, 'archive', branch], { maxBuffer: Infinity });
  execFileSync('tar', ['-xm'], { cwd: folder, input });
  const files = copy.filesIn('dist/.archive');
  fs.rmSync(folder, { recursive: true });
  return files;
}

function git(...args: string[]): string {
  return gitIn(copy, ...args);
}
