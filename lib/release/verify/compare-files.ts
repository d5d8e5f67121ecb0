import { withoutSecrets } from '../../diff';
import { compareText } from '../../problems';
import { MANIFEST_PATH } from '../../tree';
import type { PublishedFile } from './published';
import type { Difference } from './report';

const LINE_FEED = 0x0a;

/** What is shown of a line: this many bytes before the first that differs, and as many after it. */
const BEFORE = 40;
const AFTER = 60;

const PLAIN = '100644';

/** What holds secrets whatever its lines look like. platform.json has only hashes. */
const MAY_HOLD_SECRETS =
  /\bkind["']?:\s*["']?(?:Secret|SealedSecret)\b|"aws_(?:secretsmanager_secret_version|ssm_parameter)"|PRIVATE KEY-----/;

/** Every file that is not the same, byte for byte, by path. */
export function compareFiles(
  published: ReadonlyMap<string, PublishedFile>,
  rendered: ReadonlyMap<string, Buffer>,
): Difference[] {
  const paths = [...new Set([...published.keys(), ...rendered.keys()])].sort(compareText);
  return paths.flatMap((path) => compareFile(path, published.get(path), rendered.get(path)) ?? []);
}

function compareFile(path: string, there: PublishedFile | undefined, here: Buffer | undefined): Difference | undefined {
  if (there === undefined) return { path, kind: 'removed' };
  if (here === undefined) return { path, kind: 'added' };
  if (!there.content.equals(here)) return { path, kind: 'changed', ...firstDifference(path, there.content, here) };
  return there.mode === PLAIN ? undefined : { path, kind: 'mode' };
}

function firstDifference(path: string, published: Buffer, rendered: Buffer): Omit<Difference, 'path' | 'kind'> {
  const byte = firstByte(published, rendered);
  const place = { line: lineAt(published, byte), byte };
  const [there = '', here = ''] = [published, rendered].map((content) => excerpt(content, byte));
  const isSecret = [published, rendered].some((content) => mayShowSecret(path, content, byte));
  // Two lines that look the same differ in bytes that are no text: the place has to do.
  if (isSecret || there === here) return { ...place, hidden: true };
  return { ...place, published: there, rendered: here };
}

/** Judged by the whole line: what is cut out of it may be the secret without its name. */
function mayShowSecret(path: string, content: Buffer, byte: number): boolean {
  const line = content.toString('utf8', ...lineAround(content, byte));
  return withoutSecrets(line) !== line || (path !== MANIFEST_PATH && MAY_HOLD_SECRETS.test(content.toString('utf8')));
}

/** Where two contents part; where one of them ends, when the other begins with it. */
function firstByte(a: Buffer, b: Buffer): number {
  const shorter = Math.min(a.length, b.length);
  let at = 0;
  while (at < shorter && a[at] === b[at]) at += 1;
  return at;
}

function lineAt(content: Buffer, byte: number): number {
  let line = 1;
  for (let at = content.indexOf(LINE_FEED); at !== -1 && at < byte; at = content.indexOf(LINE_FEED, at + 1)) line += 1;
  return line;
}

/** Where the line around a byte begins, and where it ends. */
function lineAround(content: Buffer, byte: number): [start: number, end: number] {
  const start = byte === 0 ? 0 : content.lastIndexOf(LINE_FEED, byte - 1) + 1;
  const next = content.indexOf(LINE_FEED, byte);
  return [start, next === -1 ? content.length : next];
}

/** No more of a long line than people read. */
function excerpt(content: Buffer, byte: number): string {
  const [start, end] = lineAround(content, byte);
  const [from, to] = [Math.max(start, byte - BEFORE), Math.min(end, byte + AFTER)];
  return `${from > start ? '…' : ''}${content.toString('utf8', from, to)}${to < end ? '…' : ''}`;
}
