import path from 'node:path';
import { UserError } from '../problems';
import { describeStep } from './describe-steps';
import { type InBucket, readState, type Situation, situationOf } from './state';
import { type BootstrapSteps, bootstrapSteps, type BootstrapTarget, PULL, type Step, UNTAINT } from './steps';
import type { Terraform, TerraformResult } from './terraform';
import { Workspace } from './workspace';

/** What a bootstrap found and did. */
export interface BootstrapReport {
  readonly environment: string;
  readonly stateBucket: string;
  /** What was found: nothing or half of it (`make`), a state that had just been moved (`tidy`), or all (`update`). */
  readonly found: Situation;
}

export interface BootstrapContext {
  readonly target: BootstrapTarget;
  /** The rendered Terraform of both layers. */
  readonly configurations: Readonly<Record<Step['layer'], string>>;
  readonly terraform: Terraform;
  /** Tells the user what comes next. */
  readonly tell: (text: string) => void;
}

/** What Terraform says of a bucket that nobody has made, in one line or several. */
const NO_BUCKET = /S3 bucket "[^"]*" does not exist|NoSuchBucket/;

/** The frame that Terraform draws round its words. */
const FRAME = /[│╷╵]/g;

/**
 * Makes the state bucket and the baseline of an account, and moves the state of that into the bucket; then the roles of
 * people and CI. Every step begins by looking at what is there, so that it can be stopped and run again at any point.
 * @throws UserError when Terraform fails, or when two states contradict each other
 */
export async function bootstrapAccount(context: BootstrapContext): Promise<BootstrapReport> {
  return new Bootstrap(context).run();
}

class Bootstrap {
  private readonly steps: BootstrapSteps;
  private readonly bootstrap: Workspace;
  private readonly access: Workspace;
  private readonly told: Step[] = [];

  constructor(private readonly context: BootstrapContext) {
    this.steps = bootstrapSteps(context.target);
    this.bootstrap = new Workspace(context.target.folder, 'bootstrap');
    this.access = new Workspace(context.target.folder, 'access');
  }

  public async run(): Promise<BootstrapReport> {
    const { configurations, target } = this.context;
    this.bootstrap.write(configurations.bootstrap);
    this.access.write(configurations.access);
    const found = situationOf(this.bootstrap.state, await this.lookIntoBucket(), target.stateBucket);
    if (found === 'make') {
      await this.make();
      await this.move();
    }
    this.bootstrap.forgetState();
    if (found !== 'make') await this.doAll(this.steps.update);
    await this.doAll(this.steps.access);
    return { environment: target.environment, stateBucket: target.stateBucket, found };
  }

  private async lookIntoBucket(): Promise<InBucket> {
    const step = this.announce(this.steps.look);
    this.bootstrap.keepState('in bucket');
    const [init = [], pull = []] = step.commands;
    const looked = await this.context.terraform(this.bootstrap.folder, init);
    if (NO_BUCKET.test(looked.stderr.replaceAll(FRAME, '').replaceAll(/\s+/g, ' '))) return 'no bucket';
    this.mustSucceed(step, init, looked);
    return readState(await this.read(step, pull)) ?? 'no state';
  }

  private async make(): Promise<void> {
    this.bootstrap.keepState('on disk');
    await this.doAll(this.steps.make);
  }

  private async move(): Promise<void> {
    const step = this.announce(this.steps.move);
    const onDisk = this.bootstrap.state;
    this.bootstrap.keepState('in bucket');
    const [migrate = [], pull = []] = step.commands;
    await this.do(step, migrate);
    const inBucket = readState(await this.read(step, pull));
    if (inBucket?.content === onDisk?.content) return;
    throw stopped(step, pull, 'shows another state than the one that was moved', 'compare the two');
  }

  private async doAll(step: Step): Promise<void> {
    this.announce(step);
    for (const args of step.commands) {
      if (args === PULL) await this.keepHalfMade(step);
      else await this.do(step, args);
    }
  }

  private async keepHalfMade(step: Step): Promise<void> {
    const { tainted = [] } = readState(await this.read(step, PULL)) ?? {};
    for (const address of tainted) await this.do(step, [...UNTAINT, address]);
  }

  /** Lets the user watch a command, and answer it. */
  private async do(step: Step, args: readonly string[]): Promise<void> {
    this.mustSucceed(step, args, await this.context.terraform(this.folderOf(step), args, { watched: true }));
  }

  private async read(step: Step, args: readonly string[]): Promise<string> {
    return this.mustSucceed(step, args, await this.context.terraform(this.folderOf(step), args)).stdout;
  }

  private mustSucceed(step: Step, args: readonly string[], result: TerraformResult): TerraformResult {
    if (result.status === 0) return result;
    if (result.stderr !== '') this.context.tell(result.stderr);
    const mend = 'mend what Terraform says above, and run the same command again: it goes on where it stopped';
    throw stopped(step, args, `ended with exit code ${result.status}`, mend);
  }

  private announce(step: Step): Step {
    this.told.push(step);
    this.context.tell(`\n${describeStep(this.context.target, step, this.told.length)}\n`);
    return step;
  }

  private folderOf({ layer }: Step): string {
    return path.join(this.context.target.folder, layer);
  }
}

function stopped(step: Step, args: readonly string[], what: string, mend: string): UserError {
  const where = `terraform ${args.join(' ')}, in the layer ${step.layer}`;
  return new UserError([{ where, what, mend }], `stopped at "${step.title}"`);
}
