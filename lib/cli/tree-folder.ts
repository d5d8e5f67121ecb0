import fs from 'node:fs';
import path from 'node:path';
import { type Problem, UserError } from '../problems';
import { METADATA_PATH } from '../release';
import { MANIFEST_PATH, readTree, type RenderedTree } from '../tree';

/**
 * The rendered trees that a folder holds, by environment: the one that it is, or those in it, as `dist/` has them.
 * @param option the option that names it, for the message
 * @throws UserError when there is none, or one of them is not whole
 */
export function treesIn(folder: string, option: string): Map<string, RenderedTree> {
  const roots = [folder, ...subfolders(folder, option)].filter((root) => fs.existsSync(path.join(root, MANIFEST_PATH)));
  const [first] = roots;
  if (first === undefined) throw refused([{ where: option, received: folder, ...NO_TREE }]);
  const trees = (first === folder ? [folder] : roots).map((root) => treeIn(root));
  return new Map(trees.map((tree) => [tree.manifest.environment, tree]));
}

const NO_TREE = {
  what: 'holds no rendered tree',
  allowed: 'a folder that npm run synth has written: dist/prod, or dist for all environments',
  mend: 'name such a folder; npm run synth -- --out <dir> writes one',
};

function subfolders(folder: string, option: string): string[] {
  if (folder === '' || !fs.existsSync(folder) || !fs.statSync(folder).isDirectory()) {
    throw refused([{ where: option, received: folder, ...NO_TREE, what: 'is not a folder' }]);
  }
  const entries = fs.readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return entries.map((entry) => path.join(folder, entry.name)).sort();
}

function treeIn(root: string): RenderedTree {
  const entries = fs
    .readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory());
  const paths = entries.map(({ parentPath, name }) => path.relative(root, path.join(parentPath, name)));
  const files = paths.filter((file) => file !== METADATA_PATH).sort();
  // What is no plain file is not what was rendered: read as empty, it is refused by its hash.
  const textOf = (file: string) => (fs.lstatSync(file).isFile() ? fs.readFileSync(file, 'utf8') : '');
  const texts = files.map((file) => [file.replaceAll(path.sep, '/'), textOf(path.join(root, file))] as const);
  return readTree(new Map(texts), root);
}

function refused(problems: readonly Problem[]): UserError {
  return new UserError(problems, 'nothing was compared');
}
