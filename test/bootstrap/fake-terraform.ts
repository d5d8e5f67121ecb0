import fs from 'node:fs';
import path from 'node:path';
import type { Terraform, TerraformResult } from '../../lib/bootstrap';

const DONE: TerraformResult = { status: 0, stdout: '', stderr: '' };

const NO_BUCKET = `Error: Failed to get existing workspaces: S3 bucket "acme-dev-terraform-
│ state" does not exist.`;

/** What a kill leaves: the effects of the command, or none of them, and no word of it. */
export type Kill = 'before' | 'after';

/** Does on a disk and in memory what Terraform does on a disk and in AWS, as far as the bootstrap can tell. */
export class FakeTerraform {
  /** The state in the bucket; undefined as long as there is no bucket. */
  public bucket: string | undefined;
  public readonly commands: string[] = [];
  private kill: { readonly at: number; readonly when: Kill } | undefined;

  /** The next run is killed at its nth command, from 0. */
  public killAt(nth: number, when: Kill): void {
    this.kill = { at: this.commands.length + nth, when };
  }

  public readonly run: Terraform = (folder, args) => {
    const command = `${path.basename(folder)}: ${args.join(' ')}`;
    const { at, when } = this.kill ?? {};
    const killed = at === this.commands.length;
    this.commands.push(command);
    const result = killed && when === 'before' ? DONE : this.effect(folder, args);
    if (!killed) return Promise.resolve(result);
    this.kill = undefined;
    return Promise.reject(new Error('killed'));
  };

  private effect(folder: string, [verb = '', option = '']: readonly string[]): TerraformResult {
    const state = path.join(folder, 'on-disk.tfstate');
    const onDisk = fs.existsSync(path.join(folder, 'backend_override.tf.json'));
    if (verb === 'state') return { ...DONE, stdout: (onDisk ? readOr(state, '') : this.bucket) ?? '' };
    if (verb === 'untaint') return this.untaint(state, onDisk, option);
    if (verb === 'apply') return this.apply(folder, onDisk ? state : undefined);
    if (onDisk) return DONE;
    if (this.bucket === undefined) return { ...DONE, status: 1, stderr: NO_BUCKET };
    if (option === '-input=false' && fs.existsSync(state) && this.bucket === '') {
      if (this.migrates) this.bucket = fs.readFileSync(state, 'utf8');
    }
    return DONE;
  }

  private apply(folder: string, state: string | undefined): TerraformResult {
    const made = JSON.stringify({ resources: [{ type: 'aws_s3_bucket', name: 'terraform_state' }] });
    this.bucket ??= '';
    if (state !== undefined) fs.writeFileSync(state, made);
    else if (this.bucket === '' && path.basename(folder) === 'bootstrap') this.bucket = made;
    return DONE;
  }

  private untaint(state: string, onDisk: boolean, _address: string): TerraformResult {
    const mended = (text: string) => text.replaceAll('"tainted"', '""');
    if (onDisk) fs.writeFileSync(state, mended(readOr(state, '')));
    else this.bucket = mended(this.bucket ?? '');
    return DONE;
  }

  private get migrates(): boolean {
    return this.commands.at(-1)?.includes('-migrate-state') ?? false;
  }
}

function readOr(file: string, otherwise: string): string {
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : otherwise;
}
