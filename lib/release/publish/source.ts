import { type Problem, throwIfAny, UserError } from '../../problems';
import { type Git, tryCommitAt } from '../git';
import type { SourceCommit } from '../ledger';

/** The commit of main that is rendered. */
export interface Source extends SourceCommit {
  readonly body: string;
}

const FILES_SHOWN = 5;

/**
 * The commit that is checked out, once nothing else is.
 * @throws UserError when there is none, or files differ from it
 */
export function readSource(git: Git): Source {
  const changed = changedFiles(git);
  const commit = tryCommitAt(git, 'HEAD');
  if (commit === undefined) throw refusal(NO_COMMIT);
  if (changed.length > 0) throw refusal(dirty(changed));
  return sourceAt(git, commit);
}

/** What a commit says of itself. */
export function sourceAt(git: Git, commit: string): Source {
  const format = ['%an <%ae>', '%aI', '%s', '%b'].join('%x00');
  const fields = git.run(['log', '-1', '--no-mailmap', `--format=${format}`, commit]).split('\0');
  const [author = '', date = '', subject = '', body = ''] = fields.map((field) => field.trim());
  return { commit, author, date, subject, body };
}

/**
 * Looks again, after the render: it is of the commit only when nobody has worked in between.
 * @throws UserError when somebody has
 */
export function checkSourceIs(git: Git, { commit }: Source): void {
  const now = readSource(git).commit;
  if (now === commit) return;
  throwIfAny([
    {
      where: 'HEAD',
      what: 'has moved while it was rendered',
      received: `${now}, and ${commit} before`,
      allowed: 'one commit, from beginning to end',
      mend: 'run the command again, and leave the folder alone meanwhile',
    },
  ]);
}

/** As `git status` shows them, with what happened to each: ` M lib/a.ts`. */
function changedFiles(git: Git): string[] {
  const status = [
    'status',
    '--porcelain=v1',
    '-z',
    '--untracked-files=all',
    '--no-renames',
    '--ignore-submodules=none',
  ];
  const files = git.run(status).split('\0');
  return files.filter((file) => file !== '');
}

const NO_COMMIT: Problem = {
  where: 'HEAD',
  what: 'has no commit yet',
  allowed: 'a commit of main',
  mend: 'commit, push, and run the command again',
};

function dirty(changed: readonly string[]): Problem {
  const shown = changed.slice(0, FILES_SHOWN).map((file) => file.slice(3));
  const more = changed.length > FILES_SHOWN ? [`and ${changed.length - FILES_SHOWN} more`] : [];
  return {
    where: 'the work tree',
    what: 'is not what is committed',
    received: [...shown, ...more].join(', '),
    allowed: 'no change and no new file: what is published has to be rendered from a commit',
    mend: 'commit and push, or put aside with git stash --include-untracked',
  };
}

function refusal(problem: Problem): UserError {
  return new UserError([problem], 'nothing was published');
}
