'use strict';
/** How a compiled program is run, in the main thread and in others. */
const Module = require('node:module');
const path = require('node:path');

/** What has to be done before dependencies are loaded. */
exports.prepare = function prepare() {
  // What dependencies call that newer Nodes frown on (cdktf: util.isArray) is nothing that a user could mend.
  process.noDeprecation = true;
  loadWhenCalled('archiver', 'cdktf');
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
 * Spares us a dependency of a dependency that is a function, and that nobody calls: cdktf loads an archiver of 60 modules,
 * half of its own time, for assets in zip files.
 */
function loadWhenCalled(name, user) {
  let file;
  try {
    file = require.resolve(name, { paths: [path.dirname(require.resolve(user))] });
  } catch {
    return; // Whoever needs it says so.
  }
  const standIn = new Module(file);
  standIn.loaded = true;
  standIn.exports = (...args) => {
    delete require.cache[file];
    return require(file)(...args);
  };
  require.cache[file] = standIn;
}
