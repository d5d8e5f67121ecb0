const { createRequire, isBuiltin } = require('node:module');
const path = require('node:path');
const { compileFunction } = require('node:vm');
const { default: Runtime } = require('jest-runtime');
const SingleContextEnvironment = require('./single-context-environment');
const { closeStorages } = require('./open-storages');
require('./plain-stacks');

/**
 * Loads a library once in a worker, by node's own `require`, instead of once in every suite: that was most of the time
 * of the fast suite. Our own modules are loaded anew for every suite, as jest does it, so that no suite sees what
 * another one left in them. A mock of a library reaches our modules only, not the libraries that use it.
 */
module.exports = class SharedModulesRuntime extends Runtime {
  constructor(config, environment, ...others) {
    super(config, environment, ...others);
    this.environment = environment instanceof SingleContextEnvironment ? environment : undefined;
    if (this.environment !== undefined) compileForThisContext(this.executor);
  }

  requireModule(from, name, options, ...others) {
    const isOurs = !isPackage(name) && !isKept(name);
    const isShared = this.environment !== undefined && options?.isInternalModule !== true && !isOurs;
    return isShared ? this.requireShared(from, name) : super.requireModule(from, name, options, ...others);
  }

  /** jest-circus holds the state of a suite and is loaded anew; what it imports (expect, jest-snapshot) is not. */
  requireInternalModule(from, name) {
    const isShared = this.environment !== undefined && isPackage(name);
    return isShared ? this.requireShared(from, name) : super.requireInternalModule(from, name);
  }

  /** The last that jest does with a suite. */
  teardown() {
    super.teardown();
    closeStorages();
  }

  requireShared(from, name) {
    const nodeRequire = createRequire(from);
    const loaded = nodeRequire.cache[nodeRequire.resolve(name)];
    return loaded?.loaded === true ? loaded.exports : this.environment.lasting(() => nodeRequire(name));
  }
};

function isPackage(name) {
  return name !== undefined && !isBuiltin(name) && !name.startsWith('.') && !path.isAbsolute(name);
}

/** What suites hand on is held by a module that all of them share. */
function isKept(name) {
  return name !== undefined && path.basename(name) === 'kept.js';
}

/** What was compiled in this worker, by file. It holds no state: each suite calls it for modules of its own. */
const compiled = new Map();

/** jest gives a vm context to node's compiler; without one it compiles for the context that it runs in. */
function compileForThisContext(executor) {
  if (typeof executor?.compile !== 'function') throw new Error('this version of jest compiles modules elsewhere');
  executor.compile = (source, filename) => {
    if (executor.environment.getVmContext() === null) return null;
    const known = compiled.get(filename);
    if (known?.source === source) return known.body;
    const body = compileFunction(source, executor.injectedModuleParameters, { filename });
    compiled.set(filename, { source, body });
    return body;
  };
}
