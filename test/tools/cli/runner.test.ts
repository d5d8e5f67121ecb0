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

/** What stands in for one of these is one module; loaded, each has more. */
const UNUSED = [
  'archiver',
  'json-stable-stringify',
  'semver',
  'yaml',
  'zod/v4/locales',
  'dashboardv2',
  'dashboardv2beta1',
];

test('a render loads nothing of what it does not use, in neither thread', () => {
  const probe = path.join(copy.folder, 'probe.js');
  const print = "process.stderr.write(Object.keys(require.cache).join('\\n') + '\\n')";
  fs.writeFileSync(probe, `process.on('exit', () => ${print});`);
  const { status, stderr } = copy.run(['synth'], {}, ['--require', probe]);
  expect(status).toBe(0);
  const loaded = stderr.split('\n');
  expect(loaded.filter((file) => file.endsWith('node_modules/cdktf/lib/index.js'))).toHaveLength(1);
  expect(loaded.filter((file) => file.endsWith('node_modules/cdk8s/lib/index.js'))).toHaveLength(1);
  // zod asks for English by itself.
  const files = [...new Set(loaded)].filter((file) => !file.endsWith('/locales/en.cjs'));
  const counts = UNUSED.map((name) => [name, files.filter((file) => file.includes(`/${name}/`)).length]);
  expect(counts).toEqual(UNUSED.map((name) => [name, 1]));
});

test('what it does not use is loaded by whoever does', () => {
  const said = run(
    `import { createRequire } from 'node:module';
     import * as v2 from '@grafana/grafana-foundation-sdk/dashboardv2';
     import * as v2beta1 from '@grafana/grafana-foundation-sdk/dashboardv2beta1';
     import { z } from 'zod';
     const [ofCdktf, ofCdk8s] = ['cdktf', 'cdk8s'].map((name) => createRequire(require.resolve(name)));
     z.config(z.locales.de());
     const answers = {
       archiver: typeof ofCdktf('archiver')('zip').pointer,
       'json-stable-stringify': ofCdktf('json-stable-stringify')({ b: 1, a: 2 }),
       semver: ofCdktf('semver').satisfies('1.14.0', '>=1.10'),
       yaml: ofCdk8s('yaml').stringify({ a: [1] }),
       'zod/v4/locales': z.string().safeParse(1).error.issues[0].message,
       dashboardv2: typeof v2.DashboardBuilder,
       dashboardv2beta1: typeof v2beta1.DashboardBuilder,
     };
     process.stdout.write(JSON.stringify(answers));`,
  );
  expect(JSON.parse(said)).toEqual({
    archiver: 'function',
    'json-stable-stringify': '{"a":2,"b":1}',
    semver: true,
    yaml: 'a:\n  - 1\n',
    'zod/v4/locales': 'Ungültige Eingabe: erwartet string, erhalten Zahl',
    dashboardv2: 'function',
    dashboardv2beta1: 'function',
  });
});

test.each<[Record<string, string>, string]>([
  [{}, 'undefined'],
  [{ GOGC: '200' }, '200'],
])('what esbuild is told of Go is told to nobody else: %j', (variables, told) => {
  expect(run("process.stdout.write(String(process.env['GOGC']));", variables)).toBe(told);
});

test.each([
  ['is as it was', '', /^ {4}at .*probe\.ts:3:\d+\)?$/m],
  ['does not compile any more', "fs.writeFileSync('probe.ts', 'export const = ;');", /^ {4}at .*probe\.ts:1:\d+\)?$/m],
])('a bug is told with its stack when its file %s', (_, edit, place) => {
  const program = `import fs from 'node:fs';\n${edit}\nthrow new TypeError('the bug');`;
  const { status, stderr } = spawn(program);
  expect(status).not.toBe(0);
  expect(stderr).toContain('TypeError: the bug');
  expect(stderr).toMatch(place);
});

/** What a program of a few lines says when the runner runs it. */
function run(program: string, variables: Readonly<Record<string, string>> = {}): string {
  const { stdout, stderr } = spawn(program, variables);
  expect(stderr).toBe('');
  return stdout;
}

function spawn(program: string, variables: Readonly<Record<string, string>> = {}) {
  fs.writeFileSync(path.join(copy.folder, 'probe.ts'), program);
  return spawnSync(process.execPath, ['bin/run.js', 'probe.ts'], {
    cwd: copy.folder,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] ?? '', ...variables },
  });
}
