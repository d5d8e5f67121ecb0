import { UserError } from '../../problems';
import type { Readiness } from './agent';
import { AGENTS } from './agents';
import { makeDeployKey } from './deploy-key';
import { installFiles, notRecorded, readManifest, wrongManifest } from './manifest';
import { newSecret, secretSettings } from './repository-secret';
import { StepRunner, type StepRunnerProps } from './step-runner';
import { type ClusterSteps, clusterSteps, PLACES } from './steps';
import { notAdmin, notReady, otherContext, silent } from './stops';
import type { AgentBuild, ClusterFiles, ClusterTarget } from './target';
import { TemporaryFolder } from './temporary-folder';
import { allReady, type Clock, waitUntilReady, withMissing } from './wait-until-ready';

/** What the first contact found and did. */
export interface ClusterReport {
  readonly environment: string;
  readonly cluster: string;
  readonly agent: ClusterTarget['agent'];
  readonly version: string;
  /** Whether the key is new, and somebody has to enter it. */
  readonly deployKey: 'made' | 'kept';
  /** @default - the Secret was made by somebody else, and does not say it */
  readonly publicKey?: string;
  /** What the agent reports, all of it ready. */
  readonly objects: readonly Readiness[];
}

export interface ClusterContext extends Omit<StepRunnerProps, 'cluster'> {
  readonly target: ClusterTarget;
  readonly files: ClusterFiles;
  /** Waits until a person has entered the key. @default - goes on at once */
  readonly confirm?: (signal: AbortSignal) => Promise<void>;
  readonly clock: Clock;
}

/** Times in a row that the API server may not answer while the cluster is waited for. */
const SILENCES = 5;

/**
 * Installs the agent in a cluster, lets it read the repository, and waits until the cluster is what its branch says. Every
 * step may be done again, so that it can be stopped and run again at any point.
 * @throws UserError when a step fails, or when the cluster is not ready in time
 */
export async function bootstrapCluster(context: ClusterContext): Promise<ClusterReport> {
  const { build } = context.target;
  if (build === undefined) throw new UserError([notRecorded(context.target)], 'nothing was changed');
  const folder = new TemporaryFolder();
  try {
    return await new FirstContact(context, folder, build).run();
  } finally {
    folder.remove();
  }
}

class FirstContact {
  private readonly steps: ClusterSteps;
  private readonly runner: StepRunner;
  private silences = 0;

  constructor(
    private readonly context: ClusterContext,
    private readonly folder: TemporaryFolder,
    private readonly build: AgentBuild,
  ) {
    this.steps = clusterSteps(context.target, folder.path);
    this.runner = new StepRunner({ ...context, cluster: context.target.cluster });
  }

  public async run(): Promise<ClusterReport> {
    const { environment, cluster, agent, namespace } = this.context.target;
    this.writeFiles();
    await this.look();
    await this.fetch();
    await this.runner.doAll(this.steps.nodes);
    await this.runner.doAll(
      this.steps.install,
      `look why its pods do not run: kubectl --namespace ${namespace} get pods`,
    );
    const key = await this.giveKey();
    await this.runner.doAll(this.steps.sync);
    const objects = await this.waitForCluster();
    return { environment, cluster, agent, version: this.build.version, ...key, objects };
  }

  private writeFiles(): void {
    const { target, files } = this.context;
    for (const [component, texts] of files.components) {
      for (const [file, text] of texts) this.folder.write(`${PLACES.component(component)}/${file}`, text);
    }
    for (const [file, text] of Object.entries(installFiles(target, files.installPatches))) {
      this.folder.write(`${PLACES.agent}/${file}`, text);
    }
  }

  private async look(): Promise<void> {
    const { context, runner } = this;
    const { adminRole, context: wanted } = context.target;
    const step = runner.announce(this.steps.look);
    const { kubeconfig, context: current, rights, ...programs } = step.commands;
    await runner.lookFor(step, Object.values(programs));
    await runner.read(step, kubeconfig, { mend: `assume ${adminRole}, once Terraform has made the cluster` });
    const found = (await runner.read(step, current)).trim();
    if (found !== wanted) throw otherContext(context.target, found);
    const { status, stdout, stderr } = await runner.result(step, rights);
    if (status !== 0) throw notAdmin(context.target, rights, stdout.trim() === 'no' ? '' : stderr);
  }

  /** Nothing reaches the cluster before the manifest is known to be the one that was recorded. */
  private async fetch(): Promise<void> {
    const { target } = this.context;
    await this.runner.doAll(
      this.steps.fetch,
      'mend what it says above, or name the file that you have with --manifest',
    );
    const { manifestFile } = target;
    const read = manifestFile === undefined ? this.folder.read(PLACES.manifest) : readManifest(manifestFile);
    const problem = Buffer.isBuffer(read) ? wrongManifest(read, target, this.build) : read;
    if (problem !== undefined) throw new UserError([problem], 'nothing was changed');
    if (Buffer.isBuffer(read)) this.folder.write(PLACES.manifest, read);
  }

  private async giveKey(): Promise<Pick<ClusterReport, 'deployKey' | 'publicKey'>> {
    const { context, runner } = this;
    const step = runner.announce(this.steps.key);
    const { look, create, update } = step.commands;
    const found = (await runner.read(step, look)).trim();
    if (found !== '') {
      await runner.read(step, update, { input: secretSettings(context.target) });
      return this.keptKey(found);
    }
    const key = makeDeployKey(context.target.cluster);
    const mend = 'look whether somebody else has just made it';
    await runner.read(step, create, { input: newSecret(context.target, key), mend });
    this.showKey('is new', key.publicKey);
    if (context.confirm !== undefined) {
      context.tell('   Press Enter when you have entered it.\n');
      await context.confirm(context.signal);
    }
    runner.goOn(step);
    return { deployKey: 'made', publicKey: key.publicKey };
  }

  /** @param found the word Secret, and then its public key */
  private keptKey(found: string): Pick<ClusterReport, 'deployKey' | 'publicKey'> {
    const publicKey = found.split(' ').slice(1).join(' ');
    if (publicKey !== '') {
      this.showKey('is there already, and is kept', publicKey);
      return { deployKey: 'kept', publicKey };
    }
    this.context.tell('   The key is there already, and is kept; its Secret does not say its public half.\n');
    return { deployKey: 'kept' };
  }

  private showKey(state: string, publicKey: string): void {
    const { repositoryUrl, deployKeysPage = `the deploy keys of ${repositoryUrl}` } = this.context.target;
    this.context.tell(
      `   The key ${state}. A person has to enter it once, to read only:\n     ${deployKeysPage}\n\n     ${publicKey}\n\n`,
    );
  }

  private async waitForCluster(): Promise<Readiness[]> {
    const { target, clock, signal, tell } = this.context;
    const step = this.runner.announce(this.steps.ready);
    const look = () => this.lookAtObjects(step);
    const seen = await waitUntilReady({ look, clock, minutes: target.timeoutMinutes, signal, tell });
    this.runner.goOn(step);
    if (allReady(seen)) return seen;
    throw notReady(target, step, seen);
  }

  private async lookAtObjects(step: ClusterSteps['ready']): Promise<Readiness[]> {
    const { target, files } = this.context;
    const { status, stdout, stderr } = await this.runner.result(step, step.commands.look);
    this.silences = status === 0 ? 0 : this.silences + 1;
    if (this.silences >= SILENCES) throw silent(step, step.commands.look, stderr);
    if (status !== 0) return [noAnswer(target, stderr)];
    const { items } = JSON.parse(stdout) as { readonly items: readonly unknown[] };
    const { kinds, readinessOf } = AGENTS[target.agent];
    const expected = files.expected.filter(({ kind }) => kinds.includes(kind));
    return withMissing(items.map(readinessOf), expected);
  }
}

function noAnswer({ cluster }: ClusterTarget, said: string): Readiness {
  return { kind: 'API server', name: cluster, ready: false, message: said.trim(), cannotRead: false };
}
