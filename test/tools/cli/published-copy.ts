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
    const bare = path.join(path.dirname(this.copy.folder), 'remote.git');
    this.git('init', '--quiet', '--initial-branch=main');
    fs.writeFileSync(path.join(this.copy.folder, '.git/info/exclude'), 'node_modules\ndist\n');
    this.git('init', '--quiet', '--bare', '--initial-branch=main', bare);
    this.git('remote', 'add', 'origin', bare);
    this.git('config', 'user.name', 'Robot');
    this.git('config', 'user.email', 'robot@acme.example');
    this.git('add', '--all');
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
    return execFileSync('git', args, { cwd: this.copy.folder, env: VARIABLES, encoding: 'utf8' }).trim();
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

/** The lines of a table, with one space between words. */
export function linesOf(text: string): string[] {
  return text.split('\n').map((line) => line.replace(/ +/g, ' ').trimEnd());
}
