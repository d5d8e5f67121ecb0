import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm';
import { Construct } from 'constructs';
import { literal } from './literal';
import { withLogicalId } from './logical-id';

export interface QueryAlarmProps {
  /** Unique in the region: `prod-unhealthy-targets`. */
  readonly name: string;
  /** `aws_cloudwatch_metric_alarm.<logicalId>`. */
  readonly logicalId: string;
  /** What it means, and what to do: whoever reads it was asleep a minute ago. */
  readonly description: string;
  /** One query of CloudWatch Metrics Insights, which gives one series. */
  readonly query: string;
  /** Over how long the query sums up. */
  readonly periodSeconds: number;
  /** How many periods in a row; together not more than three hours, which is as far back as a query looks. */
  readonly periods: number;
  /** From which value on. */
  readonly threshold: number;
  /** The topic that hears of it, and of its end. */
  readonly topicArn: string;
}

/**
 * An alarm on all metrics that a query finds, for what AWS names: a new load balancer is in it the moment it exists. No
 * data is no alarm.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Create_Metrics_Insights_Alarm.html
 */
export class QueryAlarm extends Construct {
  constructor(scope: Construct, id: string, props: QueryAlarmProps) {
    super(scope, id);
    const { name, logicalId, description, query, periodSeconds, periods, threshold, topicArn } = props;
    const alarm = new CloudwatchMetricAlarm(this, 'Resource', {
      alarmName: name,
      alarmDescription: literal(description),
      metricQuery: [{ id: 'query', expression: literal(query), period: periodSeconds, returnData: true }],
      evaluationPeriods: periods,
      comparisonOperator: 'GreaterThanOrEqualToThreshold',
      threshold,
      treatMissingData: 'notBreaching',
      alarmActions: [topicArn],
      okActions: [topicArn],
    });
    withLogicalId(alarm, logicalId);
  }
}
