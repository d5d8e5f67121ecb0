import { completeHistory, type Git, isAncestor, isShallow, missingObjects } from '../git';
import { ACKNOWLEDGEMENT } from './acknowledgement';

/** The history of main, as far as it matters; the rest of it is fetched when a shallow clone cannot tell. */
export class History {
  private readonly answers = new Map<string, boolean>();

  constructor(
    private readonly git: Git,
    private readonly remote: string,
  ) {}

  /** Whether one commit is in the history of another one, or is that one; false when one of them is not known. */
  public holds(older: string, newer: string): boolean {
    const key = `${older} ${newer}`;
    const answer = this.answers.get(key) ?? this.ask(older, newer);
    this.answers.set(key, answer);
    return answer;
  }

  /** Brings what a shallow clone has cut off, when that is among these commits. */
  public bring(commits: readonly string[]): void {
    if (missingObjects(this.git, commits).length > 0 && isShallow(this.git)) completeHistory(this.git, this.remote);
  }

  /**
   * What people have acknowledged in commits that are published for the first time.
   * @param after the source that was published before, undefined when there is none
   */
  public acknowledgements(after: string | undefined, source: string): string[] {
    const range = after === undefined ? ['-1', source] : [source, `^${after}`];
    const format = `--format=%(trailers:key=${ACKNOWLEDGEMENT},valueonly,unfold,separator=%x0a)`;
    const lines = this.git.run(['log', format, ...range, '--']).split('\n');
    return lines.filter((line) => line.trim() !== '');
  }

  private ask(older: string, newer: string): boolean {
    const answer = isAncestor(this.git, older, newer) ?? false;
    if (answer || !isShallow(this.git)) return answer;
    completeHistory(this.git, this.remote);
    return isAncestor(this.git, older, newer) ?? false;
  }
}
