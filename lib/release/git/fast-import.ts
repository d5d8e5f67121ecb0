import { compareText, UserError } from '../../problems';
import { commitTree, isSigning, type Signature } from './commit-tree';
import type { Git } from './git';
import { objectFormat } from './git-tree';

/** A commit to make: what differs from its first parent. */
export interface NewCommit {
  readonly message: string;
  readonly parents: readonly string[];
  readonly removed: readonly string[];
  /** Path to text. */
  readonly written: ReadonlyMap<string, string>;
  /** Annotated commit to the text of its note, for a commit of notes. @default - none */
  readonly notes?: ReadonlyMap<string, string>;
}

/** Where commits are made; the ref is removed by the run that makes it, and never comes into being. */
const SCRATCH = 'refs/platform/publish';

/**
 * Makes commits in one run of git, without an index, a work tree or a ref.
 * @returns their ids, in order
 */
export function makeCommits(git: Git, commits: readonly NewCommit[], signature: Signature): string[] {
  if (commits.length === 0) return [];
  const nothing = objectFormat(git) === 'sha1' ? '0'.repeat(40) : '0'.repeat(64);
  const streams = commits.flatMap((commit, index) => [
    ...stream(commit, index + 1, signature),
    // The ref is taken away before git would write it.
    ...[`reset ${SCRATCH}/${index + 1}`, `from ${nothing}`, ''].map(line),
  ]);
  const input = Buffer.concat([...streams, line('done')]);
  const args = ['fast-import', '--quiet', '--done', '--date-format=raw'];
  const oids = git.run(args, { input }).trim().split('\n');
  // fast-import cannot sign: the same commits are made once more, with a signature.
  const made = isSigning(git) ? oids.map((oid, index) => sign(git, oid, commits[index], signature)) : oids;
  if (made.length !== commits.length) throw new Error(`git made ${made.length} commits of ${commits.length}`);
  return made;
}

/**
 * The name and address that git commits with.
 * @throws UserError when none is configured
 */
export function committer(git: Git): string {
  const args = ['var', 'GIT_COMMITTER_IDENT'];
  const result = git.attempt(args);
  if (result.status !== 0) throw git.failure(args, result);
  const who = /^.*<.*>/.exec(result.stdout.toString('utf8'))?.[0];
  if (who !== undefined) return who;
  throw new UserError([
    { where: 'user.name', what: 'cannot be read', mend: 'git config user.name "…" and git config user.email "…"' },
  ]);
}

function stream(commit: NewCommit, mark: number, { who, seconds }: Signature): Buffer[] {
  const { message, parents, removed, written, notes = new Map<string, string>() } = commit;
  const [first, ...others] = parents;
  const files = [...written].sort(([a], [b]) => compareText(a, b));
  return [
    line(`commit ${SCRATCH}/${mark}`),
    line(`mark :${mark}`),
    line(`committer ${who} ${seconds} +0000`),
    ...data(message),
    ...(first === undefined ? [] : [line(`from ${first}`)]),
    ...others.map((parent) => line(`merge ${parent}`)),
    ...removed.map((path) => line(`D ${path}`)),
    ...files.flatMap(([path, text]) => [line(`M 100644 inline ${path}`), ...data(text)]),
    ...[...notes].flatMap(([oid, text]) => [line(`N inline ${oid}`), ...data(text)]),
    line(''),
    line(`get-mark :${mark}`),
  ];
}

function line(text: string): Buffer {
  return Buffer.from(`${text}\n`);
}

function data(text: string): Buffer[] {
  const bytes = Buffer.from(text);
  return [line(`data ${bytes.length}`), bytes, line('')];
}

function sign(git: Git, oid: string, commit: NewCommit | undefined, signature: Signature): string {
  const { parents = [], message = '' } = commit ?? {};
  return commitTree(git, { tree: `${oid}^{tree}`, parents, message }, signature);
}
