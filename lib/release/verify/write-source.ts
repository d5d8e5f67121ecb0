import fs from 'node:fs';
import path from 'node:path';
import { type Problem, UserError } from '../../problems';
import { entriesAt, type Git, readObjects, type TreeEntry } from '../git';

const EXECUTABLE = '100755';
const LINK = '120000';
const SUBMODULE = '160000';

/**
 * Writes the files of a commit as git keeps them: no hook runs, no filter, and no line ends otherwise than they are
 * committed. The clone does not notice.
 * @throws UserError for a commit that cannot be written whole
 */
export function writeSource(git: Git, commit: string, folder: string): void {
  const entries = entriesAt(git, commit);
  const problems = entries.flatMap((entry) => entryProblem(commit, entry) ?? []);
  if (problems.length > 0) throw new UserError(problems, 'nothing was verified');
  const blobs = readObjects(
    git,
    entries.map(({ oid }) => oid),
  );
  const contents = entries.map((entry, index) => ({ ...entry, content: blobs[index]?.content ?? Buffer.alloc(0) }));
  const isLink = ({ mode }: TreeEntry) => mode === LINK;
  for (const { path: file, mode, content } of contents.filter((entry) => !isLink(entry))) {
    const full = path.join(folder, file);
    fs.mkdirSync(path.dirname(full), { recursive: true });
    fs.writeFileSync(full, content, { mode: mode === EXECUTABLE ? 0o755 : 0o644, flag: 'wx' });
  }
  // Last, so that nothing is written through one of them.
  for (const { path: file, content } of contents.filter(isLink)) {
    const full = path.join(folder, file);
    fs.mkdirSync(path.dirname(full), { recursive: true });
    fs.symlinkSync(content.toString('utf8'), full);
  }
}

function entryProblem(commit: string, { mode, path: file }: TreeEntry): Problem | undefined {
  if (mode === SUBMODULE) {
    return {
      where: `${commit}:${file}`,
      what: 'is a submodule, whose files are not in the commit',
      allowed: 'a source that is whole in one repository',
      mend: 'verify a commit without submodules',
    };
  }
  if (!file.split('/').some((part) => part === '..' || part === '.' || /^\.git$/i.test(part))) return undefined;
  return {
    where: `${commit}:${file}`,
    what: 'has a name that git itself does not check out',
    allowed: 'files below the root of the repository',
    mend: 'do not trust this commit: find out who made it',
  };
}
