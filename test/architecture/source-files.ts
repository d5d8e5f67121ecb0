import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** The repository's root folder. */
export const ROOT = path.join(__dirname, '../..');

/** A TypeScript file of ours. */
export interface SourceFile {
  /** From the root, with `/`. */
  readonly file: string;
  readonly text: string;
}

/** Every .ts file below top-level folders of the repository; a folder that does not exist yet has none. */
export function sourceFiles(folders: readonly string[]): SourceFile[] {
  return folders.flatMap((folder) => {
    const top = path.join(ROOT, folder);
    if (!fs.existsSync(top)) return [];
    const names = fs.readdirSync(top, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
    return names.sort().map((name) => ({
      file: path.posix.join(folder, name.replaceAll(path.sep, '/')),
      text: fs.readFileSync(path.join(top, name), 'utf8'),
    }));
  });
}

/** Every node of a file's syntax tree, each with the tree that it belongs to. */
export function syntaxOf({ file, text }: SourceFile): { tree: ts.SourceFile; nodes: ts.Node[] } {
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
  const nodes: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    nodes.push(node);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return { tree, nodes };
}

/** Where a node begins, from 1. */
export function lineOf(tree: ts.SourceFile, position: number): number {
  return tree.getLineAndCharacterOfPosition(position).line + 1;
}
