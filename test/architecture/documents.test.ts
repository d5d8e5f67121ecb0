import fs from 'node:fs';
import path from 'node:path';
import { ROOT } from './source-files';

/** A path of this repository in a document, and maybe a name in that file: `lib/synth/yaml.ts › toYaml`. */
const REFERENCE = /`((?:bench|bin|docs|environments|lib|platform|test)\/[\w./-]*)(?: › (\w+))?`/g;

const LINK = /\]\((?!https?:)([^)#]+)\)/g;

const RECORDS = 'docs/decisions';
const HEADINGS = ['Status', 'Context', 'Options', 'Decision', 'Consequences'];

const documents = ['README.md', ...markdownIn('docs')].map((file) => ({ file, text: read(file) }));
const records = markdownIn(RECORDS).filter((file) => /\/\d{4}-/.test(file));

test('every link in a document leads to a file', () => {
  expect(documents.flatMap(brokenLinks)).toEqual([]);
});

test('every path and name in docs is one of this repository', () => {
  const docs = documents.filter(({ file }) => file !== 'README.md');
  expect(docs.flatMap(({ text }) => [...text.matchAll(REFERENCE)]).length).toBeGreaterThan(50);
  expect(docs.flatMap(brokenReferences)).toEqual([]);
});

test('every folder of lib has a line in README.md, and one that says what it may import', () => {
  const folders = fs.readdirSync(path.join(ROOT, 'lib')).map((folder) => `lib/${folder}`);
  expect(foldersIn(read('README.md'), 'Folders')).toEqual(expect.arrayContaining(folders));
  expect(foldersIn(read('docs/architecture.md'), 'Who imports whom')).toEqual(expect.arrayContaining(folders));
});

test('a link, a path or a name that leads nowhere is found', () => {
  const text =
    '[a](gone.md) [b](https://acme.example) `lib/gone.ts` `lib/tree/order.ts › gone` `lib/tree/order.ts › inOrder`';
  expect(brokenLinks({ file: 'docs/seed.md', text })).toEqual(['docs/seed.md: gone.md']);
  const broken = ['docs/seed.md: lib/gone.ts', 'docs/seed.md: lib/tree/order.ts › gone'];
  expect(brokenReferences({ file: 'docs/seed.md', text })).toEqual(broken);
});

test('decision records are numbered without a gap, and the index lists each of them by its title', () => {
  expect(records.map((file) => Number(path.basename(file).slice(0, 4)))).toEqual(records.map((_, index) => index));
  const titles = records.slice(1).map((file) => {
    const [, number = '', title = ''] = /^# (\d{4}) (.*)$/m.exec(read(file)) ?? [];
    return `- [${number}](${path.basename(file)}) ${title}`;
  });
  expect(read(`${RECORDS}/README.md`).match(/^- .*$/gm)).toEqual(titles);
});

test.each(records)('%s has the five headings', (file) => {
  expect([...read(file).matchAll(/^## (.*)$/gm)].map(([, heading]) => heading)).toEqual(HEADINGS);
});

/** What the first column of the table below a heading names. */
function foldersIn(text: string, heading: string): string[] {
  const section = text.split(/^## /m).find((one) => one.startsWith(heading)) ?? '';
  const cells = section.split('\n').map((line) => /^\|(?<first>[^|]*)\|/.exec(line)?.groups?.['first'] ?? '');
  return cells.flatMap((cell) => [...cell.matchAll(/`([\w/]+?)\/?`/g)].map(([, folder = '']) => folder));
}

function brokenLinks({ file, text }: { file: string; text: string }): string[] {
  const targets = [...text.matchAll(LINK)].map(([, target = '']) => target);
  return targets
    .filter((target) => !exists(path.join(path.dirname(file), target)))
    .map((target) => `${file}: ${target}`);
}

function brokenReferences({ file, text }: { file: string; text: string }): string[] {
  return [...text.matchAll(REFERENCE)].flatMap(([, target = '', name]) => {
    if (!exists(target)) return [`${file}: ${target}`];
    const isThere = name === undefined || new RegExp(`\\b${name}\\b`).test(read(target));
    return isThere ? [] : [`${file}: ${target} › ${name}`];
  });
}

function markdownIn(folder: string): string[] {
  const entries = fs.readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' });
  return entries
    .filter((file) => file.endsWith('.md'))
    .map((file) => `${folder}/${file.replaceAll(path.sep, '/')}`)
    .sort();
}

function exists(file: string): boolean {
  return fs.existsSync(path.join(ROOT, file));
}

function read(file: string): string {
  return fs.readFileSync(path.join(ROOT, file), 'utf8');
}
