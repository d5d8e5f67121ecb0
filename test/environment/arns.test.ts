import { arns } from '../../lib/environment';

const PARTITIONS = [
  { partition: 'aws', region: 'eu-west-2' },
  { partition: 'aws-cn', region: 'cn-north-1' },
  { partition: 'aws-us-gov', region: 'us-gov-west-1' },
] as const;

/** Every ARN without `arn:<partition>:`, in the region R of the account 333333333333. */
const EXPECTED: Readonly<Record<keyof typeof arns, string>> = {
  role: 'iam::333333333333:role/prod-a-node',
  policy: 'iam::333333333333:policy/prod-permissions-boundary',
  oidcProvider: 'iam::333333333333:oidc-provider/token.actions.githubusercontent.com',
  accountRoot: 'iam::333333333333:root',
  awsManagedPolicy: 'iam::aws:policy/AmazonEKSClusterPolicy',
  keyWildcard: 'kms:R:333333333333:key/*',
  keyAlias: 'kms:R:333333333333:alias/prod-audit',
  bucket: 's3:::acme-state',
  logGroup: 'logs:R:333333333333:log-group:/aws/eks/prod-a/cluster',
  logsWildcard: 'logs:R:333333333333:*',
  certificate: 'acm:R:333333333333:certificate/5c0f0f4e-0000-4000-8000-000000000001',
  cluster: 'eks:R:333333333333:cluster/prod-a',
  clusterWildcard: 'eks:R:333333333333:cluster/*',
  volumeWildcard: 'ec2:R:333333333333:volume/*',
  ec2Wildcard: 'ec2:R:333333333333:*',
  flowLogWildcard: 'ec2:R:333333333333:vpc-flow-log/*',
  topic: 'sns:R:333333333333:prod-alarms',
  trail: 'cloudtrail:R:333333333333:trail/prod-audit',
  repository: 'ecr:R:333333333333:repository/checkout/api',
  alarmWildcard: 'cloudwatch:R:333333333333:alarm:*',
  eventRule: 'events:R:333333333333:rule/root-login',
  backupVault: 'backup:R:333333333333:backup-vault:prod-eu-west-2',
  hostedZoneWildcard: 'route53:::hostedzone/*',
  metricsWorkspaceWildcard: 'aps:R:333333333333:workspace/*',
  metricsScraperWildcard: 'aps:R:333333333333:scraper/*',
  secret: 'secretsmanager:R:333333333333:secret:prod/alerting/pagerduty',
  clusterAccessPolicy: 'eks::aws:cluster-access-policy/AmazonEKSAdminPolicy',
};

describe.each(PARTITIONS)('in the partition $partition', ({ partition, region }) => {
  const environment = { name: 'prod', account: '333333333333', partition };
  const table: Readonly<Record<keyof typeof arns, string>> = {
    role: arns.role(environment, 'prod-a-node'),
    policy: arns.policy(environment, 'prod-permissions-boundary'),
    oidcProvider: arns.oidcProvider(environment, 'token.actions.githubusercontent.com'),
    accountRoot: arns.accountRoot(environment),
    awsManagedPolicy: arns.awsManagedPolicy(environment, 'AmazonEKSClusterPolicy'),
    keyWildcard: arns.keyWildcard(environment, region),
    keyAlias: arns.keyAlias(environment, region, 'alias/prod-audit'),
    bucket: arns.bucket(environment, 'acme-state'),
    logGroup: arns.logGroup(environment, region, '/aws/eks/prod-a/cluster'),
    logsWildcard: arns.logsWildcard(environment, region),
    certificate: arns.certificate(environment, region, '5c0f0f4e-0000-4000-8000-000000000001'),
    cluster: arns.cluster(environment, region, 'prod-a'),
    clusterWildcard: arns.clusterWildcard(environment, region),
    volumeWildcard: arns.volumeWildcard(environment, region),
    ec2Wildcard: arns.ec2Wildcard(environment, region),
    flowLogWildcard: arns.flowLogWildcard(environment, region),
    topic: arns.topic(environment, region, 'prod-alarms'),
    trail: arns.trail(environment, region, 'prod-audit'),
    repository: arns.repository(environment, region, 'checkout/api'),
    alarmWildcard: arns.alarmWildcard(environment, region),
    eventRule: arns.eventRule(environment, region, 'root-login'),
    backupVault: arns.backupVault(environment, region, 'prod-eu-west-2'),
    hostedZoneWildcard: arns.hostedZoneWildcard(environment),
    metricsWorkspaceWildcard: arns.metricsWorkspaceWildcard(environment, region),
    metricsScraperWildcard: arns.metricsScraperWildcard(environment, region),
    secret: arns.secret(environment, region, 'prod/alerting/pagerduty'),
    clusterAccessPolicy: arns.clusterAccessPolicy(environment, 'AmazonEKSAdminPolicy'),
  };

  test.each(Object.keys(arns) as (keyof typeof arns)[])('%s has the partition, the region and the account', (key) => {
    expect(table[key]).toBe(`arn:${partition}:${EXPECTED[key].replace(':R:', `:${region}:`)}`);
  });
});

test('a role may lie on a path', () => {
  const environment = { name: 'prod', account: '333333333333', partition: 'aws' } as const;
  const path = '/aws-reserved/sso.amazonaws.com/';
  expect(arns.role(environment, 'Admin', path)).toBe(
    'arn:aws:iam::333333333333:role/aws-reserved/sso.amazonaws.com/Admin',
  );
});
