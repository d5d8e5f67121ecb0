import { type Account, arns, PERMISSION_SET } from '../../environment';
import type { TrustStatement } from '../service-role';

/** IAM Identity Center ends the name of its role with sixteen letters that change when the assignment does. */
const SUFFIX = '?'.repeat(16);

/**
 * People who come through IAM Identity Center, by the name of their permission set, which is that of their group. The
 * role behind a permission set is no principal to name: its suffix changes whenever it is assigned anew.
 * @see https://docs.aws.amazon.com/singlesignon/latest/userguide/referencingpermissionsets.html
 */
export function identityCenterTrust(environment: Account, permissionSets: readonly string[]): TrustStatement {
  return {
    principals: { AWS: [arns.accountRoot(environment)] },
    actions: ['sts:AssumeRole'],
    conditions: { ArnLike: { 'aws:PrincipalArn': permissionSets.flatMap((name) => rolesOf(environment, name)) } },
  };
}

/** What is wrong with the permission sets that a role trusts. */
export function permissionSetMistakes(permissionSets: readonly string[]): string[] {
  return [
    ...(permissionSets.length === 0 ? ['trusts nobody: name at least one permission set'] : []),
    ...permissionSets.filter((name) => !PERMISSION_SET.pattern.test(name)).map(noPermissionSet),
  ];
}

function noPermissionSet(name: string): string {
  return `trusts the permission set '${name}': write 1 to 32 letters, digits and + = , . @ - _, as Identity Center does`;
}

/** The region of Identity Center is in the path, unless it is us-east-1. */
function rolesOf(environment: Account, permissionSet: string): string[] {
  const name = `AWSReservedSSO_${permissionSet}_${SUFFIX}`;
  const path = '/aws-reserved/sso.amazonaws.com/';
  return [arns.role(environment, name, path), arns.role(environment, name, `${path}*/`)];
}
