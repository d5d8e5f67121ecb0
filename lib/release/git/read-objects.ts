import type { Git } from './git';

export interface GitObject {
  readonly oid: string;
  readonly type: string;
  readonly content: Buffer;
}

const LINE_FEED = 0x0a;

/**
 * Objects in the order asked for, by one process of git for all of them; undefined where there is none.
 * @param names ids, or what stands for one: `<commit>^{tree}`, `<commit>:<path>`
 */
export function readObjects(git: Git, names: readonly string[]): (GitObject | undefined)[] {
  if (names.length === 0) return [];
  const output = git.bytes(['cat-file', '--batch'], { input: `${names.join('\n')}\n` });
  let at = 0;
  return names.map(() => {
    const end = output.indexOf(LINE_FEED, at);
    const [oid = '', type = '', size] = output.toString('utf8', at, end).split(' ');
    const start = end + 1;
    at = start;
    // A name that stands for nothing is answered with itself and one word: `<name> missing`.
    if (size === undefined) return undefined;
    at = start + Number(size) + 1;
    return { oid, type, content: output.subarray(start, at - 1) };
  });
}

/** The ids among those given that this repository does not have. */
export function missingObjects(git: Git, oids: readonly string[]): string[] {
  if (oids.length === 0) return [];
  const answers = git.run(['cat-file', '--batch-check'], { input: `${oids.join('\n')}\n` }).split('\n');
  return oids.filter((_, index) => answers[index]?.endsWith(' missing') ?? true);
}
