'use strict';
/**
 * The thread that renders Terraform, seen from both sides. It starts with the process, and loads cdktf while the program
 * is being compiled; lib/cli/cloud-thread.ts says what it then does.
 */
const { availableParallelism } = require('node:os');
const { parentPort, Worker, workerData } = require('node:worker_threads');
const { prepare, run } = require('./program.js');
const { isRendering } = require('./verbs.js');

/** What layers are made of, and takes long to load. */
const SLOW_TO_LOAD = ['zod', 'cdktf'];

/** Where lib/cli/cloud-thread.ts finds the thread. */
const THREAD = Symbol.for('platform/cloud-thread');

if (workerData?.isCloudThread === true) work(workerData.entry);

/** Starts the thread when a verb is going to render and there is a processor for it. */
exports.startFor = function startFor(verb, entry) {
  if (!isRendering(verb) || availableParallelism() === 1) return;
  const thread = new Worker(require.resolve('./cloud-thread.js'), { workerData: { isCloudThread: true, entry } });
  globalThis[THREAD] = thread;
  // Nobody waits for a thread that has nothing to do.
  thread.unref();
  // One that fails is missed by nobody: its work is done in the main thread.
  thread.on('error', () => undefined);
  thread.once('exit', () => delete globalThis[THREAD]);
};

/** Gives the thread what has been compiled: it runs the program as well. */
exports.handToThread = function handToThread(source) {
  globalThis[THREAD]?.postMessage(source);
};

function work(entry) {
  prepare();
  parentPort.once('message', (source) => run(source, entry));
  for (const name of SLOW_TO_LOAD) require(name);
}
