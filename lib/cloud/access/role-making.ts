import { arns, names, serviceNames } from '../../environment';
import type { PolicyStatement } from '../policy-document';
import type { GuardedEnvironment } from './guards';

/** Changes of what a role may do: IAM tells the boundary of the role with each of them. */
const CHANGES_WITHIN_THE_BOUNDARY = [
  'iam:AttachRolePolicy',
  'iam:CreateRole',
  'iam:DeleteRolePolicy',
  'iam:DetachRolePolicy',
  'iam:PutRolePermissionsBoundary',
  'iam:PutRolePolicy',
];

/** Other changes of a role: none of them lets it do more. */
const OTHER_CHANGES = [
  'iam:DeleteRole',
  'iam:TagRole',
  'iam:UntagRole',
  'iam:UpdateAssumeRolePolicy',
  'iam:UpdateRole*',
];

/** Everything of IAM that layers change. */
export const ROLE_CHANGES_OF_LAYERS = [
  ...CHANGES_WITHIN_THE_BOUNDARY,
  ...OTHER_CHANGES,
  'iam:CreateServiceLinkedRole',
  'iam:PassRole',
];

/** Who works with the roles that our layers make: flow logs, clusters, pods, scrapers and backups. */
const PASSED_TO = ['backup', 'eks', 'pods.eks', 'scraper.aps', 'vpc-flow-logs'].map((service) =>
  serviceNames.principal(service),
);

/** Services that make a role of their own when they are first used; AWS decides what such a role may do. */
const WITH_A_ROLE_OF_THEIR_OWN = [
  'backup',
  'eks',
  'replication.ecr',
  'restore-testing.backup',
  'route53resolver',
  'scraper.aps',
  'transitgateway',
];

/**
 * Makes the roles that layers need, by their names, and none that could go beyond the account's boundary.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html#access_policies_boundaries-delegate
 */
export function roleMaking(environment: GuardedEnvironment): PolicyStatement[] {
  const roles = madeByLayers(environment);
  const serviceLinked = WITH_A_ROLE_OF_THEIR_OWN.map((service) => serviceNames.principal(service));
  return [
    ...changesOf(environment, roles, [names.permissionsBoundary(environment)]),
    { actions: ['iam:PassRole'], resources: roles, conditions: { StringEquals: { 'iam:PassedToService': PASSED_TO } } },
    {
      actions: ['iam:CreateServiceLinkedRole'],
      resources: [arns.role(environment, '*', '/aws-service-role/')],
      conditions: { StringEquals: { 'iam:AWSServiceName': serviceLinked } },
    },
  ];
}

/**
 * Changes of roles that carry one of the boundaries, and keep it.
 * @param boundaries names of policies
 */
export function changesOf(
  environment: GuardedEnvironment,
  roles: readonly string[],
  boundaries: readonly string[],
): PolicyStatement[] {
  const allowed = boundaries.map((name) => arns.policy(environment, name));
  return [
    {
      actions: CHANGES_WITHIN_THE_BOUNDARY,
      resources: roles,
      conditions: { StringEquals: { 'iam:PermissionsBoundary': allowed } },
    },
    { actions: OTHER_CHANGES, resources: roles },
  ];
}

/** The roles of a region, of a cluster, and those that push images. */
function madeByLayers(environment: GuardedEnvironment): string[] {
  const { name, regions, clusters } = environment;
  const patterns = [
    ...regions.map((region) => `${name}-${region}-*`),
    ...clusters.map((cluster) => names.workloadRole(cluster, '*')),
    names.imagePushRole('*', '*'),
  ];
  return patterns.map((pattern) => arns.role(environment, pattern));
}
