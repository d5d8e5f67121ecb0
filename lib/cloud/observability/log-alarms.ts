import { CloudwatchLogMetricFilter } from '@cdktf/provider-aws/lib/cloudwatch-log-metric-filter';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { type Cluster, names } from '../../environment';
import { literal } from '../literal';
import { withLogicalId } from '../logical-id';
import { MetricAlarm } from '../metric-alarm';

/** Where the counts go that filters make of log lines. */
const NAMESPACE = 'Platform/Clusters';

interface LogAlarm {
  readonly description: string;
  /** The group that is read; Auto Mode's is made beside the alarm, the other one by the layer of the cluster. */
  readonly logs: 'control-plane' | 'auto-mode';
  /** @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html */
  readonly pattern: string;
  /** How many lines in five minutes. */
  readonly threshold: number;
  readonly periods: number;
}

/**
 * What only the logs of a cluster say. A controller that may not do something is refused a few times a minute; a scan, or
 * a stolen token that somebody tries out, hundreds of times. No metric of AWS tells how many addresses a subnet has left
 * without IPAM's advanced tier, which is paid for by address, so the errors of EC2 are counted when there are none.
 * @see https://docs.aws.amazon.com/eks/latest/best-practices/auditing-and-logging.html
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
 */
const ALARMS: Readonly<Record<string, LogAlarm>> = {
  'refused-requests': {
    description:
      'The API server has answered 401 or 403 more than a hundred times in five minutes, twice. Ask the audit log who asked, from where, and for what.',
    logs: 'control-plane',
    pattern: '{ ($.responseStatus.code = 401) || ($.responseStatus.code = 403) }',
    threshold: 100,
    periods: 2,
  },
  'no-free-addresses': {
    description:
      'A subnet has no address, or no block of sixteen, left for nodes or pods. Look which one, and who holds its addresses.',
    logs: 'auto-mode',
    pattern: '?InsufficientFreeAddressesInSubnet ?InsufficientCidrBlocks',
    threshold: 1,
    periods: 1,
  },
};

export interface LogAlarmsProps {
  /** The cluster whose logs are read. */
  readonly cluster: Pick<Cluster, 'name'>;
  /** The log group of Auto Mode. */
  readonly autoModeLogs: ITerraformDependable;
  /** The topic that hears of it. */
  readonly topicArn: string;
}

/** Alarms on what a cluster's logs say too often. */
export class LogAlarms extends Construct {
  private readonly props: LogAlarmsProps;

  constructor(scope: Construct, id: string, props: LogAlarmsProps) {
    super(scope, id);
    this.props = props;
    for (const [key, alarm] of Object.entries(ALARMS)) this.addAlarm(key, alarm);
  }

  private addAlarm(key: string, alarm: LogAlarm): void {
    const { cluster, autoModeLogs, topicArn } = this.props;
    const name = names.clusterAlarm(cluster, key);
    const ours = alarm.logs === 'auto-mode';
    const logicalId = name.replaceAll('-', '_');
    const filter = new CloudwatchLogMetricFilter(this, `Filter-${key}`, {
      name,
      logGroupName: ours ? names.autoModeLogGroup(cluster) : names.controlPlaneLogGroup(cluster),
      pattern: literal(alarm.pattern),
      metricTransformation: { name, namespace: NAMESPACE, value: '1' },
      dependsOn: ours ? [autoModeLogs] : undefined,
    });
    withLogicalId(filter, logicalId);
    new MetricAlarm(this, `Alarm-${key}`, {
      name,
      logicalId,
      description: alarm.description,
      namespace: NAMESPACE,
      metricName: name,
      statistic: 'Sum',
      periodSeconds: 300,
      periods: alarm.periods,
      threshold: alarm.threshold,
      topicArn,
    });
  }
}
