import { once } from 'node:events';
import { isMainThread, parentPort, type Worker } from 'node:worker_threads';
import { deepFreeze, type Environment } from '../environment';
import { loadCloudEngine, type RenderedCloud } from '../synth';
import { type Attempt, attemptEach, resultOf } from './attempt';
import type { Program } from './program';

/** Where bin/cloud-thread.js leaves the thread that it has started, if it has: there are machines with one processor. */
const THREAD = Symbol.for('platform/cloud-thread');

/** Whether this is that thread. Tests run the program in threads of their own, or in none. */
export function isCloudThread(): boolean {
  return !isMainThread && parentPort !== null;
}

/**
 * Renders the Terraform half of environments, in the other thread when there is one. If that fails it says so and no more:
 * the work is then done here, where an error of ours is met again with its whole stack.
 */
export async function renderClouds(
  program: Program,
  environments: readonly Environment[],
): Promise<Attempt<RenderedCloud>[]> {
  const thread = Reflect.get(globalThis, THREAD) as Worker | undefined;
  return (thread && (await renderedBy(thread, environments))) ?? renderHere(program, environments);
}

/** The work of the thread: renders what it is handed, and posts it. */
export async function renderHandedClouds(program: Program): Promise<void> {
  if (parentPort === null) throw new Error('the main thread is handed nothing');
  // Before anything is loaded: what comes while nobody listens is lost.
  const handed = once(parentPort, 'message') as Promise<[readonly Environment[]]>;
  await Promise.all([program.loadCloud(), loadCloudEngine()]);
  const [environments] = await handed;
  const attempts = await renderHere(program, deepFreeze(environments));
  attempts.forEach(resultOf);
  parentPort.postMessage(attempts);
}

/** @returns undefined when the thread has failed, or has not come up */
function renderedBy(
  thread: Worker,
  environments: readonly Environment[],
): Promise<Attempt<RenderedCloud>[] | undefined> {
  return new Promise((resolve) => {
    thread.once('message', resolve);
    for (const end of ['error', 'exit']) thread.once(end, () => resolve(undefined));
    thread.ref();
    thread.postMessage(environments);
  });
}

async function renderHere(program: Program, environments: readonly Environment[]): Promise<Attempt<RenderedCloud>[]> {
  const [fill, renderCloud] = await Promise.all([program.loadCloud(), loadCloudEngine()]);
  return attemptEach(environments, (environment) => renderCloud(fill, environment));
}
