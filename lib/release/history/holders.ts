import type { Git } from '../git';

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
