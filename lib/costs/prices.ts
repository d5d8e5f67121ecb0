/** A month as AWS counts it in its own examples. */
export const HOURS_A_MONTH = 730;

/** When the prices were looked up. */
export const PRICES_READ = '2026-11-21';

/** Where a price holds; everywhere means that AWS has one figure for all its commercial regions. */
export type PricedIn = 'eu-west-2' | 'us-east-1' | 'everywhere';

/** One figure of AWS, in US dollars. */
export interface Price {
  /** What is paid for, as a person would say it: `NAT gateway`. */
  readonly what: string;
  readonly usd: number;
  /** What one unit is. */
  readonly per: string;
  readonly pricedIn: PricedIn;
  /** The page of AWS that says so. */
  readonly source: string;
  /** Its name in the price list of AWS, to find it again. @default - the page has it for every region */
  readonly usageType?: string;
  /** What the figure alone would hide. @default - nothing */
  readonly note?: string;
}

/** A price for being there, used or not. */
export interface FixedPrice extends Price {
  /** The Terraform type that it comes from. */
  readonly type: string;
  readonly per: 'hour' | 'month';
}

/** What one of it costs, if it is there all month. */
export function usdAMonth({ usd, per }: FixedPrice): number {
  return per === 'hour' ? usd * HOURS_A_MONTH : usd;
}

const VPC = 'https://aws.amazon.com/vpc/pricing/';
const CLOUDWATCH = 'https://aws.amazon.com/cloudwatch/pricing/';
const EKS = 'https://aws.amazon.com/eks/pricing/';
const EKS_HOUR = { per: 'hour', pricedIn: 'everywhere', source: EKS } as const;

/** What is charged by the hour or the month. A month of what is counted here is what the document sums. */
export const FIXED = {
  cluster: {
    ...EKS_HOUR,
    what: 'EKS cluster',
    type: 'aws_eks_cluster',
    usd: 0.1,
    usageType: 'EUW2-AmazonEKS-Hours:perCluster',
    note: 'while its Kubernetes version is in standard support',
  },
  natGateway: {
    what: 'NAT gateway',
    type: 'aws_nat_gateway',
    usd: 0.05,
    per: 'hour',
    pricedIn: 'eu-west-2',
    source: VPC,
    usageType: 'EUW2-NatGateway-Hours',
  },
  publicAddress: {
    what: 'public IPv4 address',
    type: 'aws_eip',
    usd: 0.005,
    per: 'hour',
    pricedIn: 'eu-west-2',
    source: VPC,
    usageType: 'EUW2-PublicIPv4:InUseAddress',
  },
  interfaceEndpoint: {
    what: 'interface endpoint in one zone',
    type: 'aws_vpc_endpoint',
    usd: 0.011,
    per: 'hour',
    pricedIn: 'eu-west-2',
    source: 'https://aws.amazon.com/privatelink/pricing/',
    usageType: 'EUW2-VpcEndpoint-Hours',
    note: 'gateway endpoints cost nothing, nor does that of GuardDuty',
  },
  transitGatewayAttachment: {
    what: 'attachment to a transit gateway',
    type: 'aws_ec2_transit_gateway_vpc_attachment',
    usd: 0.05,
    per: 'hour',
    pricedIn: 'us-east-1',
    source: 'https://aws.amazon.com/transit-gateway/pricing/',
    note: 'no figure for London was found',
  },
  key: {
    what: 'KMS key',
    type: 'aws_kms_key',
    usd: 1,
    per: 'month',
    pricedIn: 'eu-west-2',
    source: 'https://aws.amazon.com/kms/pricing/',
    usageType: 'eu-west-2-KMS-Keys',
    note: 'the first and the second yearly rotation add 1 USD each',
  },
  alarm: {
    what: 'alarm on one metric',
    type: 'aws_cloudwatch_metric_alarm',
    usd: 0.1,
    per: 'month',
    pricedIn: 'eu-west-2',
    source: CLOUDWATCH,
    usageType: 'EUW2-CW:AlarmMonitorUsage',
    note: 'the first ten of an account are free; an alarm on a query is charged by use',
  },
  zone: {
    what: 'Route 53 zone',
    type: 'aws_route53_zone',
    usd: 0.5,
    per: 'month',
    pricedIn: 'everywhere',
    source: 'https://aws.amazon.com/route53/pricing/',
    usageType: 'HostedZone',
  },
  secret: {
    what: 'secret',
    type: 'aws_secretsmanager_secret',
    usd: 0.4,
    per: 'month',
    pricedIn: 'eu-west-2',
    source: 'https://aws.amazon.com/secrets-manager/pricing/',
    usageType: 'EUW2-AWSSecretsManager-Secrets',
  },
} as const satisfies Record<string, FixedPrice>;

/** What comes on top once the standard support of a cluster's Kubernetes version has ended. */
export const EXTENDED_SUPPORT = {
  ...EKS_HOUR,
  what: 'EKS cluster in extended support, on top',
  type: 'aws_eks_cluster',
  usd: 0.5,
  usageType: 'EUW2-AmazonEKS-Hours:extendedSupport',
  note: 'not in the sums: which version is in extended support changes with time',
} as const satisfies FixedPrice;
