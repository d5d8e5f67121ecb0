import { type Length, functionsIn, linesIn } from './lengths';
import { type SourceFile, sourceFiles } from './source-files';

const FILE_LINES = 300;
const FUNCTION_LINES = 50;
const MOST_EXCEPTIONS = 5;

/** What may be longer, and why: `lib/x/y.ts`, or one function in it as `lib/x/y.ts › name`. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  'lib/environment/schema.ts › environmentSchema':
    'The shape of an environment, one field a line: data, read from top to bottom.',
};

const program = sourceFiles(['lib', 'platform', 'environments', 'bench']);
const tests = sourceFiles(['test']);
const tooLong = [...[...program, ...tests].flatMap(longFiles), ...program.flatMap(longFunctions)];

test(`no file is over ${FILE_LINES} lines, and no function of the program over ${FUNCTION_LINES}`, () => {
  expect(unexpected(tooLong, EXCEPTIONS)).toEqual([]);
});

test('every exception is still needed, and they are few', () => {
  expect(unneeded(tooLong, EXCEPTIONS)).toEqual([]);
  expect(Object.keys(EXCEPTIONS).length).toBeLessThanOrEqual(MOST_EXCEPTIONS);
});

test('an exception excuses what it names, and is found when nothing needs it', () => {
  const found = [{ name: 'lib/tree/seed.ts', lines: 301 }];
  expect(unexpected(found, {})).toEqual(['lib/tree/seed.ts: 301 lines']);
  expect(unexpected(found, { 'lib/tree/seed.ts': 'a reason' })).toEqual([]);
  expect(unneeded(found, { 'lib/tree/seed.ts': 'a reason', 'lib/tree/short.ts': 'a reason' })).toEqual([
    'lib/tree/short.ts',
  ]);
});

test('the files that are looked at are those of the program and of the tests', () => {
  const names = [...program, ...tests].map(({ file }) => file);
  expect(names).toEqual(expect.arrayContaining(['lib/synth/disk/owner.ts', 'platform/platform.ts']));
  expect(names).toEqual(expect.arrayContaining(['environments/prod.ts', 'test/architecture/budgets.test.ts']));
});

test('a file that is one line too long is found, and one that is just short enough is not', () => {
  const seed = (lines: number) => ({ file: 'lib/tree/seed.ts', text: 'a();\n'.repeat(lines) });
  expect(longFiles(seed(FILE_LINES + 1))).toEqual([{ name: 'lib/tree/seed.ts', lines: FILE_LINES + 1 }]);
  expect(longFiles(seed(FILE_LINES))).toEqual([]);
});

test.each([
  ['a function', 'function seed() {', '}'],
  ['a function whose signature is long', 'function seed(', ') {}'],
  ['an arrow function', 'const seed = () => {', '};'],
  ['a function expression', 'const seed = function () {', '};'],
  ['an async generator', 'async function* seed() {', '}'],
  ['a method', 'class A { seed() {', '} }'],
  ['a getter', 'class A { get seed() {', '} }'],
  ['a method of an object', 'const a = { seed() {', '} };'],
  ['a property that is a function', 'const a = { seed: () => {', '} };'],
])('%s that is one line too long is found, and one that is just short enough is not', (_, head, foot) => {
  const seed = (lines: number) => ({ file: 'lib/tree/seed.ts', text: `${head}\n${'\n'.repeat(lines - 2)}${foot}\n` });
  expect(longFunctions(seed(FUNCTION_LINES + 1))).toEqual([
    { name: 'lib/tree/seed.ts › seed', lines: FUNCTION_LINES + 1 },
  ]);
  expect(longFunctions(seed(FUNCTION_LINES))).toEqual([]);
});

test('functions without a name are found by their line, constructors by the name of their class', () => {
  const body = `{${'\n'.repeat(FUNCTION_LINES)}}`;
  const text = `class Seed { constructor() ${body} }\nrun(() => ${body});\n`;
  const names = longFunctions({ file: 'lib/tree/seed.ts', text }).map(({ name }) => name);
  expect(names).toEqual(['lib/tree/seed.ts › new Seed', `lib/tree/seed.ts › line ${FUNCTION_LINES + 2}`]);
});

function longFiles(source: SourceFile): Length[] {
  const lines = linesIn(source);
  return lines > FILE_LINES ? [{ name: source.file, lines }] : [];
}

function longFunctions(source: SourceFile): Length[] {
  return functionsIn(source)
    .filter(({ lines }) => lines > FUNCTION_LINES)
    .map(({ name, lines }) => ({ name: `${source.file} › ${name}`, lines }));
}

function unexpected(found: readonly Length[], exceptions: Readonly<Record<string, string>>): string[] {
  return found.filter(({ name }) => !(name in exceptions)).map(({ name, lines }) => `${name}: ${lines} lines`);
}

function unneeded(found: readonly Length[], exceptions: Readonly<Record<string, string>>): string[] {
  return Object.keys(exceptions).filter((exception) => !found.some(({ name }) => name === exception));
}
