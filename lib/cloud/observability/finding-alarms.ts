import { Construct } from 'constructs';
import { type Account, names } from '../../environment';
import { EventAlarm, type EventAlarmProps } from '../event-alarm';

type FindingAlarm = Pick<EventAlarmProps, 'description' | 'source' | 'detailType' | 'detail'>;

/**
 * What AWS finds by looking at us. GuardDuty calls 7 and more high.
 * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/ecr-eventbridge.html
 * @see https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_findings_eventbridge.html
 */
const ALARMS: Readonly<Record<string, FindingAlarm>> = {
  'image-findings': {
    description: 'The scan of an image has found a critical vulnerability. Tell the team that owns the repository.',
    source: 'aws.ecr',
    detailType: 'ECR Image Scan',
    detail: { 'finding-severity-counts': { CRITICAL: [{ numeric: ['>', 0] }] } },
  },
  'threat-findings': {
    description: 'GuardDuty sees a threat of high severity. Begin the response to an incident.',
    source: 'aws.guardduty',
    detailType: 'GuardDuty Finding',
    detail: { severity: [{ numeric: ['>=', 7] }] },
  },
};

export interface FindingAlarmsProps {
  /** What the names of rules begin with. */
  readonly environment: Account;
  /** Where the findings are made. */
  readonly region: string;
  /** The topic that hears of each. */
  readonly topicArn: string;
}

/** Tells of vulnerable images and of threats, one message a finding. */
export class FindingAlarms extends Construct {
  constructor(scope: Construct, id: string, props: FindingAlarmsProps) {
    super(scope, id);
    const { environment, region, topicArn } = props;
    for (const [key, alarm] of Object.entries(ALARMS)) {
      const name = `${names.vpc(environment, region)}-${key}`;
      new EventAlarm(this, `Alarm-${key}`, { ...alarm, name, logicalId: key.replaceAll('-', '_'), topicArn });
    }
  }
}
