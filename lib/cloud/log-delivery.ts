import { CloudwatchLogResourcePolicy } from '@cdktf/provider-aws/lib/cloudwatch-log-resource-policy';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { type Account, arns, serviceNames } from '../environment';
import { withLogicalId } from './logical-id';
import { policyDocument, type PolicyStatement } from './policy-document';

export interface LogDeliveryProps {
  /** The account that owns the log groups, and for which they are written. */
  readonly environment: Account;
  /** Where they are. */
  readonly region: string;
  /** Unique in the region, where ten such policies may exist. */
  readonly name: string;
  /** `aws_cloudwatch_log_resource_policy.<logicalId>`. */
  readonly logicalId: string;
  /** The log groups that may be written to. */
  readonly logGroups: readonly string[];
}

/**
 * Lets the AWS service that delivers logs write to log groups. It has to exist before a delivery does: where AWS finds no
 * such policy, it writes one that we do not know.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-infrastructure-CWL.html
 */
export class LogDelivery extends Construct {
  /** For whatever has to wait for it. */
  public readonly resource: ITerraformDependable;

  constructor(scope: Construct, id: string, props: LogDeliveryProps) {
    super(scope, id);
    const { name, logicalId } = props;
    const policy = { policyName: name, policyDocument: policyDocument(mayDeliver(props)) };
    this.resource = withLogicalId(new CloudwatchLogResourcePolicy(this, 'Resource', policy), logicalId);
  }
}

/** To these groups, for this account and region. */
function mayDeliver({ environment, region, logGroups }: LogDeliveryProps): PolicyStatement {
  return {
    principals: { Service: [serviceNames.principal('delivery.logs')] },
    actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    resources: logGroups.map((name) => `${arns.logGroup(environment, region, name)}:log-stream:*`),
    conditions: {
      StringEquals: { 'aws:SourceAccount': [environment.account] },
      ArnLike: { 'aws:SourceArn': [arns.logsWildcard(environment, region)] },
    },
  };
}
