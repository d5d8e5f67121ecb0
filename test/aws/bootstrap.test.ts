import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { RepositoryCopy } from '../../lib/testing/repository-copy';
import { TerraformSandbox } from '../../lib/testing/terraform';
import { subjects } from '../terraform/layers';
import { describeWithEndpoint, EmulatedAccount } from './endpoint';
import { standIn } from './terraform-stand-in';

const ENVIRONMENT = 'staging';

const layers = subjects.filter(
  ({ environment, layer }) => environment.name === ENVIRONMENT && ['bootstrap', 'access'].includes(layer.name),
);

/** Seconds after which somebody presses Ctrl-C, one run each: while it looks, makes, moves, and makes the roles. */
const INTERRUPTS = [1, 2, 4, 6, 9, 12, 16];

describeWithEndpoint('npm run bootstrap, interrupted again and again', () => {
  let root: string;
  let repository: RepositoryCopy;
  let variables: Record<string, string>;
  const emulated = new EmulatedAccount();

  beforeAll(async () => {
    root = fs.mkdtempSync(path.join(os.tmpdir(), 'aws-'));
    repository = new RepositoryCopy();
    const account = layers[0]?.environment.account ?? '';
    variables = standIn(root, layers, new TerraformSandbox(root, await emulated.open(account)).environment);
  });

  afterAll(() => {
    emulated.close();
    repository.remove();
    fs.rmSync(root, { recursive: true });
  });

  test.each(INTERRUPTS)('stops in good order after %d seconds, or is done', async (seconds) => {
    const { status, stderr } = await interrupted(seconds);

    // What is stopped between two commands of Terraform ends by the signal itself.
    if (status !== 0) expect(status === null || stderr.includes('stopped at')).toBe(true);
    expect(stderr).not.toMatch(/state lock|already exists|This is a bug/i);
  });

  test('ends as if nothing had been, and then finds nothing to do', () => {
    const verb = ['bootstrap', '--env', ENVIRONMENT, '--yes', '--json'];
    const [last, again] = [repository.run(verb, variables), repository.run(verb, variables)];

    expect(last.status === 0 ? '' : last.stderr).toBe('');
    expect(again.status === 0 ? JSON.parse(again.stdout) : again.stderr).toMatchObject({ found: 'update' });
    expect(again.stderr).toContain('Resources: 0 added, ');
    expect(repository.filesIn(`.bootstrap/${ENVIRONMENT}/bootstrap`).has('on-disk.tfstate')).toBe(false);
  });

  /** Ctrl-C of a terminal reaches the whole group: npm, the program and Terraform. */
  function interrupted(seconds: number): Promise<{ status: number | null; stderr: string }> {
    const program = path.join(repository.folder, 'bin/platform.js');
    const child = spawn(process.execPath, [program, 'bootstrap', '--env', ENVIRONMENT, '--yes'], {
      cwd: repository.folder,
      env: variables,
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let stderr = '';
    child.stderr.on('data', (data: Buffer) => (stderr += data.toString()));
    const timer = setTimeout(() => child.pid !== undefined && process.kill(-child.pid, 'SIGINT'), seconds * 1000);
    return new Promise((resolve) => {
      child.on('close', (status) => {
        clearTimeout(timer);
        resolve({ status, stderr });
      });
    });
  }
});
