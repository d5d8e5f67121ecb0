import { type Cruise, cruise, cruiseFiles } from './cruise';
import { FORGOTTEN, SEEDS } from './import-seeds';
import { LAWFUL_TREE } from './lawful-tree';
import { ROOT } from './source-files';

/** Imports every seed by its file: that breaks the rule about folders, and serves every seed to an entry. */
const MAIN = 'platform/main.ts';
const BROKEN_BY_MAIN = 'from outside a folder only its index.ts is imported';

let ours: Cruise;
let seeded: Cruise;

beforeAll(async () => {
  [ours, seeded] = await Promise.all([cruise(ROOT), cruiseFiles(seededTree())]);
}, 60_000);

test('every import goes in an allowed direction', () => {
  expect(ours.violations.map(({ rule, files, to }) => `${rule}: ${files.join(', ')} -> ${to}`)).toEqual([]);
});

test('every file of the program is looked at', () => {
  expect(ours.files).toEqual(expect.arrayContaining(['bin/platform.js', 'lib/cli/main.ts', 'platform/main.ts']));
  expect(ours.files).toEqual(expect.arrayContaining(['environments/index.ts', 'test/architecture/imports.test.ts']));
});

test('every rule has a seeded violation', () => {
  expect(Object.keys(SEEDS).sort()).toEqual([...ours.rules].sort());
});

test('every seed breaks the rule that it is made for, and nothing else breaks one', () => {
  const found = seeded.violations.flatMap(({ rule, files }) => files.map((file) => `${file}: ${rule}`));
  const made = Object.entries(SEEDS).flatMap(([rule, files]) => Object.keys(files).map((file) => `${file}: ${rule}`));
  expect([...new Set(found)].sort()).toEqual([...made, `${MAIN}: ${BROKEN_BY_MAIN}`].sort());
});

function seededTree(): Record<string, string> {
  const seeds = Object.assign({}, ...Object.values(SEEDS)) as Record<string, string>;
  const forgotten = FORGOTTEN.flatMap((rule) => Object.keys(SEEDS[rule] ?? {}));
  const imported = Object.keys(seeds).filter((file) => !forgotten.includes(file));
  const [helpers, others] = [imported.filter(isTestHelper), imported.filter((file) => !isTestHelper(file))];
  return { ...LAWFUL_TREE, ...seeds, [MAIN]: importsOf(others), 'test/seeds.test.ts': importsOf(helpers) };
}

function isTestHelper(file: string): boolean {
  return /^(?:test|bench|bin|lib\/testing)\//.test(file);
}

function importsOf(files: readonly string[]): string {
  return files.map((file) => `import '../${file}';\n`).join('');
}
