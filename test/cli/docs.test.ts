import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { RepositoryCopy } from '../../lib/testing/repository-copy';
import { manifestSchema } from '../../lib/tree';
import { renderAll } from '../platform/render-all';

const FOLDER = 'docs/generated';
const REGISTER = `${FOLDER}/cidr-register.md`;
const COSTS = `${FOLDER}/costs.md`;
const SCHEMA = `${FOLDER}/platform.schema.json`;
const ROOT = path.join(__dirname, '../..');

describe('npm run docs', () => {
  let copy: RepositoryCopy;

  beforeEach(() => {
    copy = new RepositoryCopy();
  });

  afterEach(() => {
    copy.remove();
  });

  test('writes what docs/generated holds: if this fails, run it and commit', () => {
    expect(copy.run(['docs']).status).toBe(0);
    expect(filesIn(ROOT)).toEqual(filesIn(copy.folder));
  });

  test('says what it wrote, and a second run changes nothing', () => {
    expect(copy.run(['docs'])).toEqual({
      status: 0,
      stdout: `written  ${REGISTER}\nwritten  ${COSTS}\nwritten  ${SCHEMA}\n`,
      stderr: '',
    });
    const writtenAt = fs.statSync(path.join(copy.folder, SCHEMA)).mtimeMs;
    expect(copy.run(['docs'])).toEqual({ status: 0, stdout: 'Nothing changed, nothing written.\n', stderr: '' });
    expect(fs.statSync(path.join(copy.folder, SCHEMA)).mtimeMs).toBe(writtenAt);
  });

  test('mends what was edited by hand, and removes what is no longer generated', () => {
    copy.run(['docs']);
    const before = filesIn(copy.folder);
    fs.writeFileSync(path.join(copy.folder, SCHEMA), '{}\n');
    fs.mkdirSync(path.join(copy.folder, FOLDER, 'old'));
    fs.writeFileSync(path.join(copy.folder, FOLDER, 'old/register.md'), '# Old\n');
    expect(copy.run(['docs']).stdout).toBe(`written  ${SCHEMA}\nremoved  ${FOLDER}/old/register.md\n`);
    expect(filesIn(copy.folder)).toEqual(before);
  });

  test('follows the environments: a range that changes there is written here', () => {
    copy.run(['docs']);
    copy.edit('environments/dev.ts', "'10.0.0.0/16'", "'10.8.0.0/16'");
    expect(copy.run(['docs']).stdout).toBe(`written  ${REGISTER}\n`);
    expect(fs.readFileSync(path.join(copy.folder, REGISTER), 'utf8')).toContain('| VPC | 10.8.0.0/16 | 65536 |');
  });

  test('follows what is rendered: a NAT gateway more is paid for', () => {
    copy.run(['docs']);
    copy.edit('environments/dev.ts', "podCidr: '100.64.0.0/16',", "podCidr: '100.64.0.0/16',\n      nat: 'per-zone',");
    expect(copy.run(['docs']).stdout).toBe(`written  ${COSTS}\n`);
    expect(fs.readFileSync(path.join(copy.folder, COSTS), 'utf8')).toMatch(/^\| network-eu-west-2 .* 3 × NAT gateway/m);
  });

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
    expect(JSON.parse(stdout)).toEqual({ written: [REGISTER, COSTS, SCHEMA], removed: [], unchanged: [] });
  });

  test('--help shows an example', () => {
    const { status, stdout } = copy.run(['docs', '--help']);
    expect(status).toBe(0);
    expect(stdout).toContain('npm run -s docs -- --json');
  });
});

describe('the published schema of platform.json', () => {
  const published = JSON.parse(fs.readFileSync(path.join(ROOT, SCHEMA), 'utf8')) as z.core.JSONSchema.JSONSchema;
  const validator = z.fromJSONSchema(published);
  const manifests = renderAll().map(({ files }) => JSON.parse(files.get('platform.json') ?? '') as unknown);

  test('says where it comes from and how it is made', () => {
    expect(published.$comment).toBe(
      'Generated from manifestSchema in lib/tree/manifest.ts by `npm run docs`. Do not edit.',
    );
  });

  test('requires every field but the mark of a partial render, and allows no other', () => {
    const fields = Object.keys(manifestSchema.shape);
    expect(Object.keys(published.properties ?? {}).sort()).toEqual([...fields].sort());
    expect(published.required).toEqual(fields.filter((field) => field !== 'partial'));
    expect(objectsIn(published).filter(({ additionalProperties }) => additionalProperties === undefined)).toEqual([]);
  });

  test('takes the platform.json of every environment, as our own reader does', () => {
    expect(manifests.length).toBeGreaterThan(0);
    for (const manifest of manifests) {
      expect(validator.parse(manifest)).toEqual(manifest);
      expect(manifestSchema.parse(manifest)).toEqual(manifest);
    }
  });

  test.each([
    ['a field is missing', { images: undefined }],
    ['a field is unknown', { commit: 'c0ffee' }],
    ['a hash is not one', { files: { 'README.md': 'c0ffee' } }],
    ['the format is another one', { schema: 'platform/v0' }],
  ])('fails when %s', (_, change) => {
    const [manifest] = manifests;
    expect(validator.safeParse({ ...(manifest as object), ...change }).success).toBe(false);
  });
});

/** Every schema of an object within a schema. */
function objectsIn(schema: unknown): z.core.JSONSchema.JSONSchema[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const inner = Object.values(schema).flatMap(objectsIn);
  return 'type' in schema && schema.type === 'object' ? [schema as z.core.JSONSchema.JSONSchema, ...inner] : inner;
}

/** Every generated file of a repository: path to text. */
function filesIn(root: string): Map<string, string> {
  const entries = fs.readdirSync(path.join(root, FOLDER), { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => path.join(parentPath, name));
  return new Map(paths.sort().map((file) => [path.relative(root, file), fs.readFileSync(file, 'utf8')]));
}
