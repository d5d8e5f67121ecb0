import type { ClusterFiles, ClusterReport, ClusterTarget } from '../../bootstrap';
import { agentRepositoryUrl, arns, type Cluster, type Environment, githubRepositoryOf, names } from '../../environment';
import type { RenderedTree } from '../../tree';
import { firstSync } from '../first-sync';

/** What the user said of a cluster. */
export interface ClusterOptions {
  readonly manifest?: string;
  readonly timeout: number;
  readonly dryRun: boolean;
  readonly yes: boolean;
  readonly json: boolean;
}

/** Components that a pod needs before it can run: nodes, and policies that hold from the first pod on. */
const BEFORE_ANY_POD = ['network-policy', 'node-pools'];

/** Stands for the temporary folder where nothing is done. */
const FOLDER = '$FOLDER';

/** `platform bootstrap --cluster`: the agent and its key, and the wait until the cluster is what its branch says. */
export async function firstContact(
  environment: Environment,
  cluster: Cluster,
  tree: RenderedTree,
  options: ClusterOptions,
): Promise<void> {
  const { dryRun, json, yes } = options;
  const { bootstrapCluster, CLOCK, clusterSteps, describeClusterSteps, interruptible, pressEnter, runProgram } =
    await import('../../bootstrap');
  const target = await targetOf(environment, cluster, tree, options);
  if (dryRun) {
    const steps = clusterSteps(target, FOLDER);
    process.stdout.write(
      json ? `${JSON.stringify({ target, steps }, null, 2)}\n` : describeClusterSteps(target, steps, FOLDER),
    );
    return;
  }
  const files = await filesOf(tree, target);
  const tell = (text: string) => process.stderr.write(text);
  const confirm = yes ? {} : { confirm: pressEnter };
  const report = await interruptible((signal) =>
    bootstrapCluster({ target, files, run: runProgram, tell, ...confirm, clock: CLOCK, signal }),
  );
  process.stdout.write(json ? `${JSON.stringify(report, null, 2)}\n` : textReport(report, target));
}

async function targetOf(
  environment: Environment,
  { name, region }: Cluster,
  tree: RenderedTree,
  { manifest, timeout }: ClusterOptions,
): Promise<ClusterTarget> {
  const { gitops, organisation, versions } = environment;
  const { agent, branch, knownHosts } = gitops;
  const build = versions.agents[agent];
  const onGitHub = githubRepositoryOf(gitops.repository);
  return {
    environment: environment.name,
    cluster: name,
    region,
    context: arns.cluster(environment, region, name),
    adminRole: arns.role(environment, names.breakGlassRole(environment)),
    agent,
    namespace: names.agentNamespace(agent),
    ...(build === undefined ? {} : { build }),
    versionsFile: `environments/versions/${environment.name}.json`,
    ...(manifest === undefined ? {} : { manifestFile: manifest }),
    secret: names.repositorySecret(),
    labelDomain: `platform.${organisation.domain}`,
    repositoryUrl: agentRepositoryUrl(gitops),
    branch,
    knownHosts,
    ...(onGitHub === undefined ? {} : { deployKeysPage: `https://github.com/${onGitHub}/settings/keys/new` }),
    firstComponents: await firstComponents(tree, name, agent),
    timeoutMinutes: timeout,
  };
}

/** What the agent itself is told comes last, when it runs. */
async function firstComponents({ manifest }: RenderedTree, cluster: string, agent: string): Promise<string[]> {
  const { withNeeds } = await import('../../tree');
  const components = manifest.components.filter((component) => component.cluster === cluster);
  const rendered = components.map(({ name }) => name);
  const missing = [...BEFORE_ANY_POD, agent].filter((name) => !rendered.includes(name));
  if (missing.length > 0) throw new Error(`the platform renders no component ${missing.join(', ')} for ${cluster}`);
  const needed = withNeeds(components, [...BEFORE_ANY_POD, agent]).map(({ name }) => name);
  return needed.filter((name) => name !== agent);
}

async function filesOf(tree: RenderedTree, { cluster, agent, firstComponents }: ClusterTarget): Promise<ClusterFiles> {
  const { agentInstallPatches } = await import('../../gitops');
  const filesOfComponent = (name: string) => filesBelow(tree, `clusters/${cluster}/${name}/`);
  const components = firstComponents.map((name) => [name, filesOfComponent(name)] as const);
  const expected = tree.manifest.resources.flatMap((resource) => {
    const isOfAgent = resource.half === 'kubernetes' && resource.cluster === cluster && resource.component === agent;
    return isOfAgent ? [{ kind: resource.kind, name: resource.name }] : [];
  });
  const all = new Map([...components, [agent, firstSync(agent, filesOfComponent(agent))] as const]);
  return { components: all, installPatches: agentInstallPatches(agent), expected };
}

function filesBelow({ files }: RenderedTree, folder: string): Map<string, string> {
  const inside = [...files].filter(([path]) => path.startsWith(folder));
  return new Map(inside.map(([path, text]) => [path.slice(folder.length), text]));
}

function textReport({ cluster, version, objects }: ClusterReport, { agent, branch }: ClusterTarget): string {
  return `\n${cluster} is ready: ${agent} ${version} applies ${branch}, and all ${objects.length} of its objects are ready.\n`;
}
