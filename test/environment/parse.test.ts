import { parseEnvironments } from '../../lib/environment';
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
    mend      choose a free range for one of the two

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

  test('other environments are judged when one lacks what has no default', () => {
    const message = messageOf({ dev: { account: undefined }, prod: { networks: { 0: { cidr: '10.1.0.0/16' } } } });
    expect(message).toMatch(/^2 problems, /);
    expect(message).toContain('overlaps environments/staging.ts › networks[0].cidr (10.1.0.0/16)');
  });
});

function problemsOf(act: () => unknown): UserError['problems'] {
  try {
    act();
  } catch (error) {
    if (error instanceof UserError) return error.problems;
    throw error;
  }
  throw new Error('it did not throw');
}
