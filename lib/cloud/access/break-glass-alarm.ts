import { CloudwatchLogMetricFilter } from '@cdktf/provider-aws/lib/cloudwatch-log-metric-filter';
import { Construct } from 'constructs';
import { type Account, arns, names } from '../../environment';
import { literal } from '../literal';
import { withLogicalId } from '../logical-id';
import { MetricAlarm } from '../metric-alarm';

const NAMESPACE = 'SecurityAlarms';

const METRIC = 'break-glass-was-used';

const FIVE_MINUTES = 300;

export interface BreakGlassAlarmProps {
  /** The account of the role. */
  readonly environment: Account;
  /** Where the audit log group and the topic are. */
  readonly region: string;
}

/**
 * Tells the security topic whenever somebody assumes the break-glass role, or tries to.
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudwatch-alarms-for-cloudtrail.html
 */
export class BreakGlassAlarm extends Construct {
  constructor(scope: Construct, id: string, props: BreakGlassAlarmProps) {
    super(scope, id);
    const { environment, region } = props;
    const role = arns.role(environment, names.breakGlassRole(environment));
    const filter = new CloudwatchLogMetricFilter(this, 'Filter', {
      name: names.breakGlassAlarm(environment),
      logGroupName: names.auditLogGroup(environment),
      pattern: literal(`{ ($.eventName = "AssumeRole") && ($.requestParameters.roleArn = "${role}") }`),
      metricTransformation: { name: METRIC, namespace: NAMESPACE, value: '1', defaultValue: '0' },
    });
    withLogicalId(filter, 'break_glass');
    new MetricAlarm(this, 'Alarm', {
      name: names.breakGlassAlarm(environment),
      logicalId: 'break_glass',
      description: `Somebody assumed ${names.breakGlassRole(environment)}, or tried: ask who and why, at once`,
      namespace: NAMESPACE,
      metricName: METRIC,
      statistic: 'Sum',
      periodSeconds: FIVE_MINUTES,
      threshold: 1,
      topicArn: arns.topic(environment, region, names.securityAlarmTopic(environment)),
    });
  }
}
