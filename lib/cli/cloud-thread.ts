import { availableParallelism } from 'node:os';
import path from 'node:path';
import { getEnvironmentData, isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { deepFreeze, type Environment } from '../environment';
import { loadCloudEngine, type RenderedCloud } from '../synth';
import { type Attempt, attemptEach } from './attempt';
import type { Program } from './program';

/** Under this name bin/run.js hands the compiled program on to the threads that it starts: none compiles it again. */
const COMPILED = 'platform/compiled';

/** The fewest environments that a thread pays for: it loads its dependencies first, and one is rendered sooner than that. */
const FEWEST = 2;

/** Whether a thread saves time: there is a processor for it, and the program that it would run. */
export function paysForThread(environments: readonly Environment[]): boolean {
  return environments.length >= FEWEST && availableParallelism() > 1 && isCompiled();
}

/** Whether this is the thread of `renderCloudsInThread`. */
export function isCloudThread(): boolean {
  return !isMainThread && isCompiled();
}

/** Renders the Terraform half of environments in a thread of its own, up to the first that fails by a bug of ours. */
export function renderCloudsInThread(
  root: string,
  environments: readonly Environment[],
): Promise<Attempt<RenderedCloud>[]> {
  const [, entry = ''] = process.argv;
  const thread = new Worker(path.join(root, 'bin/run.js'), { argv: [entry], workerData: environments });
  return new Promise((resolve, reject) => {
    thread.once('message', resolve).once('error', reject);
    thread.once('exit', () => reject(new Error('the thread that renders Terraform ended without a result')));
  });
}

/** The work of the thread: renders what it was handed, and posts what became of it. */
export async function renderHandedClouds(program: Program): Promise<void> {
  const attempts = await renderClouds(program, deepFreeze(workerData as readonly Environment[]));
  // The stack of a bug is written where it came about: only this thread can name its place in our source.
  process.setSourceMapsEnabled(true);
  parentPort?.postMessage(attempts.map((made) => ('error' in made ? { ...made, error: portable(made.error) } : made)));
}

/** An error as it can be posted, whatever hangs on it. */
function portable(error: unknown): Error {
  const { message = String(error), stack } = error instanceof Error ? error : {};
  return Object.assign(new Error(message), { stack });
}

/** Renders the Terraform half of environments in this thread. */
export async function renderClouds(
  program: Program,
  environments: readonly Environment[],
): Promise<Attempt<RenderedCloud>[]> {
  const [fill, renderCloud] = await Promise.all([program.loadCloud(), loadCloudEngine()]);
  return attemptEach(environments, (environment) => renderCloud(fill, environment));
}

/** Tests run the program without bin/run.js. */
function isCompiled(): boolean {
  const compiled: unknown = getEnvironmentData(COMPILED);
  return compiled !== undefined;
}
