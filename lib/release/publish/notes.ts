import { type NewCommit, NOTES_REF, type RefUpdate } from '../git';

/**
 * One commit of notes on top of those that are there.
 * @param notes annotated commit to the text of its note
 * @param expected the commit of notes that the remote has, undefined when it has none
 * @param commit makes commits, and gives their ids in order
 */
export function noteUpdate(
  notes: ReadonlyMap<string, string>,
  message: string,
  expected: string | undefined,
  commit: (commits: readonly NewCommit[]) => string[],
): RefUpdate {
  const parents = expected === undefined ? [] : [expected];
  const [oid = ''] = commit([{ message, parents, removed: [], written: new Map(), notes }]);
  return { ref: NOTES_REF, commit: oid, ...(expected === undefined ? {} : { expected }) };
}
