import { Construct } from 'constructs';
import { type Cluster, names } from '../../environment';
import { MetricAlarm, type MetricAlarmProps } from '../metric-alarm';

type ClusterAlarm = Pick<
  MetricAlarmProps,
  'description' | 'metricName' | 'statistic' | 'periodSeconds' | 'periods' | 'threshold'
>;

/** Where AWS itself counts what control planes do, free of charge. */
const NAMESPACE = 'AWS/EKS';

const GIBIBYTE = 1024 ** 3;

/**
 * What the control plane says of itself, whatever runs in the cluster. The scheduler tries a pod again every five minutes,
 * so half an hour of attempts in vain is a pod that no new node has helped; the store of a cluster ends at 8 GiB.
 * @see https://docs.aws.amazon.com/eks/latest/userguide/cloudwatch.html
 * @see https://docs.aws.amazon.com/eks/latest/best-practices/control-plane.html
 */
const ALARMS: Readonly<Record<string, ClusterAlarm>> = {
  'unschedulable-pods': {
    description:
      'Pods have found no node for half an hour. Read their events, the limits of the node pools, and the compute log of Auto Mode.',
    metricName: 'scheduler_schedule_attempts_UNSCHEDULABLE',
    statistic: 'Sum',
    periodSeconds: 300,
    periods: 6,
    threshold: 1,
  },
  'full-store': {
    description:
      'The API server stores more than 6 GiB; at 8 GiB the cluster becomes read-only. Find what is written in great numbers, and delete it.',
    metricName: 'apiserver_storage_size_bytes',
    statistic: 'Maximum',
    periodSeconds: 300,
    periods: 3,
    threshold: 6 * GIBIBYTE,
  },
};

export interface ClusterAlarmsProps {
  /** The cluster that is watched. */
  readonly cluster: Pick<Cluster, 'name'>;
  /** The topic that hears of it. */
  readonly topicArn: string;
}

/** Alarms on a control plane that do not need the cluster in order to go off. */
export class ClusterAlarms extends Construct {
  constructor(scope: Construct, id: string, props: ClusterAlarmsProps) {
    super(scope, id);
    const { cluster, topicArn } = props;
    for (const [key, alarm] of Object.entries(ALARMS)) {
      const name = names.clusterAlarm(cluster, key);
      const dimensions = { ClusterName: cluster.name };
      const logicalId = name.replaceAll('-', '_');
      new MetricAlarm(this, `Alarm-${key}`, { ...alarm, name, logicalId, namespace: NAMESPACE, dimensions, topicArn });
    }
  }
}
