import type { Git } from './git';

const LINE_FEED = 0x0a;

/**
 * The texts of blobs, in the order asked for, by one process of git for all of them.
 * @param oids ids of blobs, or names such as `<commit>:<path>`, all of which are there
 */
export function readBlobs(git: Git, oids: readonly string[]): string[] {
  if (oids.length === 0) return [];
  const output = git.bytes(['cat-file', '--batch'], { input: `${oids.join('\n')}\n` });
  let at = 0;
  return oids.map((oid) => {
    const end = output.indexOf(LINE_FEED, at);
    const [, type, size] = output.toString('utf8', at, end).split(' ');
    if (type !== 'blob') throw new Error(`${oid} is not a blob that this repository has`);
    const start = end + 1;
    at = start + Number(size) + 1;
    return output.toString('utf8', start, at - 1);
  });
}
