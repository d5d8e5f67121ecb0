import { printable } from '../problems';
import type { Git, GitProps } from '../release';

/** The git of a verb, which asks a remote again that did not answer. */
export function gitProps(folder: string): GitProps {
  return { folder, variables: process.env, patience: { pause, tell } };
}

/** What a commit is made with, for the record. */
export function programsOf(git: Git): Record<string, string> {
  // `git version 2.39.5`
  return { node: process.versions.node, git: git.run(['version']).trim().replace('git version ', '') };
}

/** Sleeps; nothing else is to be done meanwhile. */
export function pause(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

/** Ten seconds without a word would look like none. */
export function tell(text: string): void {
  process.stderr.write(`${printable(text)}\n`);
}
