import fs from 'node:fs';
import path from 'node:path';
import { environments } from '../../environments';
import { teams } from '../../platform/tenants';

const ROOT = path.join(__dirname, '../..');

/** The files of a folder that say something each, by name. */
function filesOf(folder: string, ...others: readonly string[]): string[] {
  return fs
    .readdirSync(path.join(ROOT, folder))
    .filter((file) => !['index.ts', ...others].includes(file))
    .sort();
}

test('every file in platform/tenants/ is a team that its index.ts lists', () => {
  expect(filesOf('platform/tenants')).toEqual(teams.map(({ name }) => `${name}.ts`));
});

test('every file in environments/ is an environment that its index.ts lists', () => {
  const files = filesOf('environments', 'organisation.ts', 'addon-builds.json', 'supported-versions.json', 'versions');

  expect(files).toEqual(
    Object.keys(environments)
      .map((name) => `${name}.ts`)
      .sort(),
  );
});

test('EKS is known to offer every Kubernetes version of which it is known to offer add-ons', () => {
  expect(minorsIn('supported-versions.json')).toEqual(expect.arrayContaining(minorsIn('addon-builds.json')));
});

function minorsIn(file: string): string[] {
  return Object.keys(JSON.parse(fs.readFileSync(path.join(ROOT, 'environments', file), 'utf8')) as object);
}
