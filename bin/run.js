#!/usr/bin/env node
'use strict';
/**
 * Runs a TypeScript entry: `node bin/run.js platform/main.ts synth --env dev`.
 *
 * esbuild joins our own files in memory and leaves every dependency to Node: no cache, nothing on disk, no type check
 * (`npm run typecheck` is a gate of its own). It works in a process of its own; meanwhile this one loads dependencies.
 */
const Module = require('node:module');
const path = require('node:path');
const { setImmediate } = require('node:timers');
const { getEnvironmentData, isMainThread, setEnvironmentData } = require('node:worker_threads');

/**
 * The dependencies that take longest to load, as our files import them, and that this thread needs whatever it renders.
 * cdktf takes longer still, and is another thread's where several environments are rendered: see lib/cli/cloud-thread.ts.
 */
const SLOW_TO_LOAD = [
  'zod',
  'cdk8s',
  'cdk8s-plus-27/lib/imports/k8s',
  '@grafana/grafana-foundation-sdk/dashboard',
  '@grafana/grafana-foundation-sdk/logs',
];

/** Under this name threads of the program get its compiled text, and compile nothing: see lib/cli/cloud-thread.ts. */
const COMPILED = 'platform/compiled';

const entry = path.resolve(process.argv[2] ?? '');
process.argv.splice(1, 2, entry);
// What dependencies call that newer Nodes frown on (cdktf: util.isArray) is nothing that a user could mend.
process.noDeprecation = true;
loadWhenCalled('archiver', 'cdktf');
let isCompiled = false;
if (isMainThread) start();
else run(getEnvironmentData(COMPILED));

function start() {
  const { build, stop } = requireOrExplain('esbuild');
  compile(build, entry).then((source) => {
    isCompiled = true;
    void stop();
    setEnvironmentData(COMPILED, source);
    // Not in here: what the program throws is no rejection of ours.
    setImmediate(run, source);
  }, explain);
  setImmediate(loadUntilCompiled, SLOW_TO_LOAD);
}

/** The one mistake that no verb can report: nothing is installed. */
function requireOrExplain(name) {
  try {
    return require(name);
  } catch (error) {
    if (error.code !== 'MODULE_NOT_FOUND') throw error;
    const [what, mend] = ['The dependencies are not installed.', 'Run npm ci first.'];
    if (asJson()) printProblems([{ where: 'node_modules', what, mend }]);
    else process.stderr.write(`${what} ${mend}\n`);
    return process.exit(1);
  }
}

/** Whether a machine reads the result, as with every verb. */
function asJson() {
  return process.argv.includes('--json');
}

/** Prints mistakes in the form of those that verbs report. */
function printProblems(problems) {
  process.stdout.write(`${JSON.stringify({ outcome: 'nothing was written', problems }, null, 2)}\n`);
}

function compileProblem({ text, location }) {
  const where = location === null ? entry : `${location.file}:${location.line}:${location.column}`;
  return { where, what: 'cannot be compiled', received: text, mend: 'correct the line; npm run typecheck says more' };
}

async function compile(build, file) {
  const { outputFiles } = await build({
    entryPoints: [file],
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    sourcemap: 'inline',
    sourcesContent: false,
    // Node keeps the map of our own files and not those of the libraries, which cost a tenth of a second.
    banner: { js: 'process.setSourceMapsEnabled(false);' },
    outdir: path.dirname(file),
    write: false,
    logLevel: asJson() ? 'silent' : 'warning',
  });
  return outputFiles[0].text;
}

function explain(error) {
  if (!Array.isArray(error.errors)) throw error;
  // For people, esbuild has already printed file, line and column.
  if (asJson()) printProblems(error.errors.map(compileProblem));
  process.exit(1);
}

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

/** Loads one after the other, and looks in between whether the program is there: a verb must not wait for what it does not need. */
function loadUntilCompiled([next, ...others]) {
  if (isCompiled || next === undefined) return;
  require(next);
  setImmediate(loadUntilCompiled, others);
}

function run(source) {
  process.setSourceMapsEnabled(true);
  process.on('uncaughtExceptionMonitor', () => process.setSourceMapsEnabled(true));
  const program = new Module(entry);
  program.filename = entry;
  program.paths = Module._nodeModulePaths(path.dirname(entry));
  program._compile(source, entry);
}
