import { isUtf8 } from 'node:buffer';
import path from 'node:path';
import { compareText, type Problem, throwIfAny, UserError } from '../../problems';
import { MANIFEST_PATH, readTree, type RenderedTree } from '../../tree';
import { readBytes } from './files';
import { looking } from './look';
import { type OutputFolder, outputFolder } from './output-folder';
import { scan } from './scan';

/**
 * Reads the tree that lies in `<outDir>/<environment>/`, and takes nothing but a whole one.
 * @throws UserError when a write is going on or was interrupted, and listing every file that is not as it was rendered
 */
export function readTreeFromDisk(outDir: string, environment: string): RenderedTree {
  const output = outputFolder(outDir, environment);
  const tree = looking(
    output,
    () => interrupted(output),
    () => {
      if (readBytes(output.journal) !== undefined) throw interrupted(output);
      return readTree(readFiles(output), output.root);
    },
  );
  if (tree.manifest.environment !== environment) throw new UserError([otherEnvironment(output, tree)]);
  return tree;
}

function readFiles(output: OutputFolder): Map<string, string> {
  const found = scan(output.root);
  const problems = [...found.others].map(([file, kind]) => notRendered(output, file, `is ${kind}`));
  const texts = new Map<string, string>();
  for (const file of [...found.files].sort(compareText)) {
    const bytes = readBytes(path.join(output.root, file));
    if (bytes === undefined) continue;
    // Decoding would turn bytes that are no text into text that may have the right hash.
    if (isUtf8(bytes)) texts.set(file, bytes.toString());
    else problems.push(notRendered(output, file, 'is not UTF-8 text'));
  }
  throwIfAny(problems);
  return texts;
}

function interrupted(output: OutputFolder): UserError {
  const problem: Problem = {
    where: output.root,
    what: 'is being written, or its last write was interrupted',
    received: `the journal ${output.journal}`,
    allowed: 'a whole rendered tree',
    mend: 'wait until the write ends, or run npm run synth',
  };
  return new UserError([problem]);
}

function notRendered(output: OutputFolder, file: string, what: string): Problem {
  const where = path.join(output.root, file);
  return { where, what, allowed: `what ${MANIFEST_PATH} lists`, mend: 'remove it, and run npm run synth' };
}

function otherEnvironment(output: OutputFolder, tree: RenderedTree): Problem {
  return {
    where: path.join(output.root, MANIFEST_PATH),
    what: 'belongs to another environment',
    received: tree.manifest.environment,
    allowed: output.environment,
    mend: 'remove the folder if nothing in it is needed, and run npm run synth',
  };
}
