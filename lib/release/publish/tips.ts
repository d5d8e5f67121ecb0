import { type Git, METADATA_PATH, readObjects, rootOf } from '../git';
import { drySha, type PublishRecord, readRecord } from '../ledger';

/** A commit of an environment branch, with what is known of where it came from. */
export interface Tip {
  readonly commit: string;
  /** The id of its tree. */
  readonly tree: string;
  readonly parents: readonly string[];
  /** `Name <address>` */
  readonly author: string;
  readonly subject: string;
  /** What lies at the root of its tree, as name to mode and id. */
  readonly root: ReadonlyMap<string, string>;
  /** @default - publish did not write it */
  readonly record?: PublishRecord;
  /** The text of its note. @default - it has none */
  readonly note?: string;
  /** The newest source whose render it is known to hold. @default - it names none */
  readonly source?: string;
}

/**
 * Reads many commits at once.
 * @param notes the commit of refs/notes/hydrator.metadata, undefined when there is none
 */
export function readTips(git: Git, commits: readonly string[], notes: string | undefined): Map<string, Tip> {
  const unique = [...new Set(commits)];
  const noteOf = notes === undefined ? new Map<string, string>() : notesIn(git, notes);
  const [raw, trees, metadata, texts] = [
    readObjects(git, unique),
    readObjects(
      git,
      unique.map((commit) => `${commit}^{tree}`),
    ),
    readObjects(
      git,
      unique.map((commit) => `${commit}:${METADATA_PATH}`),
    ),
    readObjects(
      git,
      unique.map((commit) => noteOf.get(commit) ?? `${commit}:${METADATA_PATH}`),
    ),
  ];
  const tips = unique.map((commit, index): Tip => {
    const [head, tree] = [raw[index]?.content.toString('utf8'), trees[index]];
    if (head === undefined || tree === undefined) throw new Error(`commit ${commit} was fetched and is not there`);
    const note = noteOf.has(commit) ? texts[index]?.content.toString('utf8') : undefined;
    return tipOf(commit, head, tree, note, metadata[index]?.content.toString('utf8'));
  });
  return new Map(tips.map((tip) => [tip.commit, tip]));
}

/** Whether publish made it, for this environment, and nobody has changed it since. */
export function isPublished({ record, tree }: Tip, environment: string): boolean {
  return record?.environment === environment && record.gitTree === tree;
}

function tipOf(
  commit: string,
  raw: string,
  tree: { readonly oid: string; readonly content: Buffer },
  note: string | undefined,
  metadata: string | undefined,
): Tip {
  const split = raw.indexOf('\n\n');
  const [header, message] = [raw.slice(0, split).split('\n'), raw.slice(split + 2)];
  const author = header.find((line) => line.startsWith('author ')) ?? '';
  const record = readRecord(message);
  const source = [note, metadata].map((text) => (text === undefined ? undefined : drySha(text))).find(Boolean);
  return {
    commit,
    tree: tree.oid,
    parents: header.filter((line) => line.startsWith('parent ')).map((line) => line.slice('parent '.length)),
    author: author.slice('author '.length).replace(/ \d+ [+-]\d+$/, ''),
    subject: message.split('\n')[0] ?? '',
    root: rootOf(tree.content, tree.oid.length === 40 ? 'sha1' : 'sha256'),
    ...(record === undefined ? {} : { record }),
    ...(note === undefined ? {} : { note }),
    ...(source === undefined ? {} : { source }),
  };
}

/** Commit to the blob of its note; git may spread their names over folders. */
function notesIn(git: Git, notes: string): Map<string, string> {
  const lines = git.run(['ls-tree', '-r', '-z', notes]).split('\0');
  const entries = lines.filter((line) => line !== '').map((line) => line.split('\t'));
  return new Map(entries.map(([entry = '', path = '']) => [path.replaceAll('/', ''), entry.split(' ')[2] ?? '']));
}
