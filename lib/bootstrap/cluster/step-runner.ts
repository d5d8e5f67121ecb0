import type { ProgramOptions, ProgramResult } from '../run-program';
import { describeClusterStep } from './describe-cluster-steps';
import type { ClusterStep, Command } from './steps';
import { failed, notThere, stopped } from './stops';

export interface StepRunnerProps {
  /** Name of the cluster, for the messages. */
  readonly cluster: string;
  /** Runs a program of the PATH; gives nothing when there is none. */
  readonly run: (
    program: Command['program'],
    args: readonly string[],
    options: ProgramOptions,
  ) => Promise<ProgramResult | undefined>;
  /** Tells the user what comes next. */
  readonly tell: (text: string) => void;
  /** Given when somebody wants to stop. */
  readonly signal: AbortSignal;
}

/** What is done with a command, and what to say when it fails. */
export interface CommandOptions {
  /** What it reads. @default - what the user types */
  readonly input?: string;
  /** @default - mend what it says */
  readonly mend?: string;
}

/** Announces steps and runs their commands, until one fails or somebody stops it. */
export class StepRunner {
  private told = 0;

  constructor(private readonly props: StepRunnerProps) {}

  public announce<S extends ClusterStep>(step: S): S {
    this.told += 1;
    this.props.tell(`\n${describeClusterStep(step, this.told)}\n`);
    return step;
  }

  /** Announces a step and does it; the user watches every command. */
  public async doAll(step: ClusterStep, mend?: string): Promise<void> {
    this.announce(step);
    for (const command of Object.values(step.commands)) {
      const { status } = await this.result(step, command, { watched: true });
      if (status !== 0) throw failed(step, command, status, mend);
    }
  }

  /** Runs a command that has to succeed, and reads what it says. */
  public async read(step: ClusterStep, command: Command, { mend, ...options }: CommandOptions = {}): Promise<string> {
    const { status, stdout, stderr } = await this.result(step, command, options);
    if (status === 0) return stdout;
    this.props.tell(withoutKeys(stderr));
    throw failed(step, command, status, mend);
  }

  /** Runs a command that may fail. */
  public async result(step: ClusterStep, command: Command, options: ProgramOptions = {}): Promise<ProgramResult> {
    const { run, signal } = this.props;
    const result = await run(command.program, command.args, { ...options, signal });
    this.goOn(step);
    if (result === undefined) throw notThere([command.program]);
    return result;
  }

  /** Looks for programs; all at once, as whoever lacks one may lack another. */
  public async lookFor(step: ClusterStep, programs: readonly Command[]): Promise<void> {
    const { run, signal } = this.props;
    const missing: Command['program'][] = [];
    for (const { program, args } of programs) {
      if ((await run(program, args, { signal })) === undefined) missing.push(program);
      this.goOn(step);
    }
    if (missing.length > 0) throw notThere(missing);
  }

  /** @throws UserError when somebody wants to stop */
  public goOn(step: ClusterStep): void {
    if (this.props.signal.aborted) throw stopped(this.props.cluster, step);
  }
}

/** A program that fails may quote what it has read: of a key in base64 nothing is shown. */
function withoutKeys(text: string): string {
  return text.replaceAll(/[A-Za-z0-9+/=]{32,}/g, '…');
}
