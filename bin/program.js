'use strict';
/** How a compiled program is run, in the main thread and in others. */
const Module = require('node:module');
const path = require('node:path');
const { standInForUnused } = require('./stand-ins.js');

/** What has to be done before dependencies are loaded. */
exports.prepare = function prepare() {
  // What dependencies call that newer Nodes frown on (cdktf: util.isArray) is nothing that a user could mend.
  process.noDeprecation = true;
  standInForUnused();
};

/** Runs the text of a program as if it lay in the file of its entry. */
exports.run = function run(source, entry) {
  process.on('uncaughtExceptionMonitor', () => process.setSourceMapsEnabled(true));
  const program = new Module(entry);
  program.filename = entry;
  program.paths = Module._nodeModulePaths(path.dirname(entry));
  program._compile(source, entry);
};
