import { Construct } from 'constructs';
import { type Account, names } from '../../environment';
import { QueryAlarm, type QueryAlarmProps } from '../query-alarm';

type LoadBalancerAlarm = Pick<QueryAlarmProps, 'description' | 'query' | 'threshold'>;

/**
 * Across all load balancers of the region: Auto Mode makes and names them. A schema names exactly the dimensions of the
 * series that are meant, so that nothing is counted once more by zone.
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-cloudwatch-metrics.html
 */
const ALARMS: Readonly<Record<string, LoadBalancerAlarm>> = {
  'alb-unhealthy-targets': {
    description: 'A target of an application load balancer fails its health check. Look at the pods behind it.',
    query: 'SELECT MAX(UnHealthyHostCount) FROM SCHEMA("AWS/ApplicationELB", LoadBalancer, TargetGroup)',
    threshold: 1,
  },
  'nlb-unhealthy-targets': {
    description: 'A target of a network load balancer fails its health check. Look at the pods behind it.',
    query: 'SELECT MAX(UnHealthyHostCount) FROM SCHEMA("AWS/NetworkELB", LoadBalancer, TargetGroup)',
    threshold: 1,
  },
  'alb-5xx-of-targets': {
    description:
      'Services behind application load balancers answer with 5xx, a hundred times in five minutes and more. Look which load balancer, then at its service.',
    query: 'SELECT SUM(HTTPCode_Target_5XX_Count) FROM SCHEMA("AWS/ApplicationELB", LoadBalancer)',
    threshold: 100,
  },
  'alb-5xx': {
    description:
      'Application load balancers themselves answer with 5xx, a hundred times in five minutes and more: no target takes the request, or none in time.',
    query: 'SELECT SUM(HTTPCode_ELB_5XX_Count) FROM SCHEMA("AWS/ApplicationELB", LoadBalancer)',
    threshold: 100,
  },
};

export interface LoadBalancerAlarmsProps {
  /** What the names of alarms begin with. */
  readonly environment: Account;
  /** Where the load balancers are. */
  readonly region: string;
  /** The topic that hears of it. */
  readonly topicArn: string;
}

/** Alarms on what users notice first, a quarter of an hour long, so that a rollout raises none. */
export class LoadBalancerAlarms extends Construct {
  constructor(scope: Construct, id: string, props: LoadBalancerAlarmsProps) {
    super(scope, id);
    const { environment, region, topicArn } = props;
    for (const [key, alarm] of Object.entries(ALARMS)) {
      const name = `${names.vpc(environment, region)}-${key}`;
      const logicalId = key.replaceAll('-', '_');
      new QueryAlarm(this, `Alarm-${key}`, { ...alarm, name, logicalId, periodSeconds: 300, periods: 3, topicArn });
    }
  }
}
