import { type Problem, UserError } from '../../problems';
import type { Readiness } from './agent';
import { AGENTS } from './agents';
import { commandLine } from './describe-cluster-steps';
import type { ClusterStep, Command } from './steps';
import type { ClusterTarget } from './target';

const NOTHING_CHANGED = 'nothing was changed';

const AGAIN = 'run the same command again: it goes on where it stopped';

const INSTALL: Readonly<Record<Command['program'], string>> = {
  aws: 'install it: https://docs.aws.amazon.com/cli/latest/userguide/getting-started-install.html',
  curl: 'install it, or download the manifest elsewhere and name its file with --manifest',
  kubectl: 'install it: https://kubernetes.io/docs/tasks/tools/',
};

/** Programs that are not on the PATH. */
export function notThere(programs: readonly Command['program'][]): UserError {
  const problems = programs.map((program) => ({ where: program, what: 'is not on the PATH', mend: INSTALL[program] }));
  return new UserError(problems, NOTHING_CHANGED);
}

/** The AWS CLI names a context by the ARN of its cluster, so that another account or region shows. */
export function otherContext({ context, adminRole }: ClusterTarget, found: string): UserError {
  const problem: Problem = {
    where: 'the context of kubectl',
    what: 'is another cluster',
    received: found === '' ? 'none' : found,
    allowed: context,
    mend: `use credentials of the account of this cluster: assume ${adminRole}`,
  };
  return new UserError([problem], NOTHING_CHANGED);
}

/** @param said what kubectl said when it got no answer at all; empty when the answer was no */
export function notAdmin({ cluster, adminRole }: ClusterTarget, command: Command, said: string): UserError {
  const refused: Problem = {
    where: cluster,
    what: 'does not let this shell do everything',
    received: `no to ${commandLine(command)}`,
    allowed: 'the role that may do everything, in an emergency and at the first contact',
    mend: `assume ${adminRole}; whoever owns the account gets a mail of it`,
  };
  const unanswered: Problem = {
    where: cluster,
    what: 'does not answer, or does not know who asks',
    received: said.trim(),
    allowed: `an answer of its API server to ${adminRole}`,
    mend: 'assume that role, and work from where the API server can be reached: the VPC, or what is behind its transit gateway',
  };
  return new UserError([said === '' ? refused : unanswered], NOTHING_CHANGED);
}

/** A command that ended with a failure, after its words were shown. */
export function failed(
  step: ClusterStep,
  command: Command,
  status: number,
  mend = 'mend what it says above',
): UserError {
  return at(step, {
    where: commandLine(command),
    what: `ended with exit code ${status}`,
    mend: `${mend}; then ${AGAIN}`,
  });
}

/** Ctrl-C. */
export function stopped(cluster: string, step: ClusterStep): UserError {
  return at(step, { where: `the bootstrap of ${cluster}`, what: 'was stopped', mend: AGAIN });
}

export function silent(step: ClusterStep, command: Command, said: string): UserError {
  return at(step, {
    where: commandLine(command),
    what: 'got no answer several times',
    received: said.trim(),
    mend: `look whether your credentials have expired; then ${AGAIN}`,
  });
}

/** One problem for each object that is not ready when the time is over. */
export function notReady(target: ClusterTarget, step: ClusterStep, seen: readonly Readiness[]): UserError {
  const waiting = seen.filter(({ ready }) => !ready);
  const problems = waiting.map(({ kind, name, message, cannotRead }) => ({
    where: `${kind} ${name}`,
    what: 'is not ready',
    received: message === '' ? 'no word of why' : message.trim(),
    mend: cannotRead
      ? readingHint(target)
      : `look closer: kubectl --namespace ${target.namespace} describe ${kind} ${name}`,
  }));
  return new UserError(
    problems,
    `stopped at "${step.title}": ${seen.length - waiting.length} of ${seen.length} are ready`,
  );
}

function readingHint({ repositoryUrl, branch, deployKeysPage, agent }: ClusterTarget): string {
  const where = deployKeysPage ?? `the deploy keys of ${repositoryUrl}`;
  return (
    `enter the public key if you have not yet (${where}); push the branch ${branch} if it is not there yet; ` +
    `${AGENTS[agent].title} tries again by itself, and the same command goes on waiting`
  );
}

function at(step: ClusterStep, problem: Problem): UserError {
  return new UserError([problem], `stopped at "${step.title}"`);
}
