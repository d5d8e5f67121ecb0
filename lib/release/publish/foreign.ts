import { type Problem, UserError } from '../../problems';
import { type Git, readTreeAt } from '../git';
import { isPublished, readTips, type Tip } from './tips';

const COMMITS_SHOWN = 3;
const FILES_SHOWN = 3;

/** How far back a commit of ours is looked for. */
const COMMITS_READ = 100;

/**
 * What is wrong with a branch that somebody else has committed to.
 * @param merges whether people merge into the branch: then a whole render is taken whoever committed it, as a host that
 * squashes or rebases writes commits of its own
 */
export function foreignProblems(git: Git, branch: string, environment: string, tip: Tip, merges: boolean): Problem[] {
  if (isPublished(tip, environment) || mergesPublished(git, tip, environment)) return [];
  if (merges && holdsRender(git, tip, environment)) return [];
  const line = git
    .run(['rev-list', '--first-parent', `--max-count=${COMMITS_READ}`, tip.commit])
    .trim()
    .split('\n');
  const tips = readTips(git, line, undefined);
  const ours = line.findIndex((commit) => isPublishedAt(tips, commit, environment));
  const foreign = ours === -1 ? line : line.slice(0, ours);
  const base = ours === -1 ? undefined : line[ours];
  return [
    {
      where: branch,
      what: `holds ${foreign.length === 1 ? 'a commit' : `${foreign.length} commits`} that publish did not make`,
      received: shownCommits(git, foreign, tips),
      allowed: 'commits of publish alone',
      mend: mend(branch, tip.commit, base),
    },
  ];
}

/** People merge a proposal: the commit is theirs, the tree is ours. */
function mergesPublished(git: Git, { parents, tree }: Tip, environment: string): boolean {
  if (parents.length < 2) return false;
  return [...readTips(git, parents, undefined).values()].some(
    (parent) => parent.tree === tree && isPublished(parent, environment),
  );
}

function holdsRender(git: Git, { commit, source }: Tip, environment: string): boolean {
  try {
    return source !== undefined && readTreeAt(git, commit).manifest.environment === environment;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return false;
  }
}

function isPublishedAt(tips: ReadonlyMap<string, Tip>, commit: string, environment: string): boolean {
  const tip = tips.get(commit);
  return tip !== undefined && isPublished(tip, environment);
}

function shownCommits(git: Git, commits: readonly string[], tips: ReadonlyMap<string, Tip>): string {
  const shown = commits.slice(0, COMMITS_SHOWN).map((commit) => {
    const { subject = '', author = '' } = tips.get(commit) ?? {};
    return `${commit.slice(0, 12)} "${subject}" of ${author}, in ${filesOf(git, commit)}`;
  });
  const more = commits.length - shown.length;
  return [...shown, ...(more > 0 ? [`and ${more} more`] : [])].join('; ');
}

function filesOf(git: Git, commit: string): string {
  const args = ['diff-tree', '-r', '-z', '-m', '--first-parent', '--root', '--name-only', '--no-commit-id', commit];
  const files = git.run(args).split('\0').slice(0, -1);
  const more = files.length - FILES_SHOWN;
  return [...files.slice(0, FILES_SHOWN), ...(more > 0 ? [`${more} more`] : [])].join(', ') || 'no file';
}

function mend(branch: string, tip: string, base: string | undefined): string {
  if (base === undefined)
    return 'choose another branch in environments/, or remove this one if nothing in it is needed';
  return `bring the change to main, then take the branch back: git push --force-with-lease=${branch}:${tip} origin ${base}:${branch}`;
}
