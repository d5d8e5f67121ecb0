import path from 'node:path';
import type { BootstrapSteps, BootstrapTarget, Step } from './steps';

const CONDITIONS: Readonly<Record<Step['when'], string>> = {
  'first time': ' (only as long as the state is not in the bucket)',
  later: ' (only when the state was in the bucket already)',
  always: '',
};

/** What a person reads before anything is done: `npm run bootstrap -- --env dev --dry-run`. */
export function describeSteps(target: BootstrapTarget, steps: BootstrapSteps): string {
  const { environment, account, region } = target;
  const all: Step[] = Object.values(steps);
  return [
    `Bootstrap of ${environment}: account ${account}, ${region}\n`,
    ...all.map((step, index) => describeStep(target, step, index + 1)),
  ].join('\n');
}

/** One step, as it is announced when its turn comes. */
export function describeStep(target: BootstrapTarget, step: Step, number: number): string {
  const commands = step.commands.map((args) => `     ${commandLine(target, step, args)}\n`);
  return [`${number}. ${step.title}${CONDITIONS[step.when]}\n`, `   ${step.why}\n`, ...commands].join('');
}

function commandLine({ folder }: BootstrapTarget, { layer }: Step, args: readonly string[]): string {
  return ['terraform', `-chdir=${path.join(folder, layer)}`, ...args].join(' ');
}
