import fs from 'node:fs';
import path from 'node:path';
import { RepositoryCopy } from '../../../lib/testing/repository-copy';

const FOLDER = 'docs/generated';
const ROUTES = `${FOLDER}/alert-routes.md`;
const REGISTER = `${FOLDER}/cidr-register.md`;
const COSTS = `${FOLDER}/costs.md`;
const DIFF = `${FOLDER}/diff.schema.json`;
const SCHEMA = `${FOLDER}/platform.schema.json`;
const ROOT = path.join(__dirname, '../../..');

describe('npm run docs', () => {
  let copy: RepositoryCopy;

  beforeEach(() => {
    copy = new RepositoryCopy();
  });

  afterEach(() => {
    copy.remove();
  });

  test('writes what docs/generated holds, and says so: if this fails, run it and commit', () => {
    expect(copy.run(['docs'])).toEqual({
      status: 0,
      stdout: `written  ${ROUTES}\nwritten  ${REGISTER}\nwritten  ${COSTS}\nwritten  ${DIFF}\nwritten  ${SCHEMA}\n`,
      stderr: '',
    });
    expect(filesIn(ROOT)).toEqual(filesIn(copy.folder));
  });

  test('changes nothing when nothing has changed', () => {
    alreadyGenerated();
    const writtenAt = fs.statSync(path.join(copy.folder, SCHEMA)).mtimeMs;
    expect(copy.run(['docs'])).toEqual({ status: 0, stdout: 'Nothing changed, nothing written.\n', stderr: '' });
    expect(fs.statSync(path.join(copy.folder, SCHEMA)).mtimeMs).toBe(writtenAt);
  });

  test('mends what was edited by hand, and removes what is no longer generated', () => {
    alreadyGenerated();
    const before = filesIn(copy.folder);
    fs.writeFileSync(path.join(copy.folder, SCHEMA), '{}\n');
    fs.mkdirSync(path.join(copy.folder, FOLDER, 'old'));
    fs.writeFileSync(path.join(copy.folder, FOLDER, 'old/register.md'), '# Old\n');
    expect(copy.run(['docs']).stdout).toBe(`written  ${SCHEMA}\nremoved  ${FOLDER}/old/register.md\n`);
    expect(filesIn(copy.folder)).toEqual(before);
  });

  test('follows the environments: a range that changes there is written here', () => {
    alreadyGenerated();
    copy.edit('environments/dev.ts', "'10.0.0.0/16'", "'10.8.0.0/16'");
    expect(copy.run(['docs']).stdout).toBe(`written  ${REGISTER}\n`);
    expect(fs.readFileSync(path.join(copy.folder, REGISTER), 'utf8')).toContain('| VPC | 10.8.0.0/16 | 65536 |');
  });

  test('follows what is rendered: a NAT gateway more is paid for', () => {
    alreadyGenerated();
    copy.edit('environments/dev.ts', "podCidr: '100.64.0.0/16',", "podCidr: '100.64.0.0/16',\n      nat: 'per-zone',");
    expect(copy.run(['docs']).stdout).toBe(`written  ${COSTS}\n`);
    expect(fs.readFileSync(path.join(copy.folder, COSTS), 'utf8')).toMatch(/^\| network-eu-west-2 .* 3 × NAT gateway/m);
  });

  test('follows the routes of alerts: a receiver more is in the table', () => {
    alreadyGenerated();
    copy.edit(
      'environments/prod.ts',
      "severity: 'warning', receivers: ['platform']",
      "severity: 'warning', receivers: ['platform', 'on-call']",
    );
    expect(copy.run(['docs']).stdout).toBe(`written  ${ROUTES}\n`);
  });

  /** As after a run: what is committed is what a run writes. */
  function alreadyGenerated(): void {
    fs.cpSync(path.join(ROOT, FOLDER), path.join(copy.folder, FOLDER), { recursive: true, preserveTimestamps: true });
  }

  test('fails when an environment is wrong, and writes nothing', () => {
    copy.edit('environments/dev.ts', "'10.0.0.0/16'", "'10.32.0.0/16'");
    const { status, stderr } = copy.run(['docs']);
    expect(status).toBe(1);
    expect(stderr).toContain('overlaps environments/dev.ts › networks[0].cidr (10.32.0.0/16)');
    expect(fs.existsSync(path.join(copy.folder, FOLDER))).toBe(false);
  });

  test('fails when the disk refuses, without a stack', () => {
    fs.mkdirSync(path.join(copy.folder, 'docs'));
    fs.writeFileSync(path.join(copy.folder, FOLDER), 'in the way');
    const { status, stdout, stderr } = copy.run(['docs']);
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/docs\/generated\n {4}cannot be made up to date\n {4}received {2}ENOTDIR: /);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  test('--json prints one document for machines on stdout, and nothing else', () => {
    const { stdout, stderr } = copy.run(['docs', '--json']);
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toEqual({
      written: [ROUTES, REGISTER, COSTS, DIFF, SCHEMA],
      removed: [],
      unchanged: [],
    });
  });

  test('--help shows an example', () => {
    const { status, stdout } = copy.run(['docs', '--help']);
    expect(status).toBe(0);
    expect(stdout).toContain('npm run -s docs -- --json');
  });
});

/** Every generated file of a repository: path to text. */
function filesIn(root: string): Map<string, string> {
  const entries = fs.readdirSync(path.join(root, FOLDER), { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => path.join(parentPath, name));
  return new Map(paths.sort().map((file) => [path.relative(root, file), fs.readFileSync(file, 'utf8')]));
}
