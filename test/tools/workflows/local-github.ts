import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { RepositoryCopy } from '../../../lib/testing/repository-copy';
import { VARIABLES } from '../publish/trees';

const ROOT = path.join(__dirname, '../../..');

/** Besides the program, what a runner finds in a clone. */
const PARTS = ['.github', '.gitignore', '.npmrc'];

export interface Numbered {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly state: 'open' | 'closed';
  readonly base?: string;
  readonly head?: string;
}

/** What GitHub keeps beside git. */
export interface State {
  /** Every call that changed something: `POST pulls`. */
  readonly calls: string[];
  readonly pulls: Numbered[];
  readonly issues: Numbered[];
  readonly comments: { user: { type: string }; body: string }[];
  readonly labels: { name: string; color: string }[];
  /** The labels of the pull request. */
  readonly present: string[];
  /** Another run opens the pull request while this one looks for it. */
  late: boolean;
  /** Another run pushes to the branch of a proposal before this one looks. */
  moved: boolean;
}

const EMPTY: State = {
  calls: [],
  pulls: [],
  issues: [],
  comments: [],
  labels: [],
  present: [],
  late: false,
  moved: false,
};

/** A bare repository that begins with this program, a clone in which people work, and what GitHub keeps beside them. */
export class LocalGitHub {
  public readonly folder: string;
  public readonly bare: string;
  public readonly stateFile: string;
  private readonly people = new RepositoryCopy();

  constructor() {
    this.folder = path.dirname(this.people.folder);
    this.bare = path.join(this.folder, 'remote.git');
    this.stateFile = path.join(this.folder, 'github.json');
    fs.writeFileSync(this.stateFile, JSON.stringify(EMPTY));
    for (const part of PARTS)
      fs.cpSync(path.join(ROOT, part), path.join(this.people.folder, part), { recursive: true });
    this.git('init', '--quiet', '--bare', '--initial-branch=main', this.bare);
    this.remote('config', 'uploadpack.allowAnySHA1InWant', 'true');
    this.git('init', '--quiet', '--initial-branch=main');
    // Here it is a link, which .gitignore does not mean.
    fs.writeFileSync(path.join(this.people.folder, '.git/info/exclude'), 'node_modules\n');
    this.git('config', 'user.name', 'People');
    this.git('config', 'user.email', 'people@acme.example');
    this.git('remote', 'add', 'origin', this.bare);
    this.git('add', '--all');
    this.git('commit', '--quiet', '--message=Begin');
    this.git('push', '--quiet', 'origin', 'main');
  }

  public state(): State {
    return JSON.parse(fs.readFileSync(this.stateFile, 'utf8')) as State;
  }

  /** Somebody changes something by hand, on the page of GitHub. */
  public change(act: (state: State) => void): void {
    const state = this.state();
    act(state);
    fs.writeFileSync(this.stateFile, JSON.stringify(state));
  }

  /** Merges a change to main, and gives the commit. */
  public merge(subject: string, file: string, before: string, after: string): string {
    this.git('checkout', '--quiet', '-B', 'change', 'main');
    this.people.edit(file, before, after);
    this.git('commit', '--quiet', '--all', `--message=${subject}`);
    this.git('checkout', '--quiet', 'main');
    this.git('merge', '--quiet', '--no-ff', `--message=${subject}`, 'change');
    this.git('push', '--quiet', 'origin', 'main');
    return this.git('rev-parse', 'main');
  }

  /** Makes what GitHub makes of a pull request, its merge with main, as refs/pull/1/merge; gives the commit. */
  public pullRequest(file: string, before: string, after: string): string {
    this.git('checkout', '--quiet', '-B', 'feature', 'main');
    this.people.edit(file, before, after);
    this.git('commit', '--quiet', '--all', '--message=Feature');
    this.git('checkout', '--quiet', '--detach', 'main');
    this.git('merge', '--quiet', '--no-ff', '--message=Merge', 'feature');
    this.git('push', '--quiet', '--force', 'origin', 'HEAD:refs/pull/1/merge');
    const merge = this.git('rev-parse', 'HEAD');
    this.git('checkout', '--quiet', 'main');
    return merge;
  }

  /** Runs git in the bare repository. */
  public remote(...args: string[]): string {
    return this.git('--git-dir', this.bare, ...args);
  }

  public remove(): void {
    this.people.remove();
  }

  private git(...args: string[]): string {
    return execFileSync('git', args, { cwd: this.people.folder, env: VARIABLES, encoding: 'utf8' }).trim();
  }
}
