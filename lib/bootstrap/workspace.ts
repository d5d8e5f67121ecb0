import fs from 'node:fs';
import path from 'node:path';
import { readState, type State } from './state';

const CONFIGURATION = 'cdk.tf.json';
const OVERRIDE = 'backend_override.tf.json';

/** Not `terraform.tfstate`: Terraform would offer to move that one into the bucket whenever it looks there. */
const STATE = 'on-disk.tfstate';

/** Terraform reads it after the configuration, and takes its backend instead. */
const LOCAL_BACKEND = JSON.stringify({ terraform: { backend: { local: { path: STATE } } } });

/** The folder in which Terraform works on one layer. */
export class Workspace {
  public readonly folder: string;

  constructor(parent: string, layer: string) {
    this.folder = path.join(parent, layer);
  }

  /** Puts the rendered configuration there; a state from an earlier run stays. */
  public write(configuration: string): void {
    // The state on this disk may hold what only its owner should read.
    fs.mkdirSync(this.folder, { recursive: true, mode: 0o700 });
    fs.writeFileSync(this.file(CONFIGURATION), configuration);
  }

  /** Lets Terraform keep the state on this disk, or in the bucket as the configuration says. */
  public keepState(where: 'on disk' | 'in bucket'): void {
    if (where === 'on disk') fs.writeFileSync(this.file(OVERRIDE), LOCAL_BACKEND);
    else fs.rmSync(this.file(OVERRIDE), { force: true });
  }

  /** The state on this disk; nothing when there is none. */
  public get state(): State | undefined {
    const file = this.file(STATE);
    return fs.existsSync(file) ? readState(fs.readFileSync(file, 'utf8')) : undefined;
  }

  /** Removes the state from this disk, and the copies that Terraform keeps of it. */
  public forgetState(): void {
    for (const file of [STATE, `${STATE}.backup`]) fs.rmSync(this.file(file), { force: true });
  }

  private file(name: string): string {
    return path.join(this.folder, name);
  }
}
