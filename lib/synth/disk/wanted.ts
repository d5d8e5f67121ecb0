import { type Problem, throwIfAny } from '../../problems';
import { MANIFEST_PATH, pathProblem, type RenderedTree } from '../../tree';
import { foldersAbove } from './scan';

/** One path that a tree needs. */
export interface WantedPath {
  readonly path: string;
  readonly kind: 'file' | 'folder';
}

/** Every path that a tree needs, by its lower-case form: the names that a disk which ignores letter case takes for one. */
export type Wanted = ReadonlyMap<string, WantedPath>;

/**
 * Lists the files and folders of a tree, parents before children.
 * @throws UserError when a path leaves the tree, or two of them cannot lie side by side
 */
export function wantedPaths(tree: RenderedTree): Wanted {
  if (!tree.files.has(MANIFEST_PATH)) throw new Error(`a rendered tree without ${MANIFEST_PATH}`);
  const wanted = new Map<string, WantedPath>();
  const problems: Problem[] = [];
  for (const file of tree.files.keys()) {
    const unsafe = pathProblem(file);
    if (unsafe !== undefined) problems.push(unsafePath(file, unsafe));
    for (const folder of foldersAbove(file).reverse()) add({ path: folder, kind: 'folder' });
    add({ path: file, kind: 'file' });
  }
  throwIfAny(problems);
  return wanted;

  function add(next: WantedPath): void {
    const key = next.path.toLowerCase();
    const taken = wanted.get(key);
    if (taken === undefined) wanted.set(key, next);
    else if (taken.path !== next.path || taken.kind !== next.kind) problems.push(clash(next, taken));
  }
}

function unsafePath(file: string, what: string): Problem {
  return {
    where: `the rendered file ${file}`,
    what,
    allowed: 'paths inside the tree',
    mend: 'rename what it is made from',
  };
}

function clash(next: WantedPath, taken: WantedPath): Problem {
  return {
    where: `the rendered ${next.kind} ${next.path}`,
    what: `cannot lie beside the ${taken.kind} ${taken.path}`,
    allowed: 'names that differ in more than letter case, and either a file or a folder',
    mend: 'rename what one of the two is made from',
  };
}
