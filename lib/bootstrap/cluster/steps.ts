import type { Agent } from './agent';
import { AGENTS } from './agents';
import type { ClusterTarget } from './target';

/** One command line. */
export interface Command {
  readonly program: 'aws' | 'curl' | 'kubectl';
  readonly args: readonly string[];
  /** What is written to its input, in words. @default - nothing */
  readonly input?: string;
  /** When it runs: `only when there is one`. @default - always */
  readonly when?: string;
}

/** One thing that is done, and the commands that do it, by what they are for. */
export interface ClusterStep<Names extends string = string> {
  readonly title: string;
  readonly why: string;
  readonly commands: Readonly<Record<Names, Command>>;
}

/** The steps, in their order. */
export type ClusterSteps = { readonly [Name in keyof typeof STEPS]: ReturnType<(typeof STEPS)[Name]> };

/** Who applies what no agent takes over: the agent itself, and the settings of its Secret. */
const FIELD_MANAGER = 'platform-bootstrap';

/** What stands for the version as long as none is recorded. */
const NO_VERSION = '<version>';

/** A private API server that cannot be reached does not answer at all. */
const ANSWER_WITHIN = '20s';

/**
 * Whoever may bind any cluster role may do everything, and the agent gets its rights by such a binding.
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#restrictions-on-role-binding-creation-or-update
 */
const EVERYTHING = ['bind', 'clusterroles.rbac.authorization.k8s.io'];

const DEFINITIONS_WITHIN = '60s';

/** Where things lie in the temporary folder. */
export const PLACES = {
  kubeconfig: 'kubeconfig',
  agent: 'agent',
  manifest: 'agent/manifest.yaml',
  component: (name: string) => `components/${name}`,
} as const;

interface Context {
  readonly target: ClusterTarget;
  readonly agent: Agent;
  /** The temporary folder. */
  readonly folder: string;
}

/** The same steps for those who read them first and for whoever runs them. */
export function clusterSteps(target: ClusterTarget, folder: string): ClusterSteps {
  const context: Context = { target, agent: AGENTS[target.agent], folder };
  return {
    look: STEPS.look(context),
    fetch: STEPS.fetch(context),
    nodes: STEPS.nodes(context),
    install: STEPS.install(context),
    key: STEPS.key(context),
    sync: STEPS.sync(context),
    ready: STEPS.ready(context),
  };
}

const STEPS = {
  look: ({ target, folder }: Context) => ({
    title: `Look whether this shell administers ${target.cluster}`,
    why: `Only ${target.adminRole} may do everything in it. Your own kubeconfig is neither read nor written.`,
    commands: {
      ...programsOf(target),
      kubeconfig: {
        program: 'aws' as const,
        args: [
          ...['eks', 'update-kubeconfig', '--name', target.cluster, '--region', target.region],
          ...['--kubeconfig', `${folder}/${PLACES.kubeconfig}`],
        ],
      },
      context: kubectl(folder, 'config', 'current-context'),
      rights: kubectl(folder, ...['auth', 'can-i', ...EVERYTHING, `--request-timeout=${ANSWER_WITHIN}`]),
    },
  }),
  fetch: ({ target, agent, folder }: Context): ClusterStep => {
    const { manifestFile, build: { version, sha256 } = { version: NO_VERSION, sha256: undefined } } = target;
    return {
      title: `${manifestFile === undefined ? 'Download' : 'Read'} the manifest of ${agent.title} ${version}`,
      why:
        sha256 === undefined
          ? `Which one is not recorded yet: ${target.versionsFile} has to say its version and SHA-256 first.`
          : `Its SHA-256 has to be ${sha256}, which ${target.versionsFile} records.`,
      commands: manifestFile === undefined ? { download: download(agent, folder, version) } : {},
    };
  },
  nodes: ({ target, agent, folder }: Context): ClusterStep => ({
    title: 'Let nodes come, and what the first pods need',
    why: 'No pod of the agent or of an add-on runs without a node pool. Auto Mode makes a node when a pod waits for one.',
    commands: Object.fromEntries(
      target.firstComponents.map((name) => [name, apply(folder, agent.fieldManager, PLACES.component(name))]),
    ),
  }),
  install: ({ target, agent, folder }: Context): ClusterStep => ({
    title: `Install ${agent.title} in ${target.namespace}`,
    why: 'The upstream manifest with our patches. Its pods wait for the first node, a minute or two.',
    commands: {
      apply: apply(folder, FIELD_MANAGER, PLACES.agent),
      definitions: kubectl(
        folder,
        ...['wait', '--for=condition=Established', `--timeout=${DEFINITIONS_WITHIN}`],
        ...agent.definitions.map((name) => `customresourcedefinition/${name}`),
      ),
      ...Object.fromEntries(
        Object.entries(agent.rollouts).map(([name, rollout]) => [name, within(target, kubectl(folder, ...rollout))]),
      ),
    },
  }),
  key: ({ target, folder }: Context) => ({
    title: `Give it a key to read ${target.repositoryUrl}`,
    why: 'The key pair is made in memory. Its private half goes to the cluster and nowhere else.',
    commands: keyCommands(target, folder),
  }),
  sync: ({ target, agent, folder }: Context): ClusterStep => ({
    title: `Tell it to apply the branch ${target.branch}`,
    why: `From here on ${agent.title} applies every component, its own among them, and nobody else does.`,
    commands: { apply: apply(folder, agent.fieldManager, PLACES.component(target.agent)) },
  }),
  ready: ({ target, agent, folder }: Context) => ({
    title: `Wait until ${target.cluster} reports ready, ${target.timeoutMinutes} minutes at most`,
    why: 'It asks every few seconds. The cluster goes on by itself, whether anybody waits or not.',
    commands: { look: kubectl(folder, 'get', agent.objects, '--namespace', target.namespace, '--output', 'json') },
  }),
};

function programsOf({ manifestFile }: ClusterTarget): Record<string, Command> {
  return {
    kubectl: { program: 'kubectl', args: ['version', '--client'] },
    aws: { program: 'aws', args: ['--version'] },
    ...(manifestFile === undefined ? { curl: { program: 'curl', args: ['--version'] } } : {}),
  };
}

function kubectl(folder: string, ...args: readonly string[]): Command {
  return { program: 'kubectl', args: ['--kubeconfig', `${folder}/${PLACES.kubeconfig}`, ...args] };
}

function within({ namespace, timeoutMinutes }: ClusterTarget, { args, ...command }: Command): Command {
  return { ...command, args: [...args, '--namespace', namespace, `--timeout=${timeoutMinutes}m`] };
}

/** What is rendered is right, whoever has written the field before: so does the agent apply it. */
function apply(folder: string, fieldManager: string, place: string): Command {
  const options = ['--server-side', '--force-conflicts', `--field-manager=${fieldManager}`];
  return kubectl(folder, 'apply', ...options, '--kustomize', `${folder}/${place}`);
}

/** Over HTTPS only, redirects too. @see https://curl.se/docs/manpage.html#--proto */
function download(agent: Agent, folder: string, version: string): Command {
  const options = ['--fail', '--silent', '--show-error', '--location', '--proto', '=https'];
  const output = ['--output', `${folder}/${PLACES.manifest}`];
  return { program: 'curl', args: [...options, ...output, agent.manifestUrl(version)] };
}

/** `create` refuses a Secret that is there, so that two people who are at it cannot take the key from each other. */
function keyCommands({ secret, namespace, labelDomain }: ClusterTarget, folder: string) {
  const publicKey = `{.metadata.annotations.${publicKeyAnnotation(labelDomain).replaceAll('.', String.raw`\.`)}}`;
  const options = ['--server-side', '--force-conflicts', `--field-manager=${FIELD_MANAGER}`];
  return {
    look: kubectl(
      folder,
      ...['get', 'secret', secret, '--namespace', namespace, '--ignore-not-found'],
      ...['--output', `jsonpath={.kind} ${publicKey}`],
    ),
    create: {
      ...kubectl(folder, 'create', '--filename', '-'),
      input: `the Secret ${secret}, with the private key`,
      when: 'only when there is none yet',
    },
    update: {
      ...kubectl(folder, 'apply', ...options, '--filename', '-'),
      input: `the settings of the Secret ${secret}, without the key`,
      when: 'only when there is one',
    },
  };
}

/** Where the Secret says the public half of its key, for those who may not read the other one. */
export function publicKeyAnnotation(labelDomain: string): string {
  return `${labelDomain}/public-key`;
}
