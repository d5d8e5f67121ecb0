import { AGENTS } from './agents';
import type { ClusterStep, ClusterSteps, Command } from './steps';
import type { ClusterTarget } from './target';

/** What a person reads before anything is done: `npm run bootstrap -- --env dev --cluster dev-a --dry-run`. */
export function describeClusterSteps(target: ClusterTarget, steps: ClusterSteps, folder: string): string {
  const { cluster, environment, context, agent } = target;
  const all: ClusterStep[] = Object.values(steps);
  return [
    `First contact of ${cluster} in ${environment} with ${AGENTS[agent].title}: ${context}\n`,
    `${folder} is a temporary folder that is removed at the end.\n`,
    ...all.map((step, index) => describeClusterStep(step, index + 1)),
  ].join('\n');
}

/** One step, as it is announced when its turn comes. */
export function describeClusterStep({ title, why, commands }: ClusterStep, number: number): string {
  const lines = Object.values(commands).map((command) => `     ${described(command)}\n`);
  return [`${number}. ${title}\n`, `   ${why}\n`, ...lines].join('');
}

/** A command as a shell takes it. */
export function commandLine({ program, args }: Command): string {
  return [program, ...args].map(quoted).join(' ');
}

function described(command: Command): string {
  const { input, when } = command;
  const notes = [...(input === undefined ? [] : [`reads ${input}`]), ...(when === undefined ? [] : [when])];
  return notes.length === 0 ? commandLine(command) : `${commandLine(command)}   # ${notes.join('; ')}`;
}

/** A variable stays one: in a dry run it stands for the temporary folder. */
function quoted(word: string): string {
  return /^[\w@%+=:,./$-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
