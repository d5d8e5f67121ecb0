import { Rehearsal } from './rehearsal';
import { FLUX_TARGET, MANIFEST, sha256 } from './samples';

let rehearsal: Rehearsal;

beforeEach(() => {
  rehearsal = new Rehearsal();
});

afterEach(() => {
  expect(rehearsal.leftBehind).toEqual([]);
});

describe('nothing reaches the cluster', () => {
  const untouched = () => expect([...rehearsal.cluster.applied, ...rehearsal.cluster.inputs]).toEqual([]);

  afterEach(untouched);

  test('when no build of the agent is recorded: no program is even looked for', async () => {
    const { build: _build, ...target } = FLUX_TARGET;
    const message = await rehearsal.failure(() => rehearsal.runWith(target));

    expect(message).toBe(`1 problem, nothing was changed:

  environments/versions/dev.json › agents.flux
    does not say which Flux to install
    allowed   the version of a release, and the SHA-256 of its manifest
    mend      choose a version from https://github.com/fluxcd/flux2/releases; curl --fail --location --output install.yaml https://github.com/fluxcd/flux2/releases/download/<version>/install.yaml; read the file; sha256sum install.yaml; and add "agents": { "flux": { "version": "<version>", "sha256": "<64 digits>" } }`);
    expect(rehearsal.cluster.commands).toEqual([]);
  });

  test('when the manifest is not the one that was recorded', async () => {
    const build = { version: 'v2.9.5', sha256: '0'.repeat(64) };

    expect(await rehearsal.failure(() => rehearsal.run({ build }))).toBe(`1 problem, nothing was changed:

  https://github.com/fluxcd/flux2/releases/download/v2.9.5/install.yaml
    is not the manifest that was recorded
    received  SHA-256 ${sha256(MANIFEST)}
    allowed   SHA-256 ${'0'.repeat(64)}, of v2.9.5 in environments/versions/dev.json
    mend      find out why before you go on: a published manifest never changes. For another version record both, version and SHA-256`);
  });

  test('when the manifest that was named is not there', async () => {
    expect(await rehearsal.failure(() => rehearsal.run({ manifestFile: '/nonexistent/install.yaml' })))
      .toBe(`1 problem, nothing was changed:

  --manifest
    cannot be read
    received  /nonexistent/install.yaml
    allowed   the file of an upstream manifest
    mend      name the file that you have downloaded, or leave the option out`);
  });

  test('when the download fails', async () => {
    rehearsal.cluster.answers.set('curl --fail', { status: 22, stdout: '', stderr: '' });

    expect(await rehearsal.failure()).toContain('ended with exit code 22\n');
  });

  test('when programs are missing, all of which are named', async () => {
    for (const program of ['kubectl version', 'aws --version', 'curl --version']) {
      rehearsal.cluster.answers.set(program, 'no program');
    }

    expect(await rehearsal.failure()).toBe(`3 problems, nothing was changed:

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
    rehearsal.cluster.answers.set('current-context', { status: 0, stdout: `${other}\n`, stderr: '' });

    expect(await rehearsal.failure()).toBe(`1 problem, nothing was changed:

  the context of kubectl
    is another cluster
    received  ${other}
    allowed   arn:aws:eks:eu-west-2:111111111111:cluster/dev-a
    mend      use credentials of the account of this cluster: assume arn:aws:iam::111111111111:role/dev-break-glass`);
  });

  test('when AWS knows no such cluster, or not us', async () => {
    rehearsal.cluster.answers.set('aws eks', {
      status: 254,
      stdout: '',
      stderr: 'No cluster found for name: dev-a.\n',
    });

    expect(await rehearsal.failure()).toContain(`    ended with exit code 254
    mend      assume arn:aws:iam::111111111111:role/dev-break-glass, once Terraform has made the cluster; then run the same command again: it goes on where it stopped`);
    expect(rehearsal.told).toContain('No cluster found for name: dev-a.\n');
  });

  test('when the shell has another role', async () => {
    rehearsal.cluster.answers.set('can-i', { status: 1, stdout: 'no\n', stderr: '' });

    expect(await rehearsal.failure()).toMatch(
      new RegExp(`^1 problem, nothing was changed:

  dev-a
    does not let this shell do everything
    received  no to kubectl --kubeconfig .*/kubeconfig auth can-i bind clusterroles.rbac.authorization.k8s.io --request-timeout=20s
    allowed   the role that may do everything, in an emergency and at the first contact
    mend      assume arn:aws:iam::111111111111:role/dev-break-glass; whoever owns the account gets a mail of it$`),
    );
  });

  test('when the API server cannot be reached', async () => {
    rehearsal.cluster.answers.set('can-i', {
      status: 1,
      stdout: '',
      stderr: 'Unable to connect to the server: i/o timeout\n',
    });

    expect(await rehearsal.failure()).toBe(`1 problem, nothing was changed:

  dev-a
    does not answer, or does not know who asks
    received  Unable to connect to the server: i/o timeout
    allowed   an answer of its API server to arn:aws:iam::111111111111:role/dev-break-glass
    mend      assume that role, and work from where the API server can be reached: the VPC, or what is behind its transit gateway`);
  });
});
