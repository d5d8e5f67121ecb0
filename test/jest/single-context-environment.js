// The stock environment gives on the globals that it finds when it is loaded: before a library adds its own.
require('jest-environment-node');
const { ModuleMocker } = require('jest-mock');

/**
 * Runs a suite among the globals of the worker, and not in a vm context of its own: there the libraries that
 * shared-modules-runtime.js loads once would make a `Map` that is no `Map` to the suite. What a suite does to the
 * globals is undone at its end. A suite that cannot live with that begins with `@jest-environment node`.
 */
module.exports = class SingleContextEnvironment {
  constructor({ projectConfig }) {
    if (Object.keys(projectConfig.globals).length > 0) throw new Error('no suite has globals of its own here');
    this.global = globalThis;
    this.moduleMocker = new ModuleMocker(globalThis);
    this.fakeTimers = null;
    this.fakeTimersModern = { useFakeTimers: refuseFakeTimers };
    this.before = globalState();
    this.cwd = process.cwd();
    this.exitCode = process.exitCode;
  }

  async setup() {}

  async teardown() {
    restoreGlobals(this.before);
    process.chdir(this.cwd);
    process.exitCode = this.exitCode;
    this.global = null;
  }

  /** Does what lasts longer than the suite, as loading a library does: what it changes of the globals stays. */
  lasting(work) {
    const before = globalState();
    try {
      return work();
    } finally {
      for (const [holder, properties] of globalState()) {
        const old = before.get(holder);
        const kept = this.before.get(holder);
        for (const [key, property] of properties) if (!isSame(old.get(key), property)) kept.set(key, property);
      }
    }
  }

  exportConditions() {
    return ['node', 'node-addons'];
  }

  /** The runtime asks only whether there is one still: it compiles for the worker's own context. */
  getVmContext() {
    return this.global;
  }
};

/** They would stop the clock of jest as well. */
function refuseFakeTimers() {
  throw new Error('fake timers need a suite that begins with @jest-environment node');
}

/** jest sets it once in a worker, for all suites. */
const KEPT = new Set(['prepareStackTrace']);

/** What a suite may change: the globals, what they hold, and what their instances inherit. */
const HOLDERS = new Set([globalThis, process, process.env, globalThis.performance, globalThis.Buffer]);
for (const key of Reflect.ownKeys(globalThis)) {
  // A getter is left alone: of most, node loads the module behind it only when it is asked for.
  const { value } = Object.getOwnPropertyDescriptor(globalThis, key);
  for (const holder of [value, value?.prototype]) if (Object(holder) === holder) HOLDERS.add(holder);
}

/** Loops only, from here on: a suite may have replaced a method of arrays, and this is what puts it back. */
function globalState() {
  const state = new Map();
  for (const holder of HOLDERS) state.set(holder, propertiesOf(holder));
  return state;
}

function propertiesOf(holder) {
  const properties = new Map();
  for (const key of Reflect.ownKeys(holder)) {
    if (!KEPT.has(key)) properties.set(key, Object.getOwnPropertyDescriptor(holder, key));
  }
  return properties;
}

function isSame(one, other) {
  return (
    one !== undefined &&
    Object.is(one.value, other.value) &&
    one.get === other.get &&
    one.set === other.set &&
    one.writable === other.writable &&
    one.enumerable === other.enumerable
  );
}

function restoreGlobals(before) {
  for (const [holder, properties] of before) {
    const now = propertiesOf(holder);
    for (const [key, property] of now) {
      if (!properties.has(key) && property.configurable) Reflect.deleteProperty(holder, key);
    }
    for (const [key, property] of properties) {
      if (!isSame(now.get(key), property)) Reflect.defineProperty(holder, key, property);
    }
  }
}
