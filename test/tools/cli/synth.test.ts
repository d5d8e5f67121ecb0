import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { environments } from '../../../environments';
import { RepositoryCopy } from '../../../lib/testing/repository-copy';

let copy: RepositoryCopy;

beforeEach(() => {
  copy = new RepositoryCopy();
});

afterEach(() => {
  copy.remove();
});

test('renders every environment into dist and prints a short table', () => {
  const { status, stdout, stderr } = copy.run(['synth']);
  expect([status, stderr]).toEqual([0, '']);
  const [headings, ...rows] = stdout.split('\n\n')[0]?.split('\n') ?? [];
  expect(headings?.split(/ {2,}/)).toEqual(['environment', 'layers', 'components', 'objects', 'files changed', 'time']);
  expect(rows.map((row) => row.split(' ')[0])).toEqual(Object.keys(environments));
  for (const row of rows) expect(row).toMatch(/^\w+( +\d+){4} +\d+\.\d\d s$/);
  expect(stdout).toMatch(/\n\nWritten to dist\/\.\n$/);
  expect(fs.readdirSync(path.join(copy.folder, 'dist'))).toEqual(Object.keys(environments).sort());
});

test('a second run writes nothing and says so', () => {
  copy.run(['synth']);
  const before = modificationTimes(copy);
  const { status, stdout } = copy.run(['synth']);
  expect(status).toBe(0);
  expect(stdout).toContain('Nothing changed, nothing written.');
  expect(modificationTimes(copy)).toEqual(before);
});

test('says of an environment that is no longer listed that it was left, and leaves it', () => {
  copy.run(['synth']);
  copy.edit('environments/index.ts', 'dev, staging, prod', 'dev, prod');
  fs.rmSync(path.join(copy.folder, 'environments/versions/staging.json'));
  const { status, stderr } = copy.run(['synth']);
  const folder = path.join(fs.realpathSync(copy.folder), 'dist/staging');
  const told = `${folder} was not rendered: environments/index.ts lists no 'staging'. Remove it by hand.\n`;
  expect([status, stderr]).toEqual([0, told]);
  expect(fs.readdirSync(folder)).toContain('platform.json');
  expect(copy.run(['synth', '--env', 'dev']).stderr).toBe('');
});

test('says of an interrupted run that its output is whole again', () => {
  copy.run(['synth', '--env', 'dev']);
  const journal = { old: {}, new: {}, owner: { pid: 0x7fff_ffff, startedAtTicks: 1 } };
  fs.writeFileSync(path.join(copy.folder, 'dist/.dev.journal.json'), JSON.stringify(journal));
  const { status, stdout, stderr } = copy.run(['synth', '--env', 'dev']);
  expect([status, stderr]).toEqual([0, 'dev: an earlier run was interrupted; its output is whole again\n']);
  expect(stdout).toContain('dev');
  expect(fs.existsSync(path.join(copy.folder, 'dist/.dev.journal.json'))).toBe(false);
});

test('--env renders the named environments only', () => {
  expect(copy.run(['synth', '--env', 'dev', 'staging']).status).toBe(0);
  expect(fs.readdirSync(path.join(copy.folder, 'dist'))).toEqual(['dev', 'staging']);
});

test('--cluster writes the files of that cluster only, marks them as a part, and says nothing of other environments', () => {
  copy.run(['synth', '--env', 'dev', '--out', 'look']);
  const { status, stderr } = copy.run(['synth', '--cluster', 'prod-b', '--out', 'look']);
  expect([status, stderr]).toEqual([0, '']);
  const files = [...copy.filesIn('look').keys()].filter((file) => !file.startsWith('dev/'));
  expect(files.filter((file) => !file.startsWith('prod/clusters/prod-b/'))).toEqual(['prod/platform.json']);
  const manifest = fs.readFileSync(path.join(copy.folder, 'look/prod/platform.json'), 'utf8');
  expect(JSON.parse(manifest)).toMatchObject({ partial: { cluster: 'prod-b' } });
});

test('--json prints one document for machines on stdout, and nothing else', () => {
  const { stdout, stderr } = copy.run(['synth', '--env', 'dev', '--json']);
  expect(stderr).toBe('');
  expect(JSON.parse(stdout)).toEqual({
    environments: [
      {
        environment: 'dev',
        path: path.join(fs.realpathSync(copy.folder), 'dist/dev'),
        layers: expect.any(Number) as number,
        components: expect.any(Number) as number,
        objects: expect.any(Number) as number,
        written: expect.any(Number) as number,
        removed: 0,
        unchanged: 0,
        repaired: false,
        milliseconds: expect.any(Number) as number,
      },
    ],
  });
});

test('a reader that stops reading changes nothing: the output is written, and no stack is shown', () => {
  const line = 'node bin/platform.js synth --env dev --json | true; exit ${PIPESTATUS[0]}';
  const { status, stderr } = spawnSync('bash', ['-c', line], { cwd: copy.folder, encoding: 'utf8' });
  expect([status, stderr]).toEqual([0, '']);
  expect(copy.filesIn('dist/dev').size).toBeGreaterThan(0);
});

test('--help shows an example', () => {
  const { status, stdout } = copy.run(['synth', '--help']);
  expect(status).toBe(0);
  expect(stdout).toContain('npm run synth -- --env prod');
});

function modificationTimes({ folder }: RepositoryCopy): Map<string, number> {
  const entries = fs.readdirSync(path.join(folder, 'dist'), { recursive: true, withFileTypes: true });
  const paths = entries.map((entry) => path.join(entry.parentPath, entry.name));
  return new Map(paths.map((file) => [file, fs.statSync(file).mtimeMs]));
}
