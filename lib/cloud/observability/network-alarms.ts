import { Construct } from 'constructs';
import { type Account, names } from '../../environment';
import { MetricAlarm } from '../metric-alarm';

/** Four fifths of the 64,000 units that AWS lets a VPC have unless it is asked for more. */
const ADDRESS_UNITS = 51_200;

/** AWS counts them once a day. */
const DAY_SECONDS = 86_400;

export interface NetworkAlarmsProps {
  /** What the names of alarms begin with. */
  readonly environment: Account;
  /** Where the network is. */
  readonly region: string;
  /** The VPC that is watched. */
  readonly vpcId: string;
  /** Its NAT gateways, by the letter of their zone. */
  readonly natGateways: ReadonlyMap<string, string>;
  /** The topic that hears of it. */
  readonly topicArn: string;
}

/**
 * Alarms on the ways out of a network, and on its size. The size says how near the VPC is to the end of its quota; how
 * many addresses one subnet has left, it does not say.
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/metrics-dimensions-nat-gateway.html
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/network-address-usage.html
 */
export class NetworkAlarms extends Construct {
  constructor(scope: Construct, id: string, props: NetworkAlarmsProps) {
    super(scope, id);
    const { environment, region, vpcId, natGateways, topicArn } = props;
    const prefix = names.vpc(environment, region);
    for (const [zone, NatGatewayId] of natGateways) {
      new MetricAlarm(this, `Nat-${zone}`, {
        name: `${prefix}-nat-${zone}-ports`,
        logicalId: `nat_${zone}_ports`,
        description:
          `The NAT gateway of zone ${zone} has no port left for new connections to some destination. ` +
          'Find who opens so many, or give the gateway further addresses.',
        namespace: 'AWS/NATGateway',
        metricName: 'ErrorPortAllocation',
        dimensions: { NatGatewayId },
        statistic: 'Sum',
        periodSeconds: 300,
        threshold: 1,
        topicArn,
      });
    }
    new MetricAlarm(this, 'Addresses', {
      name: `${prefix}-address-usage`,
      logicalId: 'address_usage',
      description:
        'The VPC has used four fifths of the address units that its quota allows; at the end nothing new starts in it. ' +
        'Ask AWS for a higher quota of Network Address Usage.',
      namespace: 'AWS/EC2',
      metricName: 'NetworkAddressUsage',
      dimensions: { 'Per-VPC Metrics': vpcId },
      statistic: 'Maximum',
      periodSeconds: DAY_SECONDS,
      threshold: ADDRESS_UNITS,
      topicArn,
    });
  }
}
