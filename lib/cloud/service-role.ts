import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { IamRolePolicyAttachment } from '@cdktf/provider-aws/lib/iam-role-policy-attachment';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { type Account, arns, names } from '../environment';
import { withLogicalId } from './logical-id';
import { policyDocument, type PolicyStatement } from './policy-document';

export interface ServiceRoleProps {
  /** The account that owns the role. */
  readonly environment: Account;
  /** Name of the role, unique in the account. */
  readonly name: string;
  /** `aws_iam_role.<logicalId>`, and the beginning of the logical ids of its policies. */
  readonly logicalId: string;
  /** Who uses it, and for what. */
  readonly description: string;
  /** Which service may assume it, and on whose behalf. */
  readonly trust: Omit<PolicyStatement, 'resources' | 'effect'>;
  /** Short name to AWS managed policy: `{ compute: 'AmazonEKSComputePolicy' }`. @default - no managed policy */
  readonly managedPolicies?: Readonly<Record<string, string>>;
  /** Short name to statements of our own. @default - no policy of our own */
  readonly inlinePolicies?: Readonly<Record<string, readonly PolicyStatement[]>>;
  /** The boundary, in the one layer that makes it. @default - an earlier layer has made it */
  readonly boundary?: ITerraformDependable;
}

/**
 * A role that an AWS service, or a workload, assumes. Whatever is attached to it, it may do no more than the boundary of
 * the account allows, which the layer `bootstrap` makes.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
 */
export class ServiceRole extends Construct {
  /** A reference: whatever uses it waits for the role. */
  public readonly arn: string;
  /** For whatever needs the role to have its rights already. */
  public readonly policies: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, props: ServiceRoleProps) {
    super(scope, id);
    const { environment, name, logicalId, description, trust, boundary } = props;
    const { managedPolicies = {}, inlinePolicies = {} } = props;
    const role = new IamRole(this, 'Resource', {
      name,
      description,
      assumeRolePolicy: policyDocument(trust),
      permissionsBoundary: arns.policy(environment, names.permissionsBoundary(environment)),
      dependsOn: boundary === undefined ? undefined : [boundary],
    });
    this.arn = withLogicalId(role, logicalId).arn;
    this.policies = [
      ...Object.entries(managedPolicies).map(([key, policyName]) => {
        const attachment = { role: role.name, policyArn: arns.awsManagedPolicy(environment, policyName) };
        return withLogicalId(new IamRolePolicyAttachment(this, `Managed-${key}`, attachment), `${logicalId}_${key}`);
      }),
      ...Object.entries(inlinePolicies).map(([key, statements]) => {
        const policy = { role: role.name, name: key.replaceAll('_', '-'), policy: policyDocument(...statements) };
        return withLogicalId(new IamRolePolicy(this, `Inline-${key}`, policy), `${logicalId}_${key}`);
      }),
    ];
  }
}
