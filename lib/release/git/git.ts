import { spawnSync } from 'node:child_process';
import { UserError } from '../../problems';
import { gitProblem, noGit } from './git-problem';
import { type Patience, patiently } from './patience';
import { variablesForGit } from './variables';

export interface GitProps {
  /** A folder of the repository: its work tree, or the repository itself when it is bare. */
  readonly folder: string;
  /** The variables of the shell; those that would lead git elsewhere are dropped. */
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** Tries again what a remote did not answer for a reason that passes. @default - it fails at once */
  readonly patience?: Patience;
}

export interface GitOptions {
  /** What git reads on stdin. @default - nothing */
  readonly input?: string | Buffer;
  /** Variables on top of those of the shell: `{ GIT_AUTHOR_DATE: '1764460800 +0000' }`. @default - none */
  readonly env?: Readonly<Record<string, string>>;
}

/** What git left behind. */
export interface GitResult {
  readonly status: number;
  readonly stdout: Buffer;
  readonly stderr: string;
}

/**
 * Settings that hold whatever a user has configured: bytes stay as they are, no hook of the user's work runs, nothing
 * goes on in the background, and nobody is guessed to be the author.
 */
const SETTINGS: readonly string[] = [
  ...['core.autocrlf=false', 'core.safecrlf=false', 'core.quotePath=false', 'core.fsmonitor=false'],
  ...['color.ui=false', 'i18n.commitEncoding=UTF-8', 'i18n.logOutputEncoding=UTF-8', 'log.showSignature=false'],
  ...['gc.auto=0', 'maintenance.auto=false', 'fetch.prune=false', 'fetch.recurseSubmodules=false'],
  ...['push.followTags=false', 'push.recurseSubmodules=no', 'user.useConfigOnly=true', 'advice.detachedHead=false'],
].flatMap((setting) => ['-c', setting]);

/**
 * The git of the PATH in one repository. It is never run by a shell, so that nothing in a name is read as a command, and
 * never with the user's language, as its words are read.
 */
export class Git {
  private readonly props: GitProps;

  constructor(props: GitProps) {
    this.props = props;
  }

  /**
   * Runs git and gives what it prints.
   * @param args the command and its options: `['rev-parse', 'HEAD']`
   * @throws UserError with what git said when it fails
   */
  public run(args: readonly string[], options: GitOptions = {}): string {
    return this.bytes(args, options).toString('utf8');
  }

  /**
   * As `run`, for output that is not text, or has to stay as it is.
   * @throws UserError with what git said when it fails
   */
  public bytes(args: readonly string[], options: GitOptions = {}): Buffer {
    const result = this.attempt(args, options);
    if (result.status !== 0) throw this.failure(args, result);
    return result.stdout;
  }

  /**
   * As `run`, for commands whose exit code is an answer.
   * @throws UserError when there is no git to run
   */
  public attempt(args: readonly string[], options: GitOptions = {}): GitResult {
    const { patience } = this.props;
    const run = () => this.runOnce(args, options);
    return patience === undefined ? run() : patiently(args, run, patience);
  }

  /** What to throw when a command has failed and nothing more is known of it. */
  public failure(args: readonly string[], { stderr }: Pick<GitResult, 'stderr'>): UserError {
    return new UserError([gitProblem(args, stderr)], 'nothing was changed');
  }

  private runOnce(args: readonly string[], { input = '', env = {} }: GitOptions): GitResult {
    const { folder, variables } = this.props;
    const { status, stdout, stderr, error, signal } = spawnSync('git', [...SETTINGS, ...args], {
      cwd: folder,
      env: { ...variablesForGit(variables), ...env },
      input,
      maxBuffer: Infinity,
    });
    // A git that ends before it has read everything says why by its exit code.
    if (error !== undefined && status === null && signal === null) throw new UserError([noGit(folder, error)]);
    return { status: status ?? 1, stdout, stderr: stderr.toString('utf8') };
  }
}
