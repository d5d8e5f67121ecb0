import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { ClusterReport } from '../../../lib/bootstrap';
import { RepositoryCopy } from '../../../lib/testing/repository-copy';
import { CONTEXT, MANIFEST, RecordingPrograms } from './recording-programs';

const SHA256 = createHash('sha256').update(MANIFEST).digest('hex');
const VERSIONS = 'environments/versions/dev.json';

let copy: RepositoryCopy;
let recording: RepositoryCopy;
let programs: RecordingPrograms;

beforeAll(() => {
  copy = new RepositoryCopy();
  recording = new RepositoryCopy();
  record(recording, SHA256);
});

afterAll(() => {
  copy.remove();
  recording.remove();
});

beforeEach(() => {
  programs = new RecordingPrograms();
});

afterEach(() => {
  expect(fs.readdirSync(programs.temporary)).toEqual([]);
  programs.remove();
});

const VERB = ['bootstrap', '--env', 'dev', '--cluster', 'dev-a'];

function bootstrap(...options: readonly string[]) {
  return recording.run([...VERB, ...options], programs.variables);
}

function record(repository: RepositoryCopy, sha256: string): void {
  const file = path.join(repository.folder, VERSIONS);
  const pins = JSON.parse(fs.readFileSync(file, 'utf8')) as object;
  fs.writeFileSync(file, JSON.stringify({ ...pins, agents: { flux: { version: 'v2.9.5', sha256 } } }));
}

describe('--dry-run', () => {
  test('prints every step and command, says that no build is recorded, and starts no program', () => {
    const { status, stdout, stderr } = copy.run([...VERB, '--dry-run'], programs.variables);

    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatchSnapshot();
    expect(programs.commands).toEqual([]);
  });

  test('prints what a run does', () => {
    const { stdout } = bootstrap('--dry-run');
    bootstrap('--yes');

    const lines = [...stdout.matchAll(/^ {5}(.*)$/gm)].map(([, line = '']) => line.replaceAll("'", ''));
    const shown = lines.filter((line) => !line.includes('only when there is one')).map((line) => line.split('   #')[0]);
    expect(programs.commandLines).toEqual(shown);
  });

  test('--json prints it for a machine', () => {
    const { stdout } = bootstrap('--dry-run', '--json', '--timeout', '40');
    const { target, steps } = JSON.parse(stdout) as { target: object; steps: Record<string, object> };

    expect(target).toEqual({
      environment: 'dev',
      cluster: 'dev-a',
      region: 'eu-west-2',
      context: CONTEXT,
      adminRole: 'arn:aws:iam::111111111111:role/dev-break-glass',
      agent: 'flux',
      namespace: 'flux-system',
      build: { version: 'v2.9.5', sha256: SHA256 },
      versionsFile: VERSIONS,
      secret: 'platform-repository',
      labelDomain: 'platform.acme.example',
      repositoryUrl: 'ssh://git@github.com/acme/platform.git',
      branch: 'environment/dev',
      knownHosts: [expect.stringContaining('github.com ssh-ed25519 ')],
      deployKeysPage: 'https://github.com/acme/platform/settings/keys/new',
      firstComponents: expect.arrayContaining(['network-policy', 'node-pools']),
      timeoutMinutes: 40,
    });
    expect(Object.keys(steps)).toEqual(['look', 'fetch', 'nodes', 'install', 'key', 'sync', 'ready']);
  });
});

describe('with programs called kubectl, aws and curl on the PATH', () => {
  test('a cluster meets its agent, and the key is told to the cluster alone', () => {
    const { status, stdout, stderr } = bootstrap('--yes');

    expect(status).toBe(0);
    expect(stdout).toMatch(
      /^\ndev-a is ready: flux v2\.9\.5 applies environment\/dev, and all \d+ of its objects are ready\.\n$/,
    );
    const [secret] = programs.commands.filter(({ stdin }) => stdin !== '');
    const { metadata, data } = JSON.parse(secret?.stdin ?? '') as {
      metadata: { namespace: string; annotations: Record<string, string> };
      data: Record<string, string>;
    };
    expect([metadata.namespace, Object.keys(data)]).toEqual([
      'flux-system',
      ['known_hosts', 'identity', 'identity.pub'],
    ]);
    expect(stderr).toContain(metadata.annotations['platform.acme.example/public-key']);
    expectNoKeyIn(data['identity'] ?? '', [
      stdout,
      stderr,
      ...programs.commands.flatMap(({ args, files }) => [...args, ...Object.values(files)]),
    ]);
  });

  test('the agent is applied as it was downloaded, with our patches; components as they are rendered', () => {
    bootstrap('--yes');

    const applied = programs.commands.filter(({ args }) => args.includes('--kustomize'));
    const names = applied.map(({ args }) => path.basename(args.at(-1) ?? ''));
    expect(names.slice(-2)).toEqual(['agent', 'flux']);
    const [pools, agent] = [applied[names.indexOf('node-pools')], applied.at(-2)];
    expect(agent?.files['manifest.yaml']).toBe(MANIFEST);
    expect(agent?.files['kustomization.yaml']).toContain('"name": "kustomize-controller"');
    expect(pools?.files['nodepool-general.yaml']).toContain('kind: NodePool\n');
    expect(pools?.files['kustomization.yaml']).toContain('nodepool-general.yaml');
  });

  test('--json prints the result for a machine, and a second run keeps the key', () => {
    const [first, second] = [bootstrap('--yes', '--json'), bootstrap('--yes', '--json')];
    const reports = [first, second].map(({ stdout }) => JSON.parse(stdout) as ClusterReport);

    expect(reports.map(({ deployKey }) => deployKey)).toEqual(['made', 'kept']);
    expect(reports[1]?.publicKey).toBe(reports[0]?.publicKey);
    const identity = programs.commands.filter(({ stdin }) => stdin.includes('"identity"'));
    expect(identity).toHaveLength(1);
    expectNoKeyIn((JSON.parse(identity[0]?.stdin ?? '') as { data: Record<string, string> }).data['identity'] ?? '', [
      first.stdout,
      first.stderr,
    ]);
  });

  test('stops on Ctrl-C, tidies up, and goes on when it is run again', () => {
    programs.answer({ to: '--for=condition=Available', interrupts: true });
    const { status, stdout, stderr } = bootstrap('--yes');

    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toContain(`1 problem, stopped at "Install Flux in flux-system":

  the bootstrap of dev-a
    was stopped
    mend      run the same command again: it goes on where it stopped
`);
    expect(fs.readdirSync(programs.temporary)).toEqual([]);

    programs.answer();
    expect(bootstrap('--yes').status).toBe(0);
  });

  test('says what is not ready when the time is over', () => {
    const conditions = [{ type: 'Ready', status: 'False', message: "couldn't find remote ref" }];
    const source = { kind: 'GitRepository', metadata: { name: 'platform', generation: 1 } };
    const items = [{ ...source, status: { observedGeneration: 1, conditions } }];
    programs.answer({ to: 'get gitrepositories', stdout: JSON.stringify({ items }) });

    const { status, stderr } = bootstrap('--yes', '--timeout', '0.01');

    expect(status).toBe(1);
    expect(stderr).toMatch(/^ {3}0 of \d+ ready; waiting for GitRepository platform, Kustomization /m);
    expect(stderr).toContain("    received  couldn't find remote ref\n");
    expect(stderr).toContain('push the branch environment/dev if it is not there yet;');
  });
});

describe('nothing reaches the cluster', () => {
  afterEach(() => {
    const reaching = programs.commandLines.filter((line) => / (?:apply|create|patch|delete) /.test(line));
    expect(reaching).toEqual([]);
  });

  test('when no build of the agent is recorded, and it says how to record one', () => {
    const { status, stdout, stderr } = copy.run([...VERB, '--yes'], programs.variables);

    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toContain(`1 problem, nothing was changed:

  environments/versions/dev.json › agents.flux
    does not say which Flux to install
`);
    expect(stderr).toContain('sha256sum install.yaml; and add "agents": { "flux": { "version": "<version>", ');
    expect(programs.commands).toEqual([]);
  });

  test('when the manifest has another checksum', () => {
    const file = path.join(programs.folder, 'install.yaml');
    fs.writeFileSync(file, `${MANIFEST}# and something else\n`);

    const { status, stderr } = bootstrap('--yes', '--manifest', file);

    expect(status).toBe(1);
    expect(stderr).toContain(`  ${file}
    is not the manifest that was recorded
    received  SHA-256 `);
  });

  test('when kubectl is missing', () => {
    programs.uninstall('kubectl');
    const { status, stderr } = bootstrap('--yes');

    expect(status).toBe(1);
    expect(stderr).toContain(`1 problem, nothing was changed:

  kubectl
    is not on the PATH
    mend      install it: https://kubernetes.io/docs/tasks/tools/
`);
  });

  test('when the context is another cluster', () => {
    programs.answer({ to: 'current-context', stdout: 'minikube\n' });
    const { status, stderr } = bootstrap('--yes');

    expect(status).toBe(1);
    expect(stderr).toContain('  the context of kubectl\n    is another cluster\n    received  minikube\n');
  });

  test('when nobody is there to press Enter', () => {
    const { status, stderr } = bootstrap();

    expect(status).toBe(1);
    expect(stderr).toContain('has nobody to ask: its input is not a terminal\n');
    expect(programs.commands).toEqual([]);
  });

  test.each([
    ['a cluster that does not exist', ['--cluster', 'dev-b'], 'is not a cluster of the chosen environments'],
    ['a cluster of another environment', ['--cluster', 'prod-a'], 'is not a cluster of the chosen environments'],
    ['two clusters', ['--cluster', 'dev-a', '--cluster', 'dev-b'], 'is given more than once'],
    ['a manifest without a cluster', ['--manifest', 'x'], 'is about a cluster, and none is named'],
    ['a time that is none', ['--cluster', 'dev-a', '--timeout', 'soon'], 'is not a number of minutes'],
  ])('when %s is named', (_, options, what) => {
    const { status, stderr } = recording.run(['bootstrap', '--env', 'dev', '--yes', ...options], programs.variables);

    expect(status).toBe(1);
    expect(stderr).toContain(`    ${what}\n`);
    expect(programs.commands).toEqual([]);
  });

  test('when no environment is named', () => {
    const { stderr } = recording.run(['bootstrap', '--cluster', 'dev-a'], programs.variables);
    expect(stderr).toContain("required option '--env <name>' not specified");
  });
});

/** Neither as the Secret has it nor line by line. */
function expectNoKeyIn(identity: string, texts: readonly string[]): void {
  const pem = Buffer.from(identity, 'base64').toString();
  expect(pem).toMatch(/^-----BEGIN OPENSSH PRIVATE KEY-----\n/);
  for (const part of [identity, ...pem.trim().split('\n')]) expect(texts.join('\n')).not.toContain(part);
}
