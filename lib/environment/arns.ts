import type { Environment } from './schema';

type InAccount = Pick<Environment, 'account'>;

/** ARNs that can be computed, so that nobody has to look one up. All regions that we know are in the partition `aws`. */
export const arns = {
  role: (environment: InAccount, roleName: string) => `arn:aws:iam::${environment.account}:role/${roleName}`,
  accountRoot: (environment: InAccount) => `arn:aws:iam::${environment.account}:root`,
  awsManagedPolicy: (policyName: string) => `arn:aws:iam::aws:policy/${policyName}`,
  bucket: (bucketName: string) => `arn:aws:s3:::${bucketName}`,
  logGroup: (environment: InAccount, region: string, logGroupName: string) =>
    `arn:aws:logs:${region}:${environment.account}:log-group:${logGroupName}`,
  /** Everything of CloudWatch Logs of the account in the region: what it says it delivers for. */
  logsWildcard: (environment: InAccount, region: string) => `arn:aws:logs:${region}:${environment.account}:*`,
  cluster: (environment: InAccount, region: string, clusterName: string) =>
    `arn:aws:eks:${region}:${environment.account}:cluster/${clusterName}`,
  /** Every EC2 resource of the account in the region: instances, volumes, network interfaces, … */
  ec2Wildcard: (environment: InAccount, region: string) => `arn:aws:ec2:${region}:${environment.account}:*`,
  flowLogWildcard: (environment: InAccount, region: string) =>
    `arn:aws:ec2:${region}:${environment.account}:vpc-flow-log/*`,
  /** @see https://docs.aws.amazon.com/eks/latest/userguide/access-policy-permissions.html */
  clusterAccessPolicy: (policyName: string) => `arn:aws:eks::aws:cluster-access-policy/${policyName}`,
} as const;
