import { CloudwatchLogResourcePolicy } from '@cdktf/provider-aws/lib/cloudwatch-log-resource-policy';
import { Route53ResolverQueryLogConfig } from '@cdktf/provider-aws/lib/route53-resolver-query-log-config';
import { Route53ResolverQueryLogConfigAssociation } from '@cdktf/provider-aws/lib/route53-resolver-query-log-config-association';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { type Account, arns, names } from '../../environment';
import { EncryptedLogGroup } from '../encrypted-log-group';
import { withLogicalId } from '../logical-id';
import { policyDocument, type PolicyStatement } from '../policy-document';

export interface DnsLogsProps {
  /** What names and ARNs are made of. */
  readonly environment: Account;
  /** Where the VPC and its log group are. */
  readonly region: string;
  /** The VPC whose questions are recorded. */
  readonly vpcId: string;
  /** How long they are kept, in days. */
  readonly retentionDays: number;
}

/**
 * Records which names are asked for in the VPC, and what is answered, in an encrypted log group. The Resolver answers
 * from its cache without a record.
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver-query-logs.html
 */
export class DnsLogs extends Construct {
  constructor(scope: Construct, id: string, props: DnsLogsProps) {
    super(scope, id);
    const { environment, region, vpcId, retentionDays } = props;
    const logGroup = new EncryptedLogGroup(this, 'LogGroup', {
      environment,
      region,
      retentionDays,
      logicalId: 'dns_logs',
      name: names.dnsLogsLogGroup(environment, region),
      keyAlias: names.dnsLogsKeyAlias(environment, region),
    });
    const config = new Route53ResolverQueryLogConfig(this, 'Resource', {
      name: names.dnsLogs(environment, region),
      destinationArn: logGroup.arn,
      dependsOn: [this.admitDelivery(props)],
    });
    const resolverQueryLogConfigId = withLogicalId(config, 'main').id;
    const association = { resolverQueryLogConfigId, resourceId: vpcId };
    withLogicalId(new Route53ResolverQueryLogConfigAssociation(this, 'Association', association), 'main');
  }

  /** Before the Resolver looks for it: where it finds none, AWS writes a policy that we do not know. */
  private admitDelivery({ environment, region }: DnsLogsProps): ITerraformDependable {
    const policy = new CloudwatchLogResourcePolicy(this, 'Policy', {
      policyName: names.dnsLogs(environment, region),
      policyDocument: policyDocument(mayDeliver(environment, region)),
    });
    return withLogicalId(policy, 'dns_logs');
  }
}

/**
 * The service that delivers logs, to this one group, for this account and region.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-infrastructure-CWL.html
 */
function mayDeliver(environment: DnsLogsProps['environment'], region: string): PolicyStatement {
  const logGroupArn = arns.logGroup(environment, region, names.dnsLogsLogGroup(environment, region));
  return {
    principals: { Service: ['delivery.logs.amazonaws.com'] },
    actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    resources: [`${logGroupArn}:log-stream:*`],
    conditions: {
      StringEquals: { 'aws:SourceAccount': [environment.account] },
      ArnLike: { 'aws:SourceArn': [arns.logsWildcard(environment, region)] },
    },
  };
}
