import { parseEnvironments } from '../../lib/environment';
import type { EnvironmentSource } from '../../lib/environment/parse';
import { changedAt } from '../../lib/environment/value-at';
import { pathText } from '../../lib/environment/wording';
import { UserError } from '../../lib/problems';
import { messageOf, sources } from './sources';

describe('environments without a fault', () => {
  test('are given in the order in which they were handed in', () => {
    expect(parseEnvironments(sources()).map(({ name }) => name)).toEqual(['dev', 'staging', 'prod']);
  });

  test('may be none', () => {
    expect(parseEnvironments([])).toEqual([]);
  });
});

describe('environments with faults', () => {
  const FAULTS = {
    dev: {
      regions: ['eu-west-2', 'eu-wset-1'],
      clusters: { 0: { name: 'prod-a', addons: ['metrics-server', 'external-dns'] } },
      gitops: { delivr: 'direct' },
    },
    staging: {
      networks: { 0: { cidr: '10.0.128.0/20' } },
      clusters: { 0: { name: 'a'.repeat(60), kubernetesVersion: '1.36', nodePools: { 0: { cpuLimit: 0 } } } },
    },
    prod: { retention: { controlPlaneLogsDays: 90 } },
  };
  const PINS = {
    staging: { addons: { '1.36': { 'metrics-server': 'v0.9.0-eksbuild.5' } } },
    prod: { images: { 'docker.io/grafana/grafana': { digest: 'latest' } } },
  };

  test('fails with everything that is wrong in every file, sorted by place, at once', () => {
    expect(messageOf(FAULTS, PINS)).toBe(`10 problems, nothing was written:

  environments/dev.ts › clusters[0].addons[1]
    has no version pinned for Kubernetes 1.35
    received  external-dns
    allowed   cert-manager, metrics-server
    mend      add it to environments/versions/dev.json › addons['1.35']

  environments/dev.ts › gitops.delivr
    is not a key that exists here
    received  delivr
    allowed   agent, repository, oidcRepository, knownHosts, branch, deliver
    mend      write 'deliver'

  environments/dev.ts › regions[1]
    is not an AWS region that we know
    received  eu-wset-1
    allowed   af-south-1, ap-east-1, ap-east-2, ap-northeast-1, ap-northeast-2, ap-northeast-3, ap-south-1, ap-south-2, ap-southeast-1, ap-southeast-2, ap-southeast-3, ap-southeast-4, ap-southeast-5, ap-southeast-7, ca-central-1, ca-west-1, eu-central-1, eu-central-2, eu-north-1, eu-south-1, eu-south-2, eu-west-1, eu-west-2, eu-west-3, il-central-1, me-central-1, me-south-1, mx-central-1, sa-east-1, us-east-1, us-east-2, us-west-1, us-west-2, cn-north-1, cn-northwest-1, us-gov-east-1, us-gov-west-1
    mend      write 'eu-west-1'

  environments/prod.ts › clusters[0].name
    repeats the cluster name of environments/dev.ts › clusters[0].name
    received  prod-a
    allowed   each cluster name once
    mend      change or remove one of the two

  environments/prod.ts › retention.controlPlaneLogsDays
    is too short for production
    received  90 days
    allowed   at least 365 days in production
    mend      leave it out, or raise it

  environments/staging.ts › clusters[0].kubernetesVersion
    is ahead of environments/dev.ts › clusters[0].kubernetesVersion, an earlier stage
    received  1.36
    allowed   at most 1.35, the version of environments/dev.ts › clusters[0].kubernetesVersion
    mend      upgrade the earlier stage first

  environments/staging.ts › clusters[0].name
    makes an IAM role name of 79 characters
    received  ${'a'.repeat(60)}-aws-efs-csi-driver
    allowed   at most 64 characters for an IAM role name
    mend      shorten it by 15 characters

  environments/staging.ts › clusters[0].nodePools[0].cpuLimit
    is not an amount that there can be
    received  0
    allowed   a whole number from 1 to 1000000
    mend      set it to 1, or to what you need

  environments/staging.ts › networks[0].cidr
    overlaps environments/dev.ts › networks[0].cidr (10.0.0.0/16)
    received  10.0.128.0/20
    allowed   ranges that share no address with any network of any environment
    mend      choose a free range for one of the two, such as 10.1.0.0/20

  environments/versions/prod.json › images['docker.io/grafana/grafana'].digest
    is not an allowed value
    received  'latest'
    allowed   a digest: sha256: and 64 hexadecimal digits
    mend      set it to a digest: sha256: and 64 hexadecimal digits`);
  });

  test('fails with one error of the user, which holds the problems one by one', () => {
    const act = () => parseEnvironments(sources({ dev: { account: '1', dnsZone: 'x' } }));
    expect(act).toThrow(UserError);
    expect(problemsOf(act)).toMatchObject([
      { where: 'environments/dev.ts › account', received: "'1'" },
      { where: 'environments/dev.ts › dnsZone', received: "'x'" },
    ]);
  });
});

describe('one fault does not hide the next', () => {
  const overlap = { networks: { 0: { cidr: '10.1.0.0/16' } } };
  const overlapReport = `  environments/staging.ts › networks[0].cidr
    overlaps environments/dev.ts › networks[0].cidr (10.1.0.0/16)`;

  test.each<[string, object]>([
    ['a misspelt key', { retntion: {} }],
    ['a misspelt key that is required', { dnsZone: undefined, dnsZoen: 'dev.acme.example' }],
    ['an unknown key', { colour: 'blue' }],
    ['a choice that nobody can guess, and that has no default', { gitops: { agent: 'spinnaker' } }],
    ['a stage that nobody can guess', { stage: 'prod' }],
    ['a missing text', { account: undefined }],
    ['a missing part', { costTags: undefined }],
    ['a missing list', { clusters: undefined }],
    ['a missing entry of a list', { regions: ['eu-west-2', undefined] }],
    ['a text for a list', { regions: 'eu-west-2' }],
    ['a missing region of a cluster', { clusters: { 0: { region: undefined } } }],
    ['a receiver that does not say of which type it is', { telemetry: { receivers: { 0: { type: undefined } } } }],
    ['a value of the wrong kind that has a default', { telemetry: { backend: 'graphite' } }],
    ['a wrong choice in a part that has a default', { clusters: { 0: { endpoint: { access: 'open' } } } }],
    ['an amount that cannot be', { clusters: { 0: { nodePools: { 0: { cpuLimit: -1 } } } } }],
    ['an empty list', { telemetry: { receivers: [] } }],
  ])('%s', (_, fault) => {
    const message = messageOf({ dev: { ...fault, ...overlap } });
    expect(message).toMatch(/^2 problems, /);
    expect(message).toContain(overlapReport);
  });

  test('what stands under a misspelt key is judged as if it were not', () => {
    const networks = [
      {
        region: 'eu-west-2',
        cidr: '10.1.0.0/16',
        podCidr: '100.64.0.0/16',
        availabilityZones: ['eu-west-2a', 'eu-west-2b'],
      },
    ];
    const message = messageOf({ dev: { networks: undefined, netwokrs: networks } });
    expect(message).toMatch(/^2 problems, /);
    expect(message).toContain(overlapReport);
  });

  test('the rules go by a stage whose key is misspelt', () => {
    const { value } = sources()[0] as { value: object };
    const message = messageOf({
      dev: { ...value, stage: undefined, stgae: 'development', retention: { backupsDays: 7 } },
    });
    expect(message).toMatch(/^1 problem, /);
  });

  test.each<[string, object, string]>([
    [
      'a misspelt choice',
      { gitops: { agent: 'fluxx' } },
      `gitops.agent
    is not an allowed value
    received  'fluxx'
    allowed   'flux' or 'argocd'
    mend      write 'flux'`,
    ],
    [
      'an amount in quotes',
      { clusters: { 0: { nodePools: { 0: { cpuLimit: '64' } } } } },
      `clusters[0].nodePools[0].cpuLimit
    is not an allowed value
    received  '64'
    allowed   a number
    mend      remove the quotes`,
    ],
    [
      'a missing amount',
      { clusters: { 0: { nodePools: { 0: { cpuLimit: undefined } } } } },
      `clusters[0].nodePools[0].cpuLimit
    is missing
    allowed   a number
    mend      add cpuLimit`,
    ],
  ])('the whole report of %s beside ranges that overlap', (_, fault, report) => {
    expect(messageOf({ dev: { ...fault, ...overlap } })).toBe(`2 problems, nothing was written:

  environments/dev.ts › ${report}

${overlapReport}
    received  10.1.0.0/16
    allowed   ranges that share no address with any network of any environment
    mend      choose a free range for one of the two, such as 10.0.0.0/16`);
  });

  test('a misspelt stage, and what the stage that was meant forbids', () => {
    expect(
      messageOf({ dev: { stage: 'prodution', networks: { 0: { nat: 'single' } }, backupCopyRegion: 'eu-west-1' } }),
    ).toBe(`2 problems, nothing was written:

  environments/dev.ts › networks[0].nat
    makes one zone a single point of failure
    received  single
    allowed   'per-zone' in production
    mend      write nat: 'per-zone', or leave it out

  environments/dev.ts › stage
    is not an allowed value
    received  'prodution'
    allowed   'development' or 'staging' or 'production'
    mend      write 'production'`);
  });

  test('an amount in quotes is judged as the amount', () => {
    const pools = [{ name: 'general', cpuLimit: '900000', memoryLimitGiB: 256 }];
    const message = messageOf({ dev: { clusters: { 0: { nodePools: pools } } } });
    expect(message).toMatch(/^2 problems, /);
    expect(message).toContain('is too small for what the node pools of dev-a may grow to');
  });
});

describe('no rule says anything that comes from the stand-in for a value that is refused', () => {
  const [{ value: dev = {} } = {}] = sources();
  const fields = pathsIn(dev).filter((field) => field.length > 0);

  test.each(fields.map((field) => [pathText(field), field] as const))('%s', (text, field) => {
    const [first, ...others] = sources();
    const changed = { ...first, value: changedAt(dev, field, () => null) } as EnvironmentSource;
    expect(problemsOf(() => parseEnvironments([changed, ...others])).map(({ where }) => where)).toEqual([
      `environments/dev.ts › ${text}`,
    ]);
  });
});

/** The path of every value in a value, and of itself. */
function pathsIn(value: unknown): PropertyKey[][] {
  if (typeof value !== 'object' || value === null) return [[]];
  const inner = Object.entries(value).flatMap(([key, field]) => {
    return pathsIn(field).map((path) => [Array.isArray(value) ? Number(key) : key, ...path]);
  });
  return [[], ...inner];
}

function problemsOf(act: () => unknown): UserError['problems'] {
  try {
    act();
  } catch (error) {
    if (error instanceof UserError) return error.problems;
    throw error;
  }
  throw new Error('it did not throw');
}
