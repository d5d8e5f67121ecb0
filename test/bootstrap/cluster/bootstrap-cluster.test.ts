import fs from 'node:fs';
import { bootstrapCluster, type ClusterReport, type ClusterTarget } from '../../../lib/bootstrap';
import { UserError } from '../../../lib/problems';
import { FakeCluster, type Kill } from './fake-cluster';
import { ARGOCD_TARGET, filesOf, FLUX_TARGET, MANIFEST, sha256 } from './samples';

let cluster: FakeCluster;
let told: string;
let time: number;
let stop: AbortController;

beforeEach(() => {
  cluster = new FakeCluster();
  told = '';
  time = 0;
  stop = new AbortController();
});

afterEach(() => {
  expect([...cluster.folders].filter((folder) => fs.existsSync(folder))).toEqual([]);
});

function run(changes: Partial<ClusterTarget> = {}, confirm?: () => Promise<void>): Promise<ClusterReport> {
  const target = { ...FLUX_TARGET, ...changes };
  return bootstrapCluster({
    target,
    files: filesOf(target),
    run: cluster.run,
    tell: (text) => (told += text),
    ...(confirm === undefined ? {} : { confirm }),
    clock: { now: () => time, sleep: (milliseconds) => Promise.resolve(void (time += milliseconds)) },
    signal: stop.signal,
  });
}

async function failure(act: () => Promise<unknown>): Promise<string> {
  try {
    await act();
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
  throw new Error('it did not fail');
}

const KUBECTL = 'kubectl --kubeconfig $FOLDER/kubeconfig';
const APPLY = `${KUBECTL} apply --server-side --force-conflicts`;

const LOOK = [
  'kubectl version --client',
  'aws --version',
  'curl --version',
  'aws eks update-kubeconfig --name dev-a --region eu-west-2 --kubeconfig $FOLDER/kubeconfig',
  `${KUBECTL} config current-context`,
  `${KUBECTL} auth can-i * * --all-namespaces --request-timeout=20s`,
];

const DOWNLOAD =
  'curl --fail --silent --show-error --location --proto =https --output $FOLDER/agent/manifest.yaml https://github.com/fluxcd/flux2/releases/download/v2.9.5/install.yaml';

const FIRST_TIME = [
  ...LOOK,
  DOWNLOAD,
  `${APPLY} --field-manager=kustomize-controller --kustomize $FOLDER/components/network-policy`,
  `${APPLY} --field-manager=kustomize-controller --kustomize $FOLDER/components/node-pools`,
  `${APPLY} --field-manager=platform-bootstrap --kustomize $FOLDER/agent`,
  `${KUBECTL} wait --for=condition=Established --timeout=60s customresourcedefinition/alerts.notification.toolkit.fluxcd.io customresourcedefinition/gitrepositories.source.toolkit.fluxcd.io customresourcedefinition/kustomizations.kustomize.toolkit.fluxcd.io customresourcedefinition/providers.notification.toolkit.fluxcd.io`,
  `${KUBECTL} wait --for=condition=Available deployment --all --namespace flux-system --timeout=20m`,
  String.raw`${KUBECTL} get secret platform-repository --namespace flux-system --ignore-not-found --output jsonpath={.kind} {.metadata.annotations.platform\.acme\.example/public-key}`,
  `${KUBECTL} create --filename -`,
  `${APPLY} --field-manager=kustomize-controller --kustomize $FOLDER/components/flux`,
  `${KUBECTL} get gitrepositories.source.toolkit.fluxcd.io,kustomizations.kustomize.toolkit.fluxcd.io --namespace flux-system --output json`,
];

describe('a new cluster', () => {
  test('gets nodes, its agent, a key and its first sync, in this order', async () => {
    const report = await run();

    expect(cluster.commands).toEqual(FIRST_TIME);
    expect([...cluster.applied]).toEqual(['network-policy', 'node-pools', 'agent', 'flux']);
    expect(report).toEqual({
      environment: 'dev',
      cluster: 'dev-a',
      agent: 'flux',
      version: 'v2.9.5',
      deployKey: 'made',
      publicKey: expect.stringMatching(/^ssh-ed25519 [\w+/=]+ dev-a$/),
      objects: [
        { kind: 'GitRepository', name: 'platform', ready: true, message: 'stored', cannotRead: false },
        { kind: 'Kustomization', name: 'platform', ready: true, message: 'stored', cannotRead: false },
      ],
    });
  });

  test('is told of, step by step', async () => {
    await run();

    expect(told.match(/^\d\. .*$/gm)).toEqual([
      '1. Look whether this shell administers dev-a',
      '2. Download the manifest of Flux v2.9.5',
      '3. Let nodes come, and what the first pods need',
      '4. Install Flux in flux-system',
      '5. Give it a key to read ssh://git@github.com/acme/platform.git',
      '6. Tell it to apply the branch environment/dev',
      '7. Wait until dev-a reports ready, 20 minutes at most',
    ]);
  });

  test('takes a manifest that was downloaded before, and needs no curl then', async () => {
    const file = `${fs.mkdtempSync('/tmp/manifest-')}/install.yaml`;
    fs.writeFileSync(file, MANIFEST);

    await run({ manifestFile: file });

    expect(cluster.commands).toEqual(FIRST_TIME.filter((line) => !line.startsWith('curl')));
    fs.rmSync(file);
  });
});

describe('the deploy key', () => {
  test('is shown by its public half, with the page where it is entered, before anybody is asked', async () => {
    let seen = '';
    const { publicKey = '' } = await run({}, () => Promise.resolve(void (seen = told)));

    expect(seen).toContain(`   The key is new. A person has to enter it once, to read only:
     https://github.com/acme/platform/settings/keys/new

     ${publicKey}

   Press Enter when you have entered it.
`);
  });

  test('goes to the cluster and nowhere else: no argument, no word, no file, no result has its private half', async () => {
    const report = await run();

    const secret = Buffer.from(cluster.secret?.data['identity'] ?? '', 'base64').toString();
    expect(secret).toMatch(/^-----BEGIN OPENSSH PRIVATE KEY-----\n/);
    const elsewhere = [told, JSON.stringify(report), ...cluster.commands, ...cluster.onDisk].join('\n');
    for (const line of secret.trim().split('\n').slice(2)) expect(elsewhere).not.toContain(line);
    expect(elsewhere).not.toContain(cluster.secret?.data['identity']?.slice(0, 40));
    expect(cluster.onDisk.has(MANIFEST)).toBe(true);
  });

  test('is kept by a second run, which shows it again, asks nobody, and tells the host keys of today', async () => {
    const { publicKey = '' } = await run();
    const { identity } = cluster.secret?.data ?? {};
    told = '';

    const again = await run({ knownHosts: ['github.com ssh-ed25519 AAAAnew'] }, () =>
      Promise.reject(new Error('asked')),
    );

    expect(again).toMatchObject({ deployKey: 'kept', publicKey });
    expect(told).toContain(`   The key is there already, and is kept. A person has to enter it once, to read only:`);
    expect(told).toContain(publicKey);
    expect(cluster.secret?.data['identity']).toBe(identity);
    expect(Buffer.from(cluster.secret?.data['known_hosts'] ?? '', 'base64').toString()).toBe(
      'github.com ssh-ed25519 AAAAnew\n',
    );
    expect(cluster.inputs.at(-1)).not.toContain(identity);
  });

  test('that somebody else has made is kept, though nobody can show it', async () => {
    cluster.secret = { metadata: { annotations: {} }, data: { identity: 'theirs' } };

    const report = await run();

    expect(report).toMatchObject({ deployKey: 'kept' });
    expect(report).not.toHaveProperty('publicKey');
    expect(told).toContain('The key is there already, and is kept; its Secret does not say its public half.');
  });

  test('is not shown by kubectl either, when it quotes what it has read', async () => {
    cluster.answers.set(' create ', (input) => ({ status: 1, stdout: '', stderr: `Error: ${input}` }));

    expect(await failure(run)).toContain(
      'look whether somebody else has just made it; then run the same command again',
    );
    expect(told).toContain('Error: {"apiVersion":"v1","kind":"Secret"');
    expect(told).toContain('"identity":"…"');
  });
});

describe('run again after a kill', () => {
  const kills = FIRST_TIME.flatMap((command, nth) =>
    (['before', 'after'] as const).map((when): [Kill, string, number] => [when, command, nth]),
  );

  test.each(kills)('%s "%s" it ends as if nothing had been', async (when, _command, nth) => {
    cluster.killAt(nth, when);
    await expect(run()).rejects.toThrow('killed');

    const { publicKey } = await run();

    expect([...cluster.applied]).toEqual(['network-policy', 'node-pools', 'agent', 'flux']);
    expect(cluster.secret?.metadata.annotations).toEqual({ 'platform.acme.example/public-key': publicKey });
  });

  test.each(FIRST_TIME.map((command, nth) => [command, nth] as const))(
    'by Ctrl-C at "%s" it ends as if nothing had been, and said where it stopped',
    async (_command, nth) => {
      cluster.onCommand = (now) => now === nth && stop.abort();
      expect(await failure(run)).toMatch(
        /^1 problem, stopped at ".*":\n\n {2}the bootstrap of dev-a\n {4}was stopped\n/,
      );
      expect(cluster.commands).toHaveLength(nth + 1);

      stop = new AbortController();
      expect((await run()).objects).toHaveLength(2);
    },
  );

  test('by Ctrl-C instead of Enter it knows the key', async () => {
    const enter = () => {
      stop.abort();
      return Promise.resolve();
    };
    await failure(() => run({}, enter));
    stop = new AbortController();

    expect(await run()).toMatchObject({ deployKey: 'kept', publicKey: expect.stringContaining('ssh-ed25519 ') });
  });
});

test('Argo CD is waited for with its controller, under its own name', async () => {
  cluster.answers.set(' get applications.argoproj.io ', {
    status: 0,
    stdout: JSON.stringify({
      items: [
        {
          kind: 'Application',
          metadata: { name: 'platform' },
          status: { sync: { status: 'Synced' }, health: { status: 'Healthy' } },
        },
      ],
    }),
    stderr: '',
  });

  await run(ARGOCD_TARGET);

  expect(cluster.commands).toEqual(
    expect.arrayContaining([
      `${APPLY} --field-manager=argocd-controller --kustomize $FOLDER/components/node-pools`,
      `${KUBECTL} rollout status statefulset/argocd-application-controller --namespace argocd --timeout=20m`,
    ]),
  );
  expect(Object.keys(cluster.secret?.data ?? {})).toEqual(['type', 'url', 'sshPrivateKey']);
});

describe('nothing reaches the cluster', () => {
  const untouched = () => expect([...cluster.applied, ...cluster.inputs]).toEqual([]);

  afterEach(untouched);

  test('when no build of the agent is recorded: no program is even looked for', async () => {
    const { build: _build, ...target } = FLUX_TARGET;
    const message = await failure(() =>
      bootstrapCluster({
        target,
        files: filesOf(target),
        run: cluster.run,
        tell: () => {},
        clock: { now: () => 0, sleep: () => Promise.resolve() },
        signal: stop.signal,
      }),
    );

    expect(message).toBe(`1 problem, nothing was changed:

  environments/versions/dev.json › agents.flux
    does not say which Flux to install
    allowed   the version of a release, and the SHA-256 of its manifest
    mend      choose a version from https://github.com/fluxcd/flux2/releases; curl --fail --location --output install.yaml https://github.com/fluxcd/flux2/releases/download/<version>/install.yaml; read the file; sha256sum install.yaml; and add "agents": { "flux": { "version": "<version>", "sha256": "<64 digits>" } }`);
    expect(cluster.commands).toEqual([]);
  });

  test('when the manifest is not the one that was recorded', async () => {
    const build = { version: 'v2.9.5', sha256: '0'.repeat(64) };

    expect(await failure(() => run({ build }))).toBe(`1 problem, nothing was changed:

  https://github.com/fluxcd/flux2/releases/download/v2.9.5/install.yaml
    is not the manifest that was recorded
    received  SHA-256 ${sha256(MANIFEST)}
    allowed   SHA-256 ${'0'.repeat(64)}, of v2.9.5 in environments/versions/dev.json
    mend      find out why before you go on: a published manifest never changes. For another version record both, version and SHA-256`);
  });

  test('when the manifest that was named is not there', async () => {
    expect(await failure(() => run({ manifestFile: '/nonexistent/install.yaml' })))
      .toBe(`1 problem, nothing was changed:

  --manifest
    cannot be read
    received  /nonexistent/install.yaml
    allowed   the file of an upstream manifest
    mend      name the file that you have downloaded, or leave the option out`);
  });

  test('when the download fails', async () => {
    cluster.answers.set('curl --fail', { status: 22, stdout: '', stderr: '' });

    expect(await failure(run)).toContain('ended with exit code 22\n');
  });

  test('when programs are missing, all of which are named', async () => {
    for (const program of ['kubectl version', 'aws --version', 'curl --version']) {
      cluster.answers.set(program, 'no program');
    }

    expect(await failure(run)).toBe(`3 problems, nothing was changed:

  aws
    is not on the PATH
    mend      install it: https://docs.aws.amazon.com/cli/latest/userguide/getting-started-install.html

  curl
    is not on the PATH
    mend      install it, or download the manifest elsewhere and name its file with --manifest

  kubectl
    is not on the PATH
    mend      install it: https://kubernetes.io/docs/tasks/tools/`);
  });

  test('when the credentials are those of another account', async () => {
    const other = 'arn:aws:eks:eu-west-2:999999999999:cluster/dev-a';
    cluster.answers.set('current-context', { status: 0, stdout: `${other}\n`, stderr: '' });

    expect(await failure(run)).toBe(`1 problem, nothing was changed:

  the context of kubectl
    is another cluster
    received  ${other}
    allowed   arn:aws:eks:eu-west-2:111111111111:cluster/dev-a
    mend      use credentials of the account of this cluster: assume arn:aws:iam::111111111111:role/dev-break-glass`);
  });

  test('when AWS knows no such cluster, or not us', async () => {
    cluster.answers.set('aws eks', { status: 254, stdout: '', stderr: 'No cluster found for name: dev-a.\n' });

    expect(await failure(run)).toContain(`    ended with exit code 254
    mend      assume arn:aws:iam::111111111111:role/dev-break-glass, once Terraform has made the cluster; then run the same command again: it goes on where it stopped`);
    expect(told).toContain('No cluster found for name: dev-a.\n');
  });

  test('when the shell has another role', async () => {
    cluster.answers.set('can-i', { status: 1, stdout: 'no\n', stderr: '' });

    expect(await failure(run)).toMatch(
      new RegExp(`^1 problem, nothing was changed:

  dev-a
    does not let this shell do everything
    received  no to kubectl --kubeconfig .*/kubeconfig auth can-i '\\*' '\\*' --all-namespaces --request-timeout=20s
    allowed   the role that may do everything, in an emergency and at the first contact
    mend      assume arn:aws:iam::111111111111:role/dev-break-glass; whoever owns the account gets a mail of it$`),
    );
  });

  test('when the API server cannot be reached', async () => {
    cluster.answers.set('can-i', { status: 1, stdout: '', stderr: 'Unable to connect to the server: i/o timeout\n' });

    expect(await failure(run)).toBe(`1 problem, nothing was changed:

  dev-a
    does not answer, or does not know who asks
    received  Unable to connect to the server: i/o timeout
    allowed   an answer of its API server to arn:aws:iam::111111111111:role/dev-break-glass
    mend      assume that role, and work from where the API server can be reached: the VPC, or what is behind its transit gateway`);
  });
});

describe('fails', () => {
  test('when a command does, and says which step it is', async () => {
    cluster.answers.set('components/node-pools', { status: 1, stdout: '', stderr: '' });

    expect(await failure(run)).toMatch(
      /^1 problem, stopped at "Let nodes come, and what the first pods need":\n\n {2}kubectl .*\/components\/node-pools\n {4}ended with exit code 1\n {4}mend {6}mend what it says above; then run the same command again: it goes on where it stopped$/,
    );
  });

  test('when the cluster is not ready in time, with what each object says', async () => {
    const conditions = [{ type: 'Ready', status: 'False', message: 'ssh: unable to authenticate' }];
    const status = { observedGeneration: 1, conditions };
    const items = [{ kind: 'GitRepository', metadata: { name: 'platform', generation: 1 }, status }];
    cluster.answers.set('.toolkit.fluxcd.io,', { status: 0, stdout: JSON.stringify({ items }), stderr: '' });

    expect(await failure(run))
      .toBe(`2 problems, stopped at "Wait until dev-a reports ready, 20 minutes at most": 0 of 2 are ready:

  GitRepository platform
    is not ready
    received  ssh: unable to authenticate
    mend      enter the public key if you have not yet (https://github.com/acme/platform/settings/keys/new); push the branch environment/dev if it is not there yet; Flux tries again by itself, and the same command goes on waiting

  Kustomization platform
    is not ready
    received  is not there yet
    mend      look closer: kubectl --namespace flux-system describe Kustomization platform`);
    expect(time).toBe(20 * 60_000);
  });

  test('when the API server falls silent, but not at the first time', async () => {
    cluster.answers.set('.toolkit.fluxcd.io,', { status: 1, stdout: '', stderr: 'Unauthorized\n' });

    expect(await failure(run)).toMatch(
      /got no answer several times\n {4}received {2}Unauthorized\n {4}mend {6}look whether your credentials have expired; then run/,
    );
    expect(cluster.commands.filter((line) => line.includes('.toolkit.fluxcd.io,'))).toHaveLength(5);
  });
});
