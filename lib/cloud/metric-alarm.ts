import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { literal } from './literal';
import { withLogicalId } from './logical-id';

export interface MetricAlarmProps {
  /** Unique in the region: `prod-root-user-was-used`. */
  readonly name: string;
  /** `aws_cloudwatch_metric_alarm.<logicalId>`. */
  readonly logicalId: string;
  /** What it means, and what to do: whoever reads it was asleep a minute ago. */
  readonly description: string;
  /** Whose metric it is: `AWS/NATGateway`. */
  readonly namespace: string;
  /** What is measured: `ErrorPortAllocation`. */
  readonly metricName: string;
  /** @default - a metric without dimensions */
  readonly dimensions?: Readonly<Record<string, string>>;
  /** What becomes of the values of one period. */
  readonly statistic: 'Sum' | 'Maximum' | 'Minimum' | 'Average';
  /** How long a period is, in seconds. */
  readonly periodSeconds: number;
  /** How many periods in a row. @default 1 */
  readonly periods?: number;
  /** @default GreaterThanOrEqualToThreshold */
  readonly comparison?: 'GreaterThanOrEqualToThreshold' | 'LessThanThreshold';
  /** What the statistic is compared with. */
  readonly threshold: number;
  /** What no data means. @default notBreaching: most metrics are only there when something happens */
  readonly missingData?: 'breaching' | 'notBreaching' | 'ignore';
  /** The topic that hears of it, and of its end. */
  readonly topicArn: string;
  /** The provider of its region. @default - the layer's own */
  readonly provider?: TerraformProvider;
}

/** A CloudWatch alarm on one metric, which tells a topic when it begins and when it ends. */
export class MetricAlarm extends Construct {
  constructor(scope: Construct, id: string, props: MetricAlarmProps) {
    super(scope, id);
    const { name, logicalId, description, namespace, metricName, dimensions, statistic, threshold, provider } = props;
    const alarm = new CloudwatchMetricAlarm(this, 'Resource', {
      alarmName: name,
      alarmDescription: literal(description),
      namespace,
      metricName,
      dimensions: dimensions && { ...dimensions },
      statistic,
      period: props.periodSeconds,
      evaluationPeriods: props.periods ?? 1,
      comparisonOperator: props.comparison ?? 'GreaterThanOrEqualToThreshold',
      threshold,
      treatMissingData: props.missingData ?? 'notBreaching',
      alarmActions: [props.topicArn],
      okActions: [props.topicArn],
      provider,
    });
    withLogicalId(alarm, logicalId);
  }
}
