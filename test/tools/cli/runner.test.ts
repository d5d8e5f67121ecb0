import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { RepositoryCopy } from '../../../lib/testing/repository-copy';

let copy: RepositoryCopy;

beforeEach(() => {
  copy = new RepositoryCopy();
});

afterEach(() => {
  copy.remove();
});

test('a verb is compiled without the others', () => {
  copy.edit('lib/cli/verbs/diff.ts', 'import ', 'impart ');

  expect(copy.run(['synth', '--env', 'dev'])).toMatchObject({ status: 0, stderr: '' });
  const { status, stderr } = copy.run(['diff']);
  expect(status).toBe(1);
  expect(stderr).toContain('lib/cli/verbs/diff.ts:1:');
});

test.each([
  ['synt', 'Did you mean synth?'],
  ['--help', 'rollback [options]'],
  ['constructor', "unknown command 'constructor'"],
])('what is no verb is answered by all of them: %s', (word, answer) => {
  const { stdout, stderr } = copy.run([word]);
  expect(stdout + stderr).toContain(answer);
  expect(stderr).not.toContain('.ts:');
});

test('a dependency that nothing uses is loaded by whoever does', () => {
  const said = run(
    `import { createRequire } from 'node:module';
     import { z } from 'zod';
     const archiver = createRequire(require.resolve('cdktf'))('archiver');
     z.config(z.locales.de());
     process.stdout.write([z.string().safeParse(1).error?.issues[0]?.message, typeof archiver('zip').pointer].join('\\n'));`,
  );
  expect(said.split('\n')).toEqual(['Ungültige Eingabe: erwartet string, erhalten Zahl', 'function']);
});

test.each<[Record<string, string>, string]>([
  [{}, 'undefined'],
  [{ GOGC: '200' }, '200'],
])('what esbuild is told of Go is told to nobody else: %j', (variables, told) => {
  expect(run("process.stdout.write(String(process.env['GOGC']));", variables)).toBe(told);
});

/** What a program of a few lines says when the runner runs it. */
function run(program: string, variables: Readonly<Record<string, string>> = {}): string {
  fs.writeFileSync(path.join(copy.folder, 'probe.ts'), program);
  const { stdout, stderr } = spawnSync(process.execPath, ['bin/run.js', 'probe.ts'], {
    cwd: copy.folder,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] ?? '', ...variables },
  });
  expect(stderr).toBe('');
  return stdout;
}
