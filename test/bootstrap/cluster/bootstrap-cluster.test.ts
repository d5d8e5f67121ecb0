import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { APPLY, FIRST_TIME, KUBECTL, Rehearsal } from './rehearsal';
import { ARGOCD_TARGET, MANIFEST } from './samples';

let rehearsal: Rehearsal;

beforeEach(() => {
  rehearsal = new Rehearsal();
});

afterEach(() => {
  expect(rehearsal.leftBehind).toEqual([]);
});

describe('a new cluster', () => {
  test('gets nodes, its agent, a key and its first sync, in this order', async () => {
    const report = await rehearsal.run();

    expect(rehearsal.cluster.commands).toEqual(FIRST_TIME);
    expect([...rehearsal.cluster.applied]).toEqual(['network-policy', 'node-pools', 'agent', 'flux']);
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

  test('is rehearsal.told of, step by step', async () => {
    await rehearsal.run();

    expect(rehearsal.told.match(/^\d\. .*$/gm)).toEqual([
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
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'manifest-'));
    const file = path.join(folder, 'install.yaml');
    fs.writeFileSync(file, MANIFEST);

    await rehearsal.run({ manifestFile: file });

    expect(rehearsal.cluster.commands).toEqual(FIRST_TIME.filter((line) => !line.startsWith('curl')));
    fs.rmSync(folder, { recursive: true });
  });
});

describe('the deploy key', () => {
  test('is shown by its public half, with the page where it is entered, before anybody is asked', async () => {
    let seen = '';
    const { publicKey = '' } = await rehearsal.run({}, () => Promise.resolve(void (seen = rehearsal.told)));

    expect(seen).toContain(`   The key is new. A person has to enter it once, to read only:
     https://github.com/acme/platform/settings/keys/new

     ${publicKey}

   Press Enter when you have entered it.
`);
  });

  test('goes to the cluster and nowhere else: no argument, no word, no file, no result has its private half', async () => {
    rehearsal.cluster.watchesDisk = true;
    const report = await rehearsal.run();

    const secret = Buffer.from(rehearsal.cluster.secret?.data['identity'] ?? '', 'base64').toString();
    expect(secret).toMatch(/^-----BEGIN OPENSSH PRIVATE KEY-----\n/);
    const elsewhere = [
      rehearsal.told,
      JSON.stringify(report),
      ...rehearsal.cluster.commands,
      ...rehearsal.cluster.onDisk,
    ].join('\n');
    for (const line of secret.trim().split('\n').slice(2)) expect(elsewhere).not.toContain(line);
    expect(elsewhere).not.toContain(rehearsal.cluster.secret?.data['identity']?.slice(0, 40));
    expect(rehearsal.cluster.onDisk.has(MANIFEST)).toBe(true);
  });

  test('is kept by a second run, which shows it again, asks nobody, and tells the host keys of today', async () => {
    const { publicKey = '' } = await rehearsal.run();
    const { identity } = rehearsal.cluster.secret?.data ?? {};
    rehearsal.told = '';

    const again = await rehearsal.run({ knownHosts: ['github.com ssh-ed25519 AAAAnew'] }, () =>
      Promise.reject(new Error('asked')),
    );

    expect(again).toMatchObject({ deployKey: 'kept', publicKey });
    expect(rehearsal.told).toContain(
      `   The key is there already, and is kept. A person has to enter it once, to read only:`,
    );
    expect(rehearsal.told).toContain(publicKey);
    expect(rehearsal.cluster.secret?.data['identity']).toBe(identity);
    expect(Buffer.from(rehearsal.cluster.secret?.data['known_hosts'] ?? '', 'base64').toString()).toBe(
      'github.com ssh-ed25519 AAAAnew\n',
    );
    expect(rehearsal.cluster.inputs.at(-1)).not.toContain(identity);
  });

  test('that somebody else has made is kept, though nobody can show it', async () => {
    rehearsal.cluster.secret = { metadata: { annotations: {} }, data: { identity: 'theirs' } };

    const report = await rehearsal.run();

    expect(report).toMatchObject({ deployKey: 'kept' });
    expect(report).not.toHaveProperty('publicKey');
    expect(rehearsal.told).toContain('The key is there already, and is kept; its Secret does not say its public half.');
  });

  test('is not shown by kubectl either, when it quotes what it has read', async () => {
    rehearsal.cluster.answers.set(' create ', (input) => ({ status: 1, stdout: '', stderr: `Error: ${input}` }));

    expect(await rehearsal.failure()).toContain(
      'look whether somebody else has just made it; then run the same command again',
    );
    expect(rehearsal.told).toContain('Error: {"apiVersion":"v1","kind":"Secret"');
    expect(rehearsal.told).toContain('"identity":"…"');
  });
});

test('Argo CD is waited for with its controller, under its own name', async () => {
  rehearsal.cluster.answers.set(' get applications.argoproj.io ', {
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

  await rehearsal.run(ARGOCD_TARGET);

  expect(rehearsal.cluster.commands).toEqual(
    expect.arrayContaining([
      `${APPLY} --field-manager=argocd-controller --kustomize $FOLDER/components/node-pools`,
      `${KUBECTL} rollout status statefulset/argocd-application-controller --namespace argocd --timeout=20m`,
    ]),
  );
  expect(Object.keys(rehearsal.cluster.secret?.data ?? {})).toEqual(['type', 'url', 'sshPrivateKey']);
});

describe('fails', () => {
  test('when a command does, and says which step it is', async () => {
    rehearsal.cluster.answers.set('components/node-pools', { status: 1, stdout: '', stderr: '' });

    expect(await rehearsal.failure()).toMatch(
      /^1 problem, stopped at "Let nodes come, and what the first pods need":\n\n {2}kubectl .*\/components\/node-pools\n {4}ended with exit code 1\n {4}mend {6}mend what it says above; then run the same command again: it goes on where it stopped$/,
    );
  });

  test('when the cluster is not ready in time, with what each object says', async () => {
    const conditions = [{ type: 'Ready', status: 'False', message: 'ssh: unable to authenticate' }];
    const status = { observedGeneration: 1, conditions };
    const items = [{ kind: 'GitRepository', metadata: { name: 'platform', generation: 1 }, status }];
    rehearsal.cluster.answers.set('.toolkit.fluxcd.io,', { status: 0, stdout: JSON.stringify({ items }), stderr: '' });

    expect(await rehearsal.failure())
      .toBe(`2 problems, stopped at "Wait until dev-a reports ready, 20 minutes at most": 0 of 2 are ready:

  GitRepository platform
    is not ready
    received  ssh: unable to authenticate
    mend      enter the public key if you have not yet (https://github.com/acme/platform/settings/keys/new); push the branch environment/dev if it is not there yet; Flux tries again by itself, and the same command goes on waiting

  Kustomization platform
    is not ready
    received  is not there yet
    mend      look closer: kubectl --namespace flux-system describe Kustomization platform`);
    expect(rehearsal.time).toBe(20 * 60_000);
  });

  test('when the API server falls silent, but not at the first time', async () => {
    rehearsal.cluster.answers.set('.toolkit.fluxcd.io,', { status: 1, stdout: '', stderr: 'Unauthorized\n' });

    expect(await rehearsal.failure()).toMatch(
      /got no answer several times\n {4}received {2}Unauthorized\n {4}mend {6}look whether your credentials have expired; then run/,
    );
    expect(rehearsal.cluster.commands.filter((line) => line.includes('.toolkit.fluxcd.io,'))).toHaveLength(5);
  });
});
