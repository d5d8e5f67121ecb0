import { Route53ResolverQueryLogConfig } from '@cdktf/provider-aws/lib/route53-resolver-query-log-config';
import { Route53ResolverQueryLogConfigAssociation } from '@cdktf/provider-aws/lib/route53-resolver-query-log-config-association';
import { Construct } from 'constructs';
import { type Account, names } from '../../environment';
import { EncryptedLogGroup } from '../encrypted-log-group';
import { LogDelivery } from '../log-delivery';
import { withLogicalId } from '../logical-id';

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
    const name = names.dnsLogs(environment, region);
    const logGroups = [names.dnsLogsLogGroup(environment, region)];
    const delivery = new LogDelivery(this, 'Policy', { environment, region, name, logicalId: 'dns_logs', logGroups });
    const config = new Route53ResolverQueryLogConfig(this, 'Resource', {
      name,
      destinationArn: logGroup.arn,
      dependsOn: [delivery.resource],
    });
    const resolverQueryLogConfigId = withLogicalId(config, 'main').id;
    const association = { resolverQueryLogConfigId, resourceId: vpcId };
    withLogicalId(new Route53ResolverQueryLogConfigAssociation(this, 'Association', association), 'main');
  }
}
