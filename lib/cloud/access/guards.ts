import { type Account, arns, type Environment } from '../../environment';
import type { PolicyStatement } from '../policy-document';
import { auditLogGroup, denied, recordGuards } from '../record-guards';

/** The part of an environment that says what guards it. */
export type GuardedEnvironment = Pick<
  Environment,
  'name' | 'account' | 'partition' | 'organisation' | 'regions' | 'clusters'
>;

/** What guards the record, from those who work with a role of ours: they write nothing into it either. */
export function operatorGuards(environment: GuardedEnvironment): PolicyStatement[] {
  return [...recordGuards(environment), denied(['logs:Put*'], auditLogGroup(environment))];
}

/**
 * What no role of ours may do to IAM, whatever it may do to roles: change the given guards, leave a boundary, or make a
 * user.
 */
export function identityGuards(environment: Account, guards: Guards): PolicyStatement[] {
  const roles = guards.roles.map((name) => arns.role(environment, name));
  const policies = guards.policies.map((name) => arns.policy(environment, name));
  return [
    denied(['iam:*LoginProfile', 'iam:CreateAccessKey', 'iam:CreateUser', 'iam:DeleteRolePermissionsBoundary'], ['*']),
    denied(ROLE_CHANGES, roles),
    denied(ROLE_CHANGES, ['*'], { StringEquals: { 'aws:ResourceTag/layer': guards.layers } }),
    denied(['iam:CreatePolicyVersion', 'iam:Delete*', 'iam:SetDefaultPolicyVersion', 'iam:*tagPolicy'], policies),
  ];
}

/** What guards a role. */
export interface Guards {
  /** Roles that may not be changed, by name, … */
  readonly roles: readonly string[];
  /** … or by the layer that made them. */
  readonly layers: readonly string[];
  /** Policies that may not be changed, by name: boundaries. */
  readonly policies: readonly string[];
}

const ROLE_CHANGES = [
  'iam:Attach*',
  'iam:Create*',
  'iam:Delete*',
  'iam:Detach*',
  'iam:PassRole',
  'iam:Put*',
  'iam:Tag*',
  'iam:Untag*',
  'iam:Update*',
];
