import fs from 'node:fs';
import path from 'node:path';
import { RepositoryCopy } from '../../../lib/testing/repository-copy';

let copy: RepositoryCopy;
let before: Map<string, string>;

beforeAll(() => {
  copy = new RepositoryCopy();
  expect(copy.run(['synth']).status).toBe(0);
  before = copy.filesIn('dist');
});

afterAll(() => {
  copy.remove();
});

/** Runs a verb that must fail: exit code 1, no stack, nothing on stdout, previous output untouched. */
function failure(verb: readonly string[]): string {
  const { status, stdout, stderr } = copy.run(verb);
  expect([status, stdout]).toEqual([1, '']);
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(copy.filesIn('dist')).toEqual(before);
  return stderr.replaceAll(fs.realpathSync(copy.folder), '<root>').replaceAll(copy.folder, '<root>');
}

describe('with an edited environment', () => {
  const tables = ['addon-builds.json', 'supported-versions.json'];
  const files = ['dev.ts', 'prod.ts', 'versions/dev.json', ...tables].map((file) => `environments/${file}`);
  const originals = new Map<string, string>();

  beforeEach(() => {
    for (const file of files) originals.set(file, fs.readFileSync(path.join(copy.folder, file), 'utf8'));
  });

  afterEach(() => {
    for (const [file, text] of originals) fs.writeFileSync(path.join(copy.folder, file), text);
  });

  test('fails with one message that lists every mistake in every file', () => {
    copy.edit('environments/dev.ts', "regions: ['eu-west-2']", "regions: ['eu-wset-2']");
    copy.edit('environments/dev.ts', "cidr: '10.0.0.0/16'", "cidr: '10.33.0.0/16'");
    copy.edit('environments/dev.ts', 'costTags,\n});', 'costTags,\n  retenton: {},\n} as never);');
    copy.edit('environments/prod.ts', "name: 'prod-b'", "name: 'prod-a'");
    copy.edit('environments/prod.ts', "kubernetesVersion: '1.35'", "kubernetesVersion: '1.36'");
    expect(failure(['synth'])).toMatchInlineSnapshot(`
      "6 problems, nothing was written:

        environments/dev.ts › regions[0]
          is not an AWS region that we know
          received  eu-wset-2
          allowed   af-south-1, ap-east-1, ap-east-2, ap-northeast-1, ap-northeast-2, ap-northeast-3, ap-south-1, ap-south-2, ap-southeast-1, ap-southeast-2, ap-southeast-3, ap-southeast-4, ap-southeast-5, ap-southeast-7, ca-central-1, ca-west-1, eu-central-1, eu-central-2, eu-north-1, eu-south-1, eu-south-2, eu-west-1, eu-west-2, eu-west-3, il-central-1, me-central-1, me-south-1, mx-central-1, sa-east-1, us-east-1, us-east-2, us-west-1, us-west-2, cn-north-1, cn-northwest-1, us-gov-east-1, us-gov-west-1
          mend      write 'eu-west-2'

        environments/dev.ts › retenton
          is not a key that exists here
          received  retenton
          allowed   organisation, name, stage, account, regions, dnsZone, dnsParent, certificates, networks, clusters, gitops, telemetry, retention, backupCopyRegion, budget, owners, costTags
          mend      write 'retention'

        environments/prod.ts › clusters[0].kubernetesVersion
          is a Kubernetes version for which no add-on is pinned
          received  1.36
          allowed   1.35
          mend      choose one of these, or pin add-ons for it in environments/versions/prod.json › addons

        environments/prod.ts › clusters[0].kubernetesVersion
          is ahead of environments/staging.ts › clusters[0].kubernetesVersion, an earlier stage
          received  1.36
          allowed   at most 1.35, the version of environments/staging.ts › clusters[0].kubernetesVersion
          mend      upgrade the earlier stage first

        environments/prod.ts › clusters[1].name
          repeats the cluster name of environments/prod.ts › clusters[0].name
          received  prod-a
          allowed   each cluster name once
          mend      change or remove one of the two

        environments/prod.ts › networks[1].cidr
          overlaps environments/dev.ts › networks[0].cidr (10.33.0.0/16)
          received  10.33.0.0/16
          allowed   ranges that share no address with any network of any environment
          mend      choose a free range for one of the two, such as 10.0.0.0/16
      "
    `);
  });

  test('fails when a name is too long for IAM', () => {
    copy.edit('environments/prod.ts', "name: 'prod-b'", `name: '${'b'.repeat(62)}'`);
    expect(failure(['synth'])).toContain('IAM role');
  });

  test('fails when a file of pins is not JSON', () => {
    fs.writeFileSync(path.join(copy.folder, 'environments/versions/dev.json'), '{ "images": ');
    expect(failure(['synth'])).toContain('environments/versions/dev.json\n    cannot be read as JSON');
  });

  test('fails when a file of pins is missing, and says nothing else', () => {
    fs.rmSync(path.join(copy.folder, 'environments/versions/dev.json'));
    expect(failure(['synth'])).toBe(`1 problem, nothing was written:

  environments/versions/dev.json
    is missing
    allowed   one file of pins an environment
    mend      copy the file of another environment
`);
  });

  test('fails when EKS is not known to offer a build that is pinned', () => {
    copy.edit('environments/versions/dev.json', 'v0.9.0-eksbuild.5', 'v0.9.0-eksbuild.99');
    expect(failure(['synth'])).toBe(`1 problem, nothing was written:

  environments/versions/dev.json › addons['1.35'].metrics-server
    is not a build that EKS is known to offer for Kubernetes 1.35
    received  v0.9.0-eksbuild.99
    allowed   v0.8.1-eksbuild.1, v0.9.0-eksbuild.5
    mend      choose one of these, or add it to environments/addon-builds.json, if aws eks describe-addon-versions lists it
`);
  });

  test('fails when the files that say which versions there are are missing', () => {
    for (const table of tables) fs.rmSync(path.join(copy.folder, 'environments', table));
    expect(failure(['synth'])).toBe(`2 problems, nothing was written:

  environments/addon-builds.json
    is missing
    allowed   the builds of add-ons that EKS offers, by Kubernetes version
    mend      restore it from git: git checkout environments/addon-builds.json

  environments/supported-versions.json
    is missing
    allowed   the Kubernetes versions that EKS offers, with the agents that support each
    mend      restore it from git: git checkout environments/supported-versions.json
`);
  });

  test('--json gives the problems as data', () => {
    copy.edit('environments/dev.ts', "cidr: '10.0.0.0/16'", "cidr: '10.0.0.1/16'");
    const { status, stdout, stderr } = copy.run(['synth', '--json']);
    expect([status, stderr]).toEqual([1, '']);
    expect(JSON.parse(stdout)).toEqual({
      outcome: 'nothing was written',
      problems: [
        {
          where: 'environments/dev.ts › networks[0].cidr',
          what: 'is not an IPv4 range in canonical form',
          received: '10.0.0.1/16',
          allowed: '/16 to /20 inside 10.0.0.0/8 or 172.16.0.0/12 or 192.168.0.0/16',
          mend: 'choose a range such as 10.0.0.0/16',
        },
      ],
    });
  });

  test('fails when the file of an environment cannot be run, naming the line', () => {
    copy.edit('environments/dev.ts', "account: '111111111111'", 'account: nonsense');
    expect(failure(['synth'])).toBe(`1 problem, nothing was written:

  environments/dev.ts:8
    cannot be run
    received  ReferenceError: nonsense is not defined
    allowed   data: defineEnvironment({ … })
    mend      correct the line; npm run typecheck says more
`);
  });

  test('fails when the environment is not TypeScript, showing file and line', () => {
    copy.edit('environments/dev.ts', 'organisation,\n', 'organisation,,\n');
    expect(failure(['synth'])).toContain('environments/dev.ts:5:');
  });
});

test('fails when --env names no environment', () => {
  expect(failure(['synth', '--env', 'prd'])).toMatchInlineSnapshot(`
    "1 problem, nothing was written:

      --env
        is not an environment
        received  prd
        allowed   dev, staging, prod
        mend      write 'prod', or list it in environments/index.ts
    "
  `);
});

test('fails when --env names several that do not exist, or takes a list for one name', () => {
  expect(failure(['synth', '--env', 'nowhere', 'dev,prod'])).toMatchInlineSnapshot(`
    "2 problems, nothing was written:

      --env
        is not an environment
        received  nowhere
        allowed   dev, staging, prod
        mend      choose one of these, or list it in environments/index.ts

      --env
        is not an environment
        received  dev,prod
        allowed   dev, staging, prod
        mend      write --env dev prod, or list it in environments/index.ts
    "
  `);
});

test('fails when --cluster names no cluster, or has no --out', () => {
  expect(failure(['synth', '--cluster', 'dev-z', '--out', 'look'])).toMatchInlineSnapshot(`
    "1 problem, nothing was written:

      --cluster
        is not a cluster of the chosen environments
        received  dev-z
        allowed   dev-a, staging-a, prod-a, prod-b
        mend      choose one of these
    "
  `);
  expect(failure(['synth', '--cluster', 'dev-a'])).toMatchInlineSnapshot(`
    "1 problem, nothing was written:

      --cluster
        writes a part of a tree, which must not lie where a whole one is expected
        allowed   --cluster together with --out
        mend      name a folder for it: --out /tmp/cluster
    "
  `);
});

test('fails when an option or a verb does not exist', () => {
  expect(failure(['synth', '--evn', 'dev'])).toContain('(Did you mean --env?)');
  expect(failure(['sinth'])).toContain('(Did you mean synth?)');
});

test('fails when --out is empty: a variable that is not set must not mean this folder', () => {
  expect(failure(['synth', '--out', ''])).toBe(`1 problem, nothing was written:

  --out
    is empty
    allowed   the name of a folder
    mend      name a folder, or leave --out out
`);
});

test('fails when the output folder cannot be made', () => {
  expect(failure(['synth', '--out', '/proc/x'])).toContain('a part of its path does not exist, and cannot be made');
});

test('fails when a file of pins belongs to no environment', () => {
  const orphan = path.join(copy.folder, 'environments/versions/qa.json');
  fs.writeFileSync(orphan, '{}');
  expect(failure(['synth'])).toContain('environments/versions/qa.json\n    belongs to no environment');
  fs.rmSync(orphan);
});

test('fails when the dependencies are not installed', () => {
  const modules = path.join(copy.folder, 'node_modules');
  fs.renameSync(modules, `${modules}.away`);
  expect(failure(['synth'])).toBe('The dependencies are not installed. Run npm ci first.\n');
  fs.renameSync(`${modules}.away`, modules);
});

test('fails when the lock file is damaged', () => {
  const lock = path.join(copy.folder, 'package-lock.json');
  const text = fs.readFileSync(lock, 'utf8');
  fs.writeFileSync(lock, '{');
  expect(failure(['synth'])).toBe(`1 problem, nothing was written:

  package-lock.json
    is not JSON
    allowed   the lock file as npm wrote it, committed
    mend      restore it from git: git checkout package-lock.json
`);
  fs.writeFileSync(lock, text);
});

test('fails when the last output folder holds a foreign file, before the first is written', () => {
  const foreign = path.join(copy.folder, 'dist/staging/notes.txt');
  fs.rmSync(path.join(copy.folder, 'dist/dev'), { recursive: true });
  fs.writeFileSync(foreign, 'mine');
  before = copy.filesIn('dist');
  expect(failure(['synth'])).toContain('dist/staging/notes.txt\n    was not written by this program');
  fs.rmSync(foreign);
  expect(copy.run(['synth']).status).toBe(0);
  before = copy.filesIn('dist');
});

test('fails when the output folder holds a foreign file, and leaves it alone', () => {
  const foreign = path.join(copy.folder, 'dist/dev/notes.txt');
  fs.writeFileSync(foreign, 'mine');
  before = copy.filesIn('dist');
  expect(failure(['synth'])).toMatchInlineSnapshot(`
    "1 problem, nothing was written:

      <root>/dist/dev/notes.txt
        was not written by this program
        allowed   the files that platform.json lists
        mend      move it out of the output folder, or remove it
    "
  `);
  fs.rmSync(foreign);
  before = copy.filesIn('dist');
});
