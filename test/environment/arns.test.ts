import { arns } from '../../lib/environment';

const environment = { account: '333333333333' };

test.each<[keyof typeof arns, string, string]>([
  ['role', arns.role(environment, 'prod-a-node'), 'arn:aws:iam::333333333333:role/prod-a-node'],
  ['accountRoot', arns.accountRoot(environment), 'arn:aws:iam::333333333333:root'],
  [
    'awsManagedPolicy',
    arns.awsManagedPolicy('AmazonEKSClusterPolicy'),
    'arn:aws:iam::aws:policy/AmazonEKSClusterPolicy',
  ],
  ['bucket', arns.bucket('acme-state'), 'arn:aws:s3:::acme-state'],
  [
    'logGroup',
    arns.logGroup(environment, 'eu-west-2', '/aws/eks/prod-a/cluster'),
    'arn:aws:logs:eu-west-2:333333333333:log-group:/aws/eks/prod-a/cluster',
  ],
  ['logsWildcard', arns.logsWildcard(environment, 'eu-west-2'), 'arn:aws:logs:eu-west-2:333333333333:*'],
  ['cluster', arns.cluster(environment, 'eu-west-2', 'prod-a'), 'arn:aws:eks:eu-west-2:333333333333:cluster/prod-a'],
  ['ec2Wildcard', arns.ec2Wildcard(environment, 'eu-west-2'), 'arn:aws:ec2:eu-west-2:333333333333:*'],
  [
    'flowLogWildcard',
    arns.flowLogWildcard(environment, 'eu-west-2'),
    'arn:aws:ec2:eu-west-2:333333333333:vpc-flow-log/*',
  ],
  [
    'clusterAccessPolicy',
    arns.clusterAccessPolicy('AmazonEKSAdminPolicy'),
    'arn:aws:eks::aws:cluster-access-policy/AmazonEKSAdminPolicy',
  ],
])('%s is %s', (_, arn, expected) => {
  expect(arn).toBe(expected);
});
