import type { Environment } from './schema';

/** An environment as names and ARNs see it. */
export type Account = Pick<Environment, 'name' | 'account' | 'partition'>;
type InPartition = Pick<Environment, 'partition'>;

/** ARNs that can be computed, so that nobody has to look one up. */
export const arns = {
  /** @param path where the role lies, with both slashes @default - at the top */
  role: (environment: Account, roleName: string, path = '/') => iam(environment, `role${path}${roleName}`),
  policy: (environment: Account, policyName: string) => iam(environment, `policy/${policyName}`),
  oidcProvider: (environment: Account, host: string) => iam(environment, `oidc-provider/${host}`),
  accountRoot: (environment: Account) => iam(environment, 'root'),
  awsManagedPolicy: ({ partition }: InPartition, policyName: string) =>
    `arn:${partition}:iam::aws:policy/${policyName}`,
  /** Every key of the account in the region; who names it adds a condition on the key's alias. */
  keyWildcard: (environment: Account, region: string) => regional(environment, 'kms', region, 'key/*'),
  /** @param alias as names have it: `alias/prod-audit` */
  keyAlias: (environment: Account, region: string, alias: string) => regional(environment, 'kms', region, alias),
  bucket: ({ partition }: InPartition, bucketName: string) => `arn:${partition}:s3:::${bucketName}`,
  logGroup: (environment: Account, region: string, logGroupName: string) =>
    regional(environment, 'logs', region, `log-group:${logGroupName}`),
  /** Everything of CloudWatch Logs of the account in the region: what it says it delivers for. */
  logsWildcard: (environment: Account, region: string) => regional(environment, 'logs', region, '*'),
  /** @param id of ACM, a UUID */
  certificate: (environment: Account, region: string, id: string) =>
    regional(environment, 'acm', region, `certificate/${id}`),
  cluster: (environment: Account, region: string, clusterName: string) =>
    regional(environment, 'eks', region, `cluster/${clusterName}`),
  clusterWildcard: (environment: Account, region: string) => regional(environment, 'eks', region, 'cluster/*'),
  volumeWildcard: (environment: Account, region: string) => regional(environment, 'ec2', region, 'volume/*'),
  /** Every EC2 resource of the account in the region: instances, volumes, network interfaces, … */
  ec2Wildcard: (environment: Account, region: string) => regional(environment, 'ec2', region, '*'),
  flowLogWildcard: (environment: Account, region: string) => regional(environment, 'ec2', region, 'vpc-flow-log/*'),
  topic: (environment: Account, region: string, topicName: string) => regional(environment, 'sns', region, topicName),
  trail: (environment: Account, region: string, trailName: string) =>
    regional(environment, 'cloudtrail', region, `trail/${trailName}`),
  repository: (environment: Account, region: string, repositoryName: string) =>
    regional(environment, 'ecr', region, `repository/${repositoryName}`),
  alarmWildcard: (environment: Account, region: string) => regional(environment, 'cloudwatch', region, 'alarm:*'),
  eventRule: (environment: Account, region: string, ruleName: string) =>
    regional(environment, 'events', region, `rule/${ruleName}`),
  backupVault: (environment: Account, region: string, vaultName: string) =>
    regional(environment, 'backup', region, `backup-vault:${vaultName}`),
  /** Every public and private zone of the account: their ids are AWS's. */
  hostedZoneWildcard: ({ partition }: InPartition) => `arn:${partition}:route53:::hostedzone/*`,
  /** Every workspace for metrics of the account in the region: their ids are AWS's. */
  metricsWorkspaceWildcard: (environment: Account, region: string) =>
    regional(environment, 'aps', region, 'workspace/*'),
  /** Every scraper of metrics of the account in the region: their ids are AWS's. */
  metricsScraperWildcard: (environment: Account, region: string) => regional(environment, 'aps', region, 'scraper/*'),
  /** @param name as Secrets Manager knows it, without what it appends */
  secret: (environment: Account, region: string, name: string) =>
    regional(environment, 'secretsmanager', region, `secret:${name}`),
  /** @see https://docs.aws.amazon.com/eks/latest/userguide/access-policy-permissions.html */
  clusterAccessPolicy: ({ partition }: InPartition, policyName: string) =>
    `arn:${partition}:eks::aws:cluster-access-policy/${policyName}`,
} as const;

function iam({ partition, account }: Account, resource: string): string {
  return `arn:${partition}:iam::${account}:${resource}`;
}

function regional({ partition, account }: Account, service: string, region: string, resource: string): string {
  return `arn:${partition}:${service}:${region}:${account}:${resource}`;
}
