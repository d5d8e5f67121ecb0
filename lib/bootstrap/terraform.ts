import { spawn } from 'node:child_process';
import { UserError } from '../problems';

/** What a Terraform command left behind. */
export interface TerraformResult {
  readonly status: number;
  /** Empty when the user watched it. */
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs Terraform in a folder. `watched` shows the user what it says, and lets them answer it; otherwise its words are
 * read.
 */
export type Terraform = (
  folder: string,
  args: readonly string[],
  options?: { readonly watched?: boolean },
) => Promise<TerraformResult>;

/** Watched commands speak on stderr: stdout is for the result. */
const WATCHED = ['inherit', process.stderr, 'inherit'] as const;

/**
 * Runs the Terraform of the PATH. Ctrl-C reaches Terraform, which ends what it is at and saves its state; this program
 * waits for it.
 * @throws UserError when there is no Terraform
 */
export const runTerraform: Terraform = (folder, args, { watched = false } = {}) =>
  new Promise((resolve, reject) => {
    const ignoreInterrupt = () => undefined;
    process.on('SIGINT', ignoreInterrupt);
    const child = spawn('terraform', [...args], { cwd: folder, stdio: watched ? [...WATCHED] : 'pipe' });
    const said = { stdout: '', stderr: '' };
    child.stdout?.on('data', (data: Buffer) => (said.stdout += data.toString()));
    child.stderr?.on('data', (data: Buffer) => (said.stderr += data.toString()));
    child.on('error', () => {
      process.off('SIGINT', ignoreInterrupt);
      reject(new UserError([NOT_THERE], 'nothing was changed'));
    });
    child.on('close', (code) => {
      process.off('SIGINT', ignoreInterrupt);
      resolve({ status: code ?? 130, ...said });
    });
  });

const NOT_THERE = {
  where: 'terraform',
  what: 'is not on the PATH',
  allowed: 'Terraform 1.11 or newer, below 2',
  mend: 'install it: https://developer.hashicorp.com/terraform/install',
};
