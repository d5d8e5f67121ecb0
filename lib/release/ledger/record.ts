import { MANIFEST_PATH, type RenderedTree, sha256 } from '../../tree';
import { changeOf, changeText } from './change-text';
import type { VersionChange } from './inventory';

/** The commit of main whose render it is. */
export interface SourceCommit {
  readonly commit: string;
  /** `Name <address>` */
  readonly author: string;
  /** When it was written: ISO 8601, in the author's time zone. */
  readonly date: string;
  readonly subject: string;
}

/** Which versions a commit changes, compared with what was applied when it was made. */
export interface RecordedChanges {
  /** The git tree that was applied; that of nothing at first. */
  readonly since: string;
  readonly versions: readonly VersionChange[];
}

/** Why an environment went back to an earlier tree. It stays there until the hold is released. */
export interface RollbackRecord {
  /** The commit whose tree it is. */
  readonly restores: string;
  readonly reason: string;
  /** The commit that was checked out where rollback ran: the version of this program. */
  readonly ranFrom: string;
  /** What was accepted by name. */
  readonly accepted: readonly string[];
}

/** What the message of a published commit says of it. */
export interface PublishRecord {
  readonly environment: string;
  /** The id of the whole git tree: a commit that was amended has another one. */
  readonly gitTree: string;
  /** @default - the empty commit that an environment branch begins with */
  readonly source?: SourceCommit;
  /** @default - it does not say */
  readonly changes?: RecordedChanges;
  /** @default - it was published */
  readonly rollback?: RollbackRecord;
}

/** What a message is made of, besides its title. */
export interface RecordProps extends Omit<PublishRecord, 'source'> {
  readonly source: SourceCommit;
  /** The SHA-256 of platform.json, which has that of every other file. */
  readonly renderDigest: string;
  /** Program to version. */
  readonly programs: Readonly<Record<string, string>>;
}

type Line = readonly [key: string, value: string];

/**
 * By which a commit tells CI to do nothing. What was meant for the source must not keep the environment from being applied.
 * @see https://docs.github.com/actions/managing-workflow-runs/skipping-workflow-runs
 */
const SKIPS_CI = /\[(?<words>skip ci|ci skip|no ci|skip actions|actions skip)\]/gi;

/** The message of a commit that holds a render. */
export function publishMessage(props: RecordProps): string {
  const { environment, source, rollback } = props;
  const title =
    rollback === undefined
      ? `Publish ${environment}: ${source.subject}`
      : `Roll back ${environment}: ${rollback.reason}`;
  return message(title, [
    ['Source-commit', source.commit],
    ['Source-author', source.author],
    ['Source-date', source.date],
    ['Source-subject', source.subject],
    ...(rollback === undefined ? [] : rollbackLines(rollback)),
    ['Environment', environment],
    ...(props.changes === undefined ? [] : changeLines(props.changes)),
    ['Render-digest', `sha256:${props.renderDigest}`],
    ['Git-tree', props.gitTree],
    ['Published-with', pairs(props.programs)],
  ]);
}

/** The digest that a message names. */
export function renderDigest({ files }: Pick<RenderedTree, 'files'>): string {
  return sha256(files.get(MANIFEST_PATH) ?? '');
}

/** The message of the empty commit that a branch begins with, so that there is something to merge to. */
export function beginMessage(environment: string, gitTree: string): string {
  return message(`Begin ${environment}`, [
    ['Environment', environment],
    ['Git-tree', gitTree],
  ]);
}

/** What a message says in its trailers, or undefined when publish did not write it. */
export function readRecord(text: string): PublishRecord | undefined {
  const trailers = trailersOf(text.includes(SQUASHED_BY_GIT) ? newestSquashed(text) : text);
  const [environment, gitTree] = [first(trailers, 'Environment'), first(trailers, 'Git-tree')];
  if (environment === undefined || gitTree === undefined) return undefined;
  const record: Mutable<PublishRecord> = { environment, gitTree };
  const [source, changes, rollback] = [sourceIn(trailers), changesIn(trailers), rollbackIn(trailers)];
  if (source !== undefined) record.source = source;
  if (changes !== undefined) record.changes = changes;
  if (rollback !== undefined) record.rollback = rollback;
  return record;
}

/** A text that says the same and starts no CI command. */
export function withoutCiCommands(text: string): string {
  return text.replace(SKIPS_CI, '($<words>)');
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** The values of each key, in their order. */
type Trailers = ReadonlyMap<string, readonly string[]>;

function first(trailers: Trailers, key: string): string | undefined {
  return trailers.get(key)?.[0];
}

function sourceIn(trailers: Trailers): SourceCommit | undefined {
  const commit = first(trailers, 'Source-commit');
  if (commit === undefined) return undefined;
  const author = first(trailers, 'Source-author') ?? '';
  const date = first(trailers, 'Source-date') ?? '';
  return { commit, author, date, subject: first(trailers, 'Source-subject') ?? '' };
}

function changeLines({ since, versions }: RecordedChanges): Line[] {
  return [['Changed-since', since], ...versions.map((change): Line => ['Changed', changeText(change)])];
}

function changesIn(trailers: Trailers): RecordedChanges | undefined {
  const since = first(trailers, 'Changed-since');
  return since === undefined ? undefined : { since, versions: (trailers.get('Changed') ?? []).flatMap(changeOf) };
}

function rollbackLines({ restores, reason, ranFrom, accepted }: RollbackRecord): Line[] {
  const lines: Line[] = [
    ['Restores', restores],
    ['Hold', reason],
    ['Ran-from', ranFrom],
  ];
  return [...lines, ...accepted.map((name): Line => ['Accepted', name])];
}

function rollbackIn(trailers: Trailers): RollbackRecord | undefined {
  const [restores, reason] = [first(trailers, 'Restores'), first(trailers, 'Hold')];
  if (restores === undefined || reason === undefined) return undefined;
  return { restores, reason, ranFrom: first(trailers, 'Ran-from') ?? '', accepted: trailers.get('Accepted') ?? [] };
}

function pairs(programs: Readonly<Record<string, string>>): string {
  return Object.entries(programs)
    .map(([name, version]) => `${name} ${version}`)
    .join(', ');
}

function message(title: string, trailers: readonly Line[]): string {
  const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();
  const lines = trailers.map(([key, value]) => `${key}: ${oneLine(value)}`);
  return withoutCiCommands(`${oneLine(title)}\n\n${lines.join('\n')}\n`);
}

/** Above what `git merge --squash` lists, unless somebody writes another message. */
const SQUASHED_BY_GIT = 'Squashed commit of the following:\n';

/** The message of the newest of those commits: git lists it first, as `git log` shows it. */
function newestSquashed(text: string): string {
  const [, newest = ''] = text.split(/^commit [0-9a-f]{40,64}$/m);
  return newest.replaceAll('\n    ', '\n');
}

const NONE: Trailers = new Map();

/** Which every message of ours has, and no other. */
const OURS = '\nGit-tree: ';

/**
 * The `Key: value` lines of the last paragraph that is of ours: a host that squashes adds one of its own behind it, such as
 * `Co-authored-by`. Thousands of messages are read at once: by index, without patterns.
 */
function trailersOf(text: string): Trailers {
  const ours = text.lastIndexOf(OURS);
  const [blank, next] = [text.lastIndexOf('\n\n', ours), text.indexOf('\n\n', ours + 1)];
  if (ours === -1 || blank === -1) return NONE;
  const trailers = new Map<string, string[]>();
  for (const line of text
    .slice(blank + 2, next === -1 ? undefined : next)
    .trimEnd()
    .split('\n')) {
    const colon = line.indexOf(': ');
    if (colon === -1) continue;
    const [key, value] = [line.slice(0, colon), line.slice(colon + 2)];
    const values = trailers.get(key);
    if (values === undefined) trailers.set(key, [value]);
    else values.push(value);
  }
  return trailers;
}
