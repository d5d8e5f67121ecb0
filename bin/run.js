#!/usr/bin/env node
'use strict';
/**
 * Runs a TypeScript entry: `node bin/run.js platform/main.ts synth --env dev`. While esbuild compiles it in a process of its
 * own, this one loads dependencies.
 */
const { compile, sourceMapUrl } = requireOrExplain('./compile.js');
const Module = require('node:module');
const path = require('node:path');
const { setImmediate } = require('node:timers');
const v8 = require('node:v8');
const { handToThread } = require('./cloud-thread.js');
const { prepare, run } = require('./program.js');
const { isRendering, othersThan, VERBS } = require('./verbs.js');

/**
 * The dependencies that take longest to load, as our files import them. Nearly all that this thread runs needs them; cdktf
 * takes longer still, and is loaded by the thread that renders Terraform.
 */
const SLOW_TO_LOAD = [
  'zod',
  'cdk8s',
  'cdk8s-plus-27/lib/imports/k8s',
  '@grafana/grafana-foundation-sdk/dashboard',
  '@grafana/grafana-foundation-sdk/logs',
];

/**
 * By Node's major version: V8 optimises a function after eight times what it takes by default, in bytes of bytecode that ran or
 * in calls. A render ends before most of that work would pay, and both processors are busy.
 */
const OPTIMISE_LATER = {
  20: '--interrupt-budget=540672',
  22: '--invocation-count-for-turbofan=24000',
  24: '--invocation-count-for-turbofan=24000',
};

const entry = path.resolve(process.argv[2] ?? '');
process.argv.splice(1, 2, entry);
const verb = process.argv[2];
const source = {
  entry,
  leftOut: othersThan(verb).map((other) => path.join(path.dirname(entry), `../lib/cli/verbs/${other}.ts`)),
  isQuiet: asJson(),
};
optimiseLater();
prepare();
let isCompiled = false;
compile(source).then((program) => {
  isCompiled = true;
  handToThread(program);
  mapWhenWanted(program);
  // Not in here: what the program throws is no rejection of ours.
  setImmediate(run, program, entry);
}, explain);
// What is no verb may be another entry, which renders as well.
setImmediate(loadUntilCompiled, isRendering(verb) || !VERBS.includes(verb) ? SLOW_TO_LOAD : ['zod']);

/** Another version may not have the flag: V8 would complain. */
function optimiseLater() {
  const [major] = process.versions.node.split('.');
  if (major in OPTIMISE_LATER) v8.setFlagsFromString(OPTIMISE_LATER[major]);
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

function explain(error) {
  if (!Array.isArray(error.errors)) throw error;
  // For people, esbuild has already printed file, line and column.
  if (asJson()) printProblems(error.errors.map(compileProblem));
  process.exit(1);
}

/** Loads one after the other, and looks in between whether the program is there: a verb must not wait for what it does not need. */
function loadUntilCompiled([next, ...others]) {
  if (isCompiled || next === undefined) return;
  require(next);
  setImmediate(loadUntilCompiled, others);
}

/**
 * Has the source map of our files made when somebody enables maps, to tell a stack, and hands it to Node, which takes a map
 * for the file whose text names it, whatever else is in the text.
 */
function mapWhenWanted(program) {
  const { setSourceMapsEnabled } = process;
  let holder;
  process.setSourceMapsEnabled = (isEnabled) => {
    setSourceMapsEnabled(isEnabled);
    if (!isEnabled || holder !== undefined) return;
    const url = sourceMapUrl(source, program);
    if (url === undefined) return;
    // Node forgets the map together with its module.
    holder = new Module(entry);
    holder._compile(`//# sourceMappingURL=${url}`, entry);
  };
}
