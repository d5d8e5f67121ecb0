import { withoutCiCommands } from '../ledger';
import type { Source } from '../publish';

/** Stands where an address of the repository stood that nothing else in the render names. */
const UNKNOWN_ADDRESS = '(no address that the render names)';

/**
 * What hydrator.metadata has to be for a source: the fields that it has, with the values of that commit. A program that
 * published earlier may have written fewer of them.
 * @param rendered the files of the render: the address of the repository is in them too, as a tag and for the agent
 */
export function expectedMetadata(
  text: string,
  { commit, author, date, subject, body }: Source,
  rendered: ReadonlyMap<string, Buffer>,
): string {
  const known: Readonly<Record<string, string>> = {
    ...{ drySha: commit, author, date, subject: withoutCiCommands(subject) },
    ...(body === '' ? {} : { body }),
  };
  const there = fieldsOf(text) ?? { repoURL: '', ...known };
  const fields = Object.entries(there).flatMap(([key, value]): [string, unknown][] => {
    if (key === 'repoURL') return [[key, isNamedIn(rendered, value) ? value : UNKNOWN_ADDRESS]];
    const expected = known[key];
    return expected === undefined ? [] : [[key, expected]];
  });
  return `${JSON.stringify(Object.fromEntries(fields), null, 2)}\n`;
}

function fieldsOf(text: string): Record<string, unknown> | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? { ...parsed } : undefined;
  } catch {
    return undefined;
  }
}

/** As a whole value, of JSON or of YAML. */
function isNamedIn(rendered: ReadonlyMap<string, Buffer>, address: unknown): boolean {
  if (typeof address !== 'string' || address === '') return false;
  return [...rendered.values()].some(
    (content) => content.includes(`"${address}"`) || content.includes(` ${address}\n`),
  );
}
