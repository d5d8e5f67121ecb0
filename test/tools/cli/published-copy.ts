import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { RepositoryCopy, type Run } from '../../../lib/testing/repository-copy';
import { VARIABLES } from '../publish/trees';

/** A line of environments/dev.ts, to be changed between two publishes. */
const LIMIT = 'cpuLimit: 64, memoryLimitGiB: 256 },\n';

/** A copy of the program with a remote, where dev is published twice by the program itself. */
export class PublishedCopy {
  /** The commits of main that dev was published from, and the commits of its branch. */
  public readonly sources: readonly string[];
  public readonly publishes: readonly string[];
  private readonly copy = new RepositoryCopy();

  constructor() {
    addRemote(this.copy);
    const first = this.publish('Begin');
    this.copy.edit('environments/dev.ts', LIMIT, LIMIT.replace('64', '63'));
    const second = this.publish('Lower "general" (#7)');
    this.sources = [first.source, second.source];
    this.publishes = [first.commit, second.commit];
  }

  /** Runs a verb as a user would. */
  public run(...verb: string[]): Run {
    const { PATH: _, ...variables } = VARIABLES;
    return this.copy.run(verb, variables);
  }

  public git(...args: string[]): string {
    return gitIn(this.copy, ...args);
  }

  /** A commit of main, or of the branch of dev, as reports show it. */
  public short(of: 'sources' | 'publishes', index: number): string {
    return this[of][index]?.slice(0, 12) ?? '';
  }

  public remove(): void {
    this.copy.remove();
  }

  private publish(message: string): { readonly source: string; readonly commit: string } {
    this.git('commit', '--quiet', '--all', `--message=${message}`);
    this.git('push', '--quiet', 'origin', 'main');
    const { status, stderr } = this.run('publish', '--env', 'dev');
    if (status !== 0) throw new Error(stderr);
    this.git('fetch', '--quiet');
    return { source: this.git('rev-parse', 'HEAD'), commit: this.git('rev-parse', 'origin/environment/dev') };
  }
}

/** Makes a repository of a copy, with everything staged and an empty remote; gives the folder of that. */
export function addRemote(copy: RepositoryCopy): string {
  const bare = path.join(path.dirname(copy.folder), 'remote.git');
  gitIn(copy, 'init', '--quiet', '--initial-branch=main');
  fs.writeFileSync(path.join(copy.folder, '.git/info/exclude'), 'node_modules\ndist\n');
  gitIn(copy, 'init', '--quiet', '--bare', '--initial-branch=main', bare);
  gitIn(copy, 'remote', 'add', 'origin', bare);
  gitIn(copy, 'config', 'user.name', 'Robot');
  gitIn(copy, 'config', 'user.email', 'robot@acme.example');
  gitIn(copy, 'add', '--all');
  return bare;
}

/** Runs git in a copy. */
export function gitIn({ folder }: RepositoryCopy, ...args: readonly string[]): string {
  return execFileSync('git', args, { cwd: folder, env: VARIABLES, encoding: 'utf8', maxBuffer: Infinity }).trim();
}

/** Matches a whole line. */
export function matching(pattern: string): unknown {
  return expect.stringMatching(new RegExp(`^${pattern}$`));
}

/** The lines of a table, with one space between words. */
export function linesOf(text: string): string[] {
  return text.split('\n').map((line) => line.replace(/ +/g, ' ').trimEnd());
}
