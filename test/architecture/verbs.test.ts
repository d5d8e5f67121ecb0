import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { ROOT } from './source-files';

const { VERBS } = jest.requireActual<{ readonly VERBS: readonly string[] }>('../../bin/verbs.js');

test('package.json, the help text, the README and the runner list the same verbs', () => {
  const verbs = verbsOfScripts();
  expect(verbs).toContain('synth');
  const lists = { help: verbsOfHelp(), readme: verbsOfReadme(), runner: [...VERBS].sort() };
  expect(lists).toEqual({ help: verbs, readme: verbs, runner: verbs });
});

test('a script that runs a verb has its name', () => {
  const names = platformScripts().map(([name]) => name);
  expect(verbsOfScripts()).toEqual([...names].sort());
});

/** Name and command of the scripts that run our program. */
function platformScripts(): [name: string, command: string][] {
  const text = fs.readFileSync(path.join(ROOT, 'package.json'), 'utf8');
  const { scripts } = JSON.parse(text) as { scripts: Record<string, string> };
  return Object.entries(scripts).filter(([, command]) => command.includes('bin/platform.js'));
}

function verbsOfScripts(): string[] {
  return platformScripts()
    .map(([, command]) => /bin\/platform\.js (\S+)/.exec(command)?.[1] ?? command)
    .sort();
}

/** The commands that `platform --help` lists, without its own `help`. */
function verbsOfHelp(): string[] {
  const program = path.join(ROOT, 'bin/platform.js');
  const { stdout } = spawnSync(process.execPath, [program, '--help'], { cwd: ROOT, encoding: 'utf8' });
  const commands = /^Commands:\n((?: .*\n?)+)/m.exec(stdout)?.[1] ?? '';
  const names = [...commands.matchAll(/^ {2}(\S+)/gm)].map(([, name = '']) => name);
  return names.filter((name) => name !== 'help').sort();
}

/** The first table below `## Verbs`; other tables there are for other commands. */
function verbsOfReadme(): string[] {
  const readme = fs.readFileSync(path.join(ROOT, 'README.md'), 'utf8');
  const table = /^## Verbs\n+((?:\|.*\n)+)/m.exec(readme)?.[1] ?? '';
  return [...table.matchAll(/^\| `npm run (\S+)`/gm)].map(([, name = '']) => name).sort();
}
