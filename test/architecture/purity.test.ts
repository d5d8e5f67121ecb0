import { OUTSIDE_WORLD, type Use, usesIn } from './outside-world';
import { type SourceFile, sourceFiles } from './source-files';

/** A render is a function of the environments, the pins and the lock file: nothing else may come in here. */
const PURE =
  /^(?:lib\/(?:problems|yaml|environment|tree|cloud|kubernetes|synth|gitops|telemetry|checks|diff|costs)|platform|environments)\//;

const ENTRY = /^platform\/(?:main|cdktf|cdk8s)\.ts$/;

/** The lock on an output folder names the process that holds it, and folders are synced where the system can. */
const ALLOWED_ON_DISK = /^process\.(?:pid|kill|platform)$/;

const READS_VARIABLES = /^lib\/(?:cli|testing)\//;

const SEEDS: Readonly<Record<keyof typeof OUTSIDE_WORLD, readonly string[]>> = {
  'the process': [
    'process.env.HOME',
    "process['env']",
    'const { env } = process',
    'globalThis.process.argv',
    "import { argv } from 'node:process'",
    'const p = process',
  ],
  'the clock': [
    'Date.now()',
    'new Date()',
    'new Date',
    'Date()',
    'performance.now()',
    "import { performance } from 'node:perf_hooks'",
  ],
  chance: ['Math.random()', "import { randomUUID } from 'node:crypto'", 'crypto.getRandomValues(bytes)'],
  'the network': ["fetch('https://acme.example')", 'globalThis.fetch', 'const get = fetch'],
  'the locale': [
    'names.sort((a, b) => a.localeCompare(b))',
    'total.toLocaleString()',
    'name.toLocaleUpperCase()',
    'new Intl.Collator()',
  ],
  'the machine': ["import os from 'node:os'", 'os.hostname()'],
};

const files = sourceFiles(['lib', 'platform', 'environments']);

test('nothing but its inputs can change a render', () => {
  expect(files.filter(({ file }) => PURE.test(file) && !ENTRY.test(file)).flatMap(impurities)).toEqual([]);
});

test('only lib/cli, lib/testing and the entries of platform read environment variables', () => {
  const others = files.filter(({ file }) => !READS_VARIABLES.test(file) && !ENTRY.test(file));
  expect(others.flatMap(variablesRead)).toEqual([]);
});

test('the files that are looked at are those of the program', () => {
  const names = files.map(({ file }) => file);
  expect(names).toEqual(expect.arrayContaining(['lib/synth/disk/owner.ts', 'platform/platform.ts']));
  expect(names).toEqual(expect.arrayContaining(['environments/prod.ts', 'lib/cli/surroundings.ts']));
});

test.each(Object.entries(SEEDS).flatMap(([label, texts]) => texts.map((text) => [label, text] as const)))(
  'a file that lets in %s is found: %s',
  (label, text) => {
    const found = impurities({ file: 'lib/tree/seed.ts', text: `\n${text};` });
    expect(found).not.toEqual([]);
    for (const message of found) expect(message).toMatch(new RegExp(`^lib/tree/seed\\.ts:2 lets in ${label}: `));
  },
);

test.each([
  'new Date(0)',
  'new Date(...given)',
  'site.env',
  'options.fetch(file)',
  'const rules = { process: 1, fetch: 2 }',
  '// process.env',
  "const hint = 'set process.env.HOME, or call fetch()'",
  'Math.max(1, 2)',
  "import { createHash } from 'node:crypto'",
])('a file that lets in nothing is left alone: %s', (text) => {
  expect(impurities({ file: 'lib/tree/seed.ts', text })).toEqual([]);
});

test('a file that reads an environment variable is found', () => {
  const file = 'lib/release/seed.ts';
  expect(variablesRead({ file, text: "process.stdout.write('a');\nprocess.env['CI'];" })).toEqual([`${file}:2`]);
  expect(variablesRead({ file, text: "import { env } from 'node:process';" })).toEqual([`${file}:1`]);
});

test('the lock of an output folder may name the process, and no other file may', () => {
  const text = 'process.kill(process.pid, 0)';
  expect(impurities({ file: 'lib/synth/disk/seed.ts', text })).toEqual([]);
  expect(impurities({ file: 'lib/synth/seed.ts', text })).toHaveLength(2);
});

function impurities(source: SourceFile): string[] {
  const allowed = source.file.startsWith('lib/synth/disk/') ? ALLOWED_ON_DISK : /^$/;
  const uses = usesIn(source).filter(({ name }) => !allowed.test(name));
  return Object.entries(OUTSIDE_WORLD).flatMap(([label, pattern]) =>
    uses.filter(({ name }) => pattern.test(name)).map((use) => `${place(source, use)} lets in ${label}: ${use.name}`),
  );
}

function variablesRead(source: SourceFile): string[] {
  return usesIn(source).flatMap((use) => (use.name === 'process.env' ? [place(source, use)] : []));
}

function place({ file }: SourceFile, { line }: Use): string {
  return `${file}:${line}`;
}
