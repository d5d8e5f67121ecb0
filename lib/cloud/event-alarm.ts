import { CloudwatchEventRule } from '@cdktf/provider-aws/lib/cloudwatch-event-rule';
import { CloudwatchEventTarget } from '@cdktf/provider-aws/lib/cloudwatch-event-target';
import { Construct } from 'constructs';
import { literal } from './literal';
import { withLogicalId } from './logical-id';

export interface EventAlarmProps {
  /** Unique in the region, 64 characters: `prod-image-findings`. */
  readonly name: string;
  /** `aws_cloudwatch_event_rule.<logicalId>`, and the same for its target. */
  readonly logicalId: string;
  /** What it means, and what to do. */
  readonly description: string;
  /** Who sends the events: `aws.backup`. */
  readonly source: string;
  /** What kind they are: `Backup Job State Change`. */
  readonly detailType: string;
  /**
   * What must be true of their details.
   * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns-content-based-filtering.html
   */
  readonly detail: Readonly<Record<string, unknown>>;
  /** The topic that hears of each of them. */
  readonly topicArn: string;
}

/** Tells a topic of every event of one kind. Unlike an alarm on a metric it has no end. */
export class EventAlarm extends Construct {
  constructor(scope: Construct, id: string, props: EventAlarmProps) {
    super(scope, id);
    const { name, logicalId, description, source, detailType, detail, topicArn } = props;
    const pattern = { detail, 'detail-type': [detailType], source: [source] };
    const rule = new CloudwatchEventRule(this, 'Resource', {
      name,
      description: literal(description),
      eventPattern: literal(JSON.stringify(pattern)),
    });
    const target = { rule: withLogicalId(rule, logicalId).name, targetId: 'alarms', arn: topicArn };
    withLogicalId(new CloudwatchEventTarget(this, 'Target', target), logicalId);
  }
}
