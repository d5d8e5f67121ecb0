import { IamPolicy } from '@cdktf/provider-aws/lib/iam-policy';
import { Construct } from 'constructs';
import { withLogicalId } from '../logical-id';
import { policyDocument, type PolicyStatement } from '../policy-document';

export interface BoundaryProps {
  /** Unique in the account. */
  readonly name: string;
  /** `aws_iam_policy.<logicalId>`. */
  readonly logicalId: string;
  /** Whose boundary it is. */
  readonly description: string;
  /** The most that may be allowed, and what stays denied. */
  readonly statements: readonly PolicyStatement[];
}

/**
 * The most that a role can ever do, whatever is attached to it. It grants nothing.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
 */
export class Boundary extends Construct {
  /** A reference: a role that has it waits for it. */
  public readonly arn: string;

  constructor(scope: Construct, id: string, props: BoundaryProps) {
    super(scope, id);
    const { name, logicalId, description, statements } = props;
    const policy = policyDocument(...statements);
    this.arn = withLogicalId(new IamPolicy(this, 'Resource', { name, description, policy }), logicalId).arn;
  }
}
