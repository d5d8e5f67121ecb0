import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Git } from '../../../lib/release/git/git';
import type { Publication, PublishProps, PublishReport } from '../../../lib/release/publish/publication';
import { publish } from '../../../lib/release/publish/publish';
import { readSource } from '../../../lib/release/publish/source';
import { BUDGET, VARIABLES } from './trees';

const made: string[] = [];

/** A bare repository, and a clone of it whose main is pushed. */
export class World {
  public readonly folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'publish-')));
  public readonly bare = path.join(this.folder, 'remote.git');
  public readonly clone = path.join(this.folder, 'clone');

  constructor(options: readonly string[] = []) {
    made.push(this.folder);
    run(this.folder, 'init', '--quiet', '--bare', '--initial-branch=main', ...options, this.bare);
    run(this.folder, 'init', '--quiet', '--initial-branch=main', ...options, this.clone);
    this.identify(this.clone);
    this.git('remote', 'add', 'origin', this.bare);
    this.commit('Begin');
  }

  /** Runs git in the clone. */
  public git(...args: string[]): string {
    return run(this.clone, ...args);
  }

  /** Runs git in the bare repository. */
  public remote(...args: string[]): string {
    return run(this.bare, ...args);
  }

  /** Commits to main and pushes it; gives the commit. */
  public commit(message: string): string {
    this.git('commit', '--quiet', '--allow-empty', `--message=${message}`);
    this.git('push', '--quiet', 'origin', 'HEAD:main');
    return this.git('rev-parse', 'HEAD');
  }

  /** Another clone of the same remote. */
  public cloneTo(name: string, ...options: string[]): string {
    const folder = path.join(this.folder, name);
    run(this.folder, 'clone', '--quiet', ...options, `file://${this.bare}`, folder);
    this.identify(folder);
    return folder;
  }

  public publish(publications: readonly Publication[], props: Partial<PublishProps> = {}): PublishReport {
    const git = props.git ?? gitIn(this.clone);
    const all = {
      ...{ git, remote: 'origin', publications, budget: BUDGET, programs: { node: '20.0.0' } },
      ...{ now: new Date('2026-11-30T12:00:00Z'), pause: () => undefined, chance: () => 0 },
      ...props,
    };
    return publish(all, readSource(git));
  }

  /** Merges what is proposed for production, as people do; a squash takes the message that git writes, or another one. */
  public merge(how: string, ...message: string[]): void {
    this.git('fetch', '--quiet', 'origin', '+refs/heads/*:refs/remotes/origin/*');
    this.git('checkout', '--quiet', '-B', 'prod', 'origin/environment/prod');
    this.git('merge', '--quiet', how, ...message, 'origin/environment/prod-next');
    if (how === '--squash') this.git('commit', '--quiet', ...(message.length === 0 ? ['--no-edit'] : message));
    this.git('push', '--quiet', 'origin', 'HEAD:environment/prod');
    this.git('checkout', '--quiet', 'main');
  }

  /** Every ref of the remote with its commit, but for main. */
  public refs(): Record<string, string> {
    const lines = this.remote('for-each-ref', '--format=%(refname) %(objectname)').split('\n');
    const refs = lines.map((line) => line.split(' ') as [string, string]);
    return Object.fromEntries(refs.filter(([ref]) => ref !== 'refs/heads/main' && ref !== ''));
  }

  /** The files of a branch of the remote, as `git archive` gives them. */
  public archive(branch: string): Map<string, Buffer> {
    const folder = fs.mkdtempSync(path.join(this.folder, 'archive-'));
    const input = execFileSync('git', ['archive', '--format=tar', branch], { cwd: this.bare, maxBuffer: Infinity });
    execFileSync('tar', ['-xm'], { cwd: folder, input });
    const entries = fs.readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const files = entries.map((entry) => path.join(entry.parentPath, entry.name)).sort();
    return new Map(files.map((file) => [path.relative(folder, file), fs.readFileSync(file)]));
  }

  private identify(folder: string): void {
    run(folder, 'config', 'user.name', 'Robot');
    run(folder, 'config', 'user.email', 'robot@acme.example');
  }
}

afterAll(() => {
  for (const folder of made) fs.rmSync(folder, { recursive: true, force: true });
});

export function gitIn(folder: string): Git {
  return new Git({ folder, variables: VARIABLES });
}

export function run(folder: string, ...args: string[]): string {
  const env = { ...VARIABLES, GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'gc.auto', GIT_CONFIG_VALUE_0: '0' };
  return execFileSync('git', args, { cwd: folder, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();
}

/** The message of what `act` throws. */
export function messageOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  throw new Error('nothing was thrown');
}
