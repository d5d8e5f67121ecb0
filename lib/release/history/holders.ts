import { commitAt, type Git } from '../git';
import type { SourceCommit } from '../ledger';

/**
 * Which sources have a commit in their history, or are it: by one run of git for all of them.
 * @param commit a whole id
 */
export function holdersOf(git: Git, commit: string, sources: readonly string[]): Set<string> {
  const input = `^${commit}\n${sources.join('\n')}\n`;
  // A source that a rewritten main no longer has is in nobody's history here.
  const listed = git.run(['rev-list', '--ignore-missing', '--ancestry-path', '--stdin'], { input });
  return new Set([commit, ...listed.split('\n')]);
}

/**
 * A commit of main, as a publish records it.
 * @param ref a branch, a tag or a commit
 * @throws UserError when there is none
 */
export function readSourceCommit(git: Git, ref: string): SourceCommit {
  const commit = commitAt(git, ref);
  const format = '--format=%an <%ae>%x1f%aI%x1f%s';
  const [author = '', date = '', subject = ''] = git
    .run(['log', '-1', '--no-mailmap', format, commit])
    .trim()
    .split('\x1f');
  return { commit, author, date, subject };
}
