'use strict';
/** How a compiled program is run, in the main thread and in others. */
const Module = require('node:module');
const path = require('node:path');

/** What has to be done before dependencies are loaded. */
exports.prepare = function prepare() {
  // What dependencies call that newer Nodes frown on (cdktf: util.isArray) is nothing that a user could mend.
  process.noDeprecation = true;
  standInFor('archiver', 'cdktf', whenCalled);
  standInFor('zod/v4/locales', 'zod', whenRead);
};

/** Runs the text of a program as if it lay in the file of its entry. */
exports.run = function run(source, entry) {
  process.on('uncaughtExceptionMonitor', () => process.setSourceMapsEnabled(true));
  const program = new Module(entry);
  program.filename = entry;
  program.paths = Module._nodeModulePaths(path.dirname(entry));
  program._compile(source, entry);
};

/**
 * Spares us a dependency of a dependency that nobody uses: cdktf loads an archiver of 60 modules, half of its own time, for
 * assets in zip files; zod loads what it says in 60 languages, half of its time as well.
 */
function standInFor(name, user, makeExports) {
  let file;
  try {
    file = require.resolve(name, { paths: [path.dirname(require.resolve(user))] });
  } catch {
    return; // Whoever needs it says so.
  }
  const standIn = new Module(file);
  standIn.loaded = true;
  standIn.exports = makeExports(() => {
    if (require.cache[file] === standIn) delete require.cache[file];
    return require(file);
  });
  require.cache[file] = standIn;
}

/** The exports of a module that is a function. */
function whenCalled(load) {
  return (...args) => load()(...args);
}

/** The exports of a module of several names, as TypeScript compiles it. */
function whenRead(load) {
  return new Proxy({ __esModule: true }, { get: (own, name) => own[name] ?? load()[name] });
}
