import { FlowLog } from '@cdktf/provider-aws/lib/flow-log';
import { Construct } from 'constructs';
import { type Account, arns, names } from '../../environment';
import { EncryptedLogGroup } from '../encrypted-log-group';
import { withLogicalId } from '../logical-id';
import type { PolicyStatement } from '../policy-document';
import { ServiceRole } from '../service-role';

/** The shortest interval that VPC flow logs offer, in seconds; the other one is 600. */
const AGGREGATION_SECONDS = 60;

export interface FlowLogsProps {
  /** What names and ARNs are made of. */
  readonly environment: Account;
  /** Where the VPC and its log group are. */
  readonly region: string;
  /** The VPC whose traffic is recorded. */
  readonly vpcId: string;
  /** How long they are kept, in days. */
  readonly retentionDays: number;
}

/**
 * Records who talks to whom in the VPC, accepted or rejected, in an encrypted log group.
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-cwl.html
 */
export class FlowLogs extends Construct {
  constructor(scope: Construct, id: string, props: FlowLogsProps) {
    super(scope, id);
    const { environment, region, vpcId, retentionDays } = props;
    const logGroup = new EncryptedLogGroup(this, 'LogGroup', {
      environment,
      region,
      retentionDays,
      logicalId: 'flow_logs',
      name: names.flowLogsLogGroup(environment, region),
      keyAlias: names.flowLogsKeyAlias(environment, region),
    });
    const role = new ServiceRole(this, 'Role', {
      environment,
      name: names.flowLogsRole(environment, region),
      logicalId: 'flow_logs',
      description: 'Writes VPC flow logs to CloudWatch',
      trust: trustInFlowLogs(environment, region),
      inlinePolicies: {
        write: [mayWriteTo(arns.logGroup(environment, region, names.flowLogsLogGroup(environment, region)))],
      },
    });
    const flowLog = new FlowLog(this, 'Resource', {
      vpcId,
      trafficType: 'ALL',
      maxAggregationInterval: AGGREGATION_SECONDS,
      logDestinationType: 'cloud-watch-logs',
      logDestination: logGroup.arn,
      iamRoleArn: role.arn,
      dependsOn: [...role.policies],
    });
    withLogicalId(flowLog, 'main');
  }
}

/** The service, and only for flow logs of this account and region. */
function trustInFlowLogs(environment: Account, region: string) {
  return {
    principals: { Service: ['vpc-flow-logs.amazonaws.com'] },
    actions: ['sts:AssumeRole'],
    conditions: {
      StringEquals: { 'aws:SourceAccount': [environment.account] },
      ArnLike: { 'aws:SourceArn': [arns.flowLogWildcard(environment, region)] },
    },
  };
}

/** The documented rights without `logs:CreateLogGroup`: the group is ours, with our key and retention. */
function mayWriteTo(logGroupArn: string): PolicyStatement {
  return {
    actions: ['logs:CreateLogStream', 'logs:DescribeLogGroups', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
    resources: [`${logGroupArn}:*`],
  };
}
