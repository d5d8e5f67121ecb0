'use strict';
/**
 * Spares us dependencies of dependencies that a render does not use, and that take a fifth of its modules to load. Something
 * stands in for each, and loads it when somebody uses it after all.
 */
const Module = require('node:module');
const path = require('node:path');

/** What is not used, who loads it, and what it exports. */
const UNUSED = [
  // Assets in zip files.
  ['archiver', 'cdktf', whenCalled],
  // Its own files: ours are written by lib/synth.
  ['json-stable-stringify', 'cdktf', whenCalled],
  // A check of the terraform that is installed.
  ['semver', 'cdktf', whenRead],
  // Its own files, again.
  ['yaml', 'cdk8s', whenRead],
  // What it says in sixty languages but English.
  ['zod/v4/locales', 'zod', whenRead],
  // The next form of a dashboard.
  ['@grafana/grafana-foundation-sdk/dashboardv2', '@grafana/grafana-foundation-sdk/cog', whenRead],
  ['@grafana/grafana-foundation-sdk/dashboardv2beta1', '@grafana/grafana-foundation-sdk/cog', whenRead],
];

/** Has to be called before anything else is loaded. */
exports.standInForUnused = function standInForUnused() {
  for (const [name, user, exportsOf] of UNUSED) standInFor(name, user, exportsOf);
};

function standInFor(name, user, exportsOf) {
  let file;
  try {
    file = require.resolve(name, { paths: [path.dirname(require.resolve(user))] });
  } catch {
    return; // Whoever needs it says so.
  }
  const standIn = new Module(file);
  standIn.loaded = true;
  standIn.exports = exportsOf(() => {
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
  // What others import as a whole may have no default of its own.
  const read = (own, name) => own[name] ?? load()[name] ?? (name === 'default' ? load() : undefined);
  const list = (own) => Reflect.ownKeys(Object.assign(own, load()));
  return new Proxy({ __esModule: true }, { get: read, ownKeys: list });
}
