import os from 'node:os';

interface Environment {
  lasting: <T>(work: () => T) => T;
  teardown: () => Promise<void>;
}

const SingleContextEnvironment = jest.requireActual<
  new (config: { projectConfig: { globals: Readonly<Record<string, unknown>> } }) => Environment
>('./single-context-environment.js');

let environment: Environment;

beforeEach(() => {
  environment = new SingleContextEnvironment({ projectConfig: { globals: {} } });
});

afterEach(() => environment.teardown());

function set(holder: object, key: PropertyKey, value: unknown): void {
  Object.defineProperty(holder, key, { value, configurable: true, writable: true, enumerable: true });
}

const HOME = process.env['HOME'];

test.each([
  ['a new global', globalThis, 'leftBehind'],
  ['a global', globalThis, 'Date'],
  ['a global that is loaded when it is asked for', globalThis, 'fetch'],
  ['a function of a global', Math, 'random'],
  ['a method of all arrays', Array.prototype, 'map'],
  ['a new method of all texts', String.prototype, 'leftBehind'],
  ['the depth of stacks', Error, 'stackTraceLimit'],
  ['a function of the process', process, 'exit'],
  ['the clock', performance, 'now'],
  ['all variables of the process', process, 'env'],
  ['a new variable', process.env, 'LEFT_BEHIND'],
  ['a variable', process.env, 'HOME'],
] as const)('what a suite does to %s is undone at its end', async (_, holder, key) => {
  const before = Object.getOwnPropertyDescriptor(holder, key);
  set(holder, key, 'left behind');
  await environment.teardown();
  expect(Object.getOwnPropertyDescriptor(holder, key)).toEqual(before);
});

test('a global that a suite deleted comes back', async () => {
  const { structuredClone } = globalThis;
  Reflect.deleteProperty(globalThis, 'structuredClone');
  await environment.teardown();
  expect(globalThis.structuredClone).toBe(structuredClone);
});

test('variables that were emptied and changed come back', async () => {
  process.env = {};
  process.env['HOME'] = 'elsewhere';
  await environment.teardown();
  expect(process.env['HOME']).toBe(HOME);
});

test('the folder and the exit code of the process come back', async () => {
  const [folder, code] = [process.cwd(), process.exitCode];
  process.chdir(os.tmpdir());
  process.exitCode = 7;
  await environment.teardown();
  expect([process.cwd(), process.exitCode]).toEqual([folder, code]);
});

test('what loading a library does to the globals stays', async () => {
  environment.lasting(() => set(globalThis, 'ofALibrary', 1));
  set(globalThis, 'ofTheSuite', 2);
  await environment.teardown();
  expect([Reflect.get(globalThis, 'ofALibrary'), Reflect.get(globalThis, 'ofTheSuite')]).toEqual([1, undefined]);
  Reflect.deleteProperty(globalThis, 'ofALibrary');
});
