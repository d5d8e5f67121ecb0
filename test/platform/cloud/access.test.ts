import { foldedSnapshot } from '../../../lib/testing/folded-snapshot';
import { testEnvironment } from '../../../lib/testing/environments';
import { renderTree } from '../../../lib/testing/rendering';
import { accessLayer } from '../../../platform/cloud/access';
import { renderAll } from '../render-all';

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html#reference_iam-quotas-entity-length */
const QUOTAS = { managedPolicy: 6144, inlinePoliciesOfARole: 10_240, trust: 2048 };

type Resources = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>>;

const layers = renderAll().map(({ manifest, files }) => ({
  environment: manifest.environment,
  resource: resourcesIn(files),
}));

test('the access layers are as reviewed', () => {
  expect(foldedSnapshot(renderAll(), (folder) => folder === 'terraform/access')).toMatchSnapshot();
});

test.each(layers)('no policy of $environment is longer than IAM takes', ({ resource }) => {
  const { aws_iam_policy = {}, aws_iam_role = {}, aws_iam_role_policy = {} } = resource;
  const managed = Object.values(aws_iam_policy).map(({ policy = '' }) => policy.length);
  const trusts = Object.values(aws_iam_role).map(({ assume_role_policy = '' }) => assume_role_policy.length);
  const inline = new Map<string, number>();
  for (const { role = '', policy = '' } of Object.values(aws_iam_role_policy)) {
    inline.set(role, (inline.get(role) ?? 0) + policy.length);
  }

  expect(Math.max(...managed)).toBeLessThanOrEqual(QUOTAS.managedPolicy);
  expect(Math.max(...trusts)).toBeLessThanOrEqual(QUOTAS.trust);
  expect(Math.max(...inline.values())).toBeLessThanOrEqual(QUOTAS.inlinePoliciesOfARole);
});

test.each(layers)('no policy of $environment allows everything, and every role has a boundary', ({ resource }) => {
  const text = JSON.stringify(resource);

  expect(text).not.toContain(String.raw`\"*:*\"`);
  expect(text).not.toContain(String.raw`\"Action\":[\"*\"]`);
  expect(text).not.toContain(String.raw`\"Principal\":{\"AWS\":[\"*\"]}`);
  for (const role of Object.values(resource['aws_iam_role'] ?? {})) expect(role['permissions_boundary']).toBeTruthy();
});

test('a repository that is not on GitHub gets no role of CI, and no provider that nobody needs', () => {
  const environment = testEnvironment({
    gitops: {
      agent: 'flux',
      repository: 'https://git.acme.example/acme/platform.git',
      knownHosts: [`git.acme.example ssh-ed25519 AAAAC3NzaC1lZDI1NTE5${'A'.repeat(48)}`],
    },
  });
  const { files } = renderTree({ cloud: (scope) => accessLayer(scope, environment, [admins]) }, environment);
  const resource = resourcesIn(files);

  expect(Object.keys(resource['aws_iam_role'] ?? {})).toEqual(['break_glass', 'team_platform']);
  expect(resource['aws_iam_openid_connect_provider']).toBeUndefined();
});

test('another partition gets no role of CI: its STS is not known to compare the git ref', () => {
  const environment = { ...testEnvironment(), partition: 'aws-us-gov' } as const;
  const { files } = renderTree({ cloud: (scope) => accessLayer(scope, environment, [admins]) }, environment);

  expect(Object.keys(resourcesIn(files)['aws_iam_role'] ?? {})).toEqual(['break_glass', 'team_platform']);
});

test('the roles of CI trust the repository with its ids where the environment has them', () => {
  const gitops = {
    agent: 'flux',
    repository: 'https://github.com/acme/platform.git',
    oidcRepository: 'acme@123/platform@456',
  } as const;
  const environment = testEnvironment({ gitops });
  const { files } = renderTree({ cloud: (scope) => accessLayer(scope, environment, [admins]) }, environment);
  const { aws_iam_role: roles = {} } = resourcesIn(files);
  const trusts = ['terraform_plan', 'terraform_apply'].map((role) => String(roles[role]?.['assume_role_policy']));

  for (const trust of trusts) expect(trust).toContain('repo:acme@123/platform@456:');
  for (const trust of trusts) expect(trust).not.toContain('repo:acme/platform:');
});

const admins = {
  name: 'platform',
  identityGroup: 'platform-engineers',
  email: 'platform@acme.example',
  clusterAccess: 'admin',
  sourceRepositories: [],
  imageRepositories: [],
} as const;

function resourcesIn(files: ReadonlyMap<string, string>): Resources {
  return (JSON.parse(files.get('terraform/access/cdk.tf.json') ?? '{}') as { resource: Resources }).resource;
}
