import fs from 'node:fs';
import path from 'node:path';
import { type Environment, type EnvironmentInput, parseEnvironments } from '../environment';
import { gather, type Problem, throwIfAny } from '../problems';

/**
 * Parses every environment with its pins from environments/versions/<name>.json.
 * @throws UserError with every problem in every file
 */
export function readEnvironments(inputs: Readonly<Record<string, EnvironmentInput>>, root: string): Environment[] {
  const problems: Problem[] = [];
  const sources = Object.entries(inputs).map(([name, value]) => {
    const versionsFile = `environments/versions/${name}.json`;
    return { file: `environments/${name}.ts`, value, versionsFile, versions: readJson(root, versionsFile, problems) };
  });
  const environments = gather(problems, () => parseEnvironments(sources));
  throwIfAny(problems);
  return environments ?? [];
}

function readJson(root: string, file: string, problems: Problem[]): unknown {
  const text = readText(path.join(root, file));
  if (text === undefined) {
    problems.push({ where: file, what: 'is missing', allowed: 'one file of pins an environment', mend: 'add it' });
    return undefined;
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    const received = error instanceof Error ? error.message : String(error);
    problems.push({ where: file, what: 'is not JSON', received, allowed: 'JSON', mend: 'correct the file' });
    return undefined;
  }
}

function readText(file: string): string | undefined {
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : undefined;
}
