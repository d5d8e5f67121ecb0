import { CloudwatchLogMetricFilter } from '@cdktf/provider-aws/lib/cloudwatch-log-metric-filter';
import { Construct } from 'constructs';
import type { Account } from '../../environment';
import { literal } from '../literal';
import { withLogicalId } from '../logical-id';
import { MetricAlarm } from '../metric-alarm';
import { SECURITY_PATTERNS } from './security-patterns';

const NAMESPACE = 'SecurityAlarms';

const FIVE_MINUTES = 300;

export interface SecurityAlarmsProps {
  /** What names are made of. */
  readonly environment: Pick<Account, 'name'>;
  /** Where CloudTrail writes. */
  readonly logGroupName: string;
  /** The topic that hears of them. */
  readonly topicArn: string;
}

/**
 * One alarm for everything in the audit trail that should not happen unnoticed.
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudwatch-alarms-for-cloudtrail.html
 */
export class SecurityAlarms extends Construct {
  constructor(scope: Construct, id: string, props: SecurityAlarmsProps) {
    super(scope, id);
    const { environment, logGroupName, topicArn } = props;
    for (const { name, description, control, pattern, threshold = 1 } of SECURITY_PATTERNS) {
      const logicalId = name.replaceAll('-', '_');
      const filter = new CloudwatchLogMetricFilter(this, `Filter-${name}`, {
        name: `${environment.name}-${name}`,
        logGroupName,
        pattern: literal(pattern),
        metricTransformation: { name, namespace: NAMESPACE, value: '1', defaultValue: '0' },
      });
      withLogicalId(filter, logicalId);
      new MetricAlarm(this, `Alarm-${name}`, {
        name: `${environment.name}-${name}`,
        logicalId,
        description: control === undefined ? description : `${description} (${control})`,
        namespace: NAMESPACE,
        metricName: name,
        statistic: 'Sum',
        periodSeconds: FIVE_MINUTES,
        threshold,
        topicArn,
      });
    }
  }
}
