import { DefaultSecurityGroup as AwsDefaultSecurityGroup } from '@cdktf/provider-aws/lib/default-security-group';
import { Construct } from 'constructs';
import { withLogicalId } from '../logical-id';

export interface DefaultSecurityGroupProps {
  /** The VPC whose group is emptied. */
  readonly vpcId: string;
  /** Its `Name` tag says that nobody should use it. */
  readonly networkName: string;
}

/**
 * Empties the security group that AWS gives every VPC: whatever forgets to name a group can neither call nor be called.
 * @see https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-2
 */
export class DefaultSecurityGroup extends Construct {
  constructor(scope: Construct, id: string, props: DefaultSecurityGroupProps) {
    super(scope, id);
    const { vpcId, networkName } = props;
    const group = new AwsDefaultSecurityGroup(this, 'Resource', {
      vpcId,
      ingress: [],
      egress: [],
      tags: { Name: `${networkName}-default-unused` },
    });
    withLogicalId(group, 'main');
  }
}
