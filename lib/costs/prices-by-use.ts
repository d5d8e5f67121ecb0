import type { Price } from './prices';

const VPC = 'https://aws.amazon.com/vpc/pricing/';
const EC2 = 'https://aws.amazon.com/ec2/pricing/on-demand/';
const CLOUDWATCH = 'https://aws.amazon.com/cloudwatch/pricing/';
const GUARDDUTY = 'https://aws.amazon.com/guardduty/pricing/';
const BACKUP = 'https://aws.amazon.com/backup/pricing/';
const LONDON = { pricedIn: 'eu-west-2' } as const;
const VIRGINIA = { pricedIn: 'us-east-1' } as const;

const network = [
  { ...LONDON, what: 'through a NAT gateway', usd: 0.05, per: 'GB', source: VPC, usageType: 'EUW2-NatGateway-Bytes' },
  {
    ...LONDON,
    what: 'through an interface endpoint',
    usd: 0.01,
    per: 'GB',
    source: 'https://aws.amazon.com/privatelink/pricing/',
    usageType: 'EUW2-VpcEndpoint-Bytes',
  },
  {
    ...VIRGINIA,
    what: 'through a transit gateway',
    usd: 0.02,
    per: 'GB',
    source: 'https://aws.amazon.com/transit-gateway/pricing/',
  },
  { ...VIRGINIA, what: 'between two zones, each way', usd: 0.01, per: 'GB', source: EC2 },
  { ...LONDON, what: 'to another region', usd: 0.02, per: 'GB', source: EC2, usageType: 'EUW2-EU-AWS-Out-Bytes' },
  {
    ...LONDON,
    what: 'to the internet',
    usd: 0.09,
    per: 'GB',
    source: EC2,
    usageType: 'EUW2-DataTransfer-Out-Bytes',
    note: 'the first 100 GB of a month are free',
  },
] as const satisfies readonly Price[];

/** What the cluster starts for the pods that are there. */
const compute = [
  {
    ...VIRGINIA,
    what: 'node, for example m5.large',
    usd: 0.096,
    per: 'hour',
    source: EC2,
    note: 'and about 12 % on top for [EKS Auto Mode](https://aws.amazon.com/eks/pricing/)',
  },
  {
    ...LONDON,
    what: 'disk of a node or of a pod (gp3)',
    usd: 0.0928,
    per: 'GB and month',
    source: 'https://aws.amazon.com/ebs/pricing/',
    usageType: 'EUW2-EBS:VolumeUsage.gp3',
  },
  {
    ...LONDON,
    what: 'load balancer that a service asks for',
    usd: 0.02646,
    per: 'hour',
    source: 'https://aws.amazon.com/elasticloadbalancing/pricing/',
    usageType: 'EUW2-LoadBalancerUsage',
    note: 'and its capacity units, and its public addresses',
  },
] as const satisfies readonly Price[];

/** These and others below stand alone, because the text about a switch quotes them. */
export const LOGS_KEPT = {
  ...LONDON,
  what: 'logs kept',
  usd: 0.0315,
  per: 'GB and month',
  source: CLOUDWATCH,
  usageType: 'EUW2-TimedStorage-ByteHrs',
  note: 'as CloudWatch packs them',
} as const satisfies Price;

export const OBJECTS_KEPT = {
  ...LONDON,
  what: 'objects in S3 (Standard)',
  usd: 0.024,
  per: 'GB and month',
  source: 'https://aws.amazon.com/s3/pricing/',
  usageType: 'EUW2-TimedStorage-ByteHrs',
  note: 'versions count; requests are extra',
} as const satisfies Price;

const records = [
  {
    ...LONDON,
    what: 'logs taken in: flow, DNS, control plane, CloudTrail',
    usd: 0.5985,
    per: 'GB',
    source: CLOUDWATCH,
    usageType: 'EUW2-DataProcessing-Bytes, EUW2-VendedLog-Bytes',
  },
  LOGS_KEPT,
  {
    ...VIRGINIA,
    what: 'alarm on a query (Metrics Insights)',
    usd: 0.1,
    per: 'metric that the query reads, a month',
    source: CLOUDWATCH,
  },
  OBJECTS_KEPT,
  {
    ...VIRGINIA,
    what: 'CloudTrail: events on data',
    usd: 0.1,
    per: '100,000 events',
    source: 'https://aws.amazon.com/cloudtrail/pricing/',
    note: 'the first copy of management events is free',
  },
  { ...VIRGINIA, what: 'GuardDuty: CloudTrail', usd: 4, per: 'million events', source: GUARDDUTY },
  {
    ...VIRGINIA,
    what: 'GuardDuty: flow and DNS logs',
    usd: 1,
    per: 'GB',
    source: GUARDDUTY,
    note: 'less from 500 GB on; its other protections have prices of their own',
  },
] as const satisfies readonly Price[];

export const MANAGED_METRICS = {
  ...VIRGINIA,
  what: 'Amazon Managed Prometheus: samples taken in',
  usd: 0.9,
  per: '10 million samples',
  source: 'https://aws.amazon.com/prometheus/pricing/',
  note: 'storage and queries are extra',
} as const satisfies Price;

export const SNAPSHOTS_KEPT = {
  ...LONDON,
  what: 'backups of disks kept',
  usd: 0.053,
  per: 'GB and month',
  source: BACKUP,
  usageType: 'EUW2-EBS:SnapshotUsage',
} as const satisfies Price;

const data = [
  MANAGED_METRICS,
  SNAPSHOTS_KEPT,
  {
    ...LONDON,
    what: 'images in ECR',
    usd: 0.1,
    per: 'GB and month',
    source: 'https://aws.amazon.com/ecr/pricing/',
    usageType: 'EUW2-TimedStorage-ByteHrs',
    note: 'in every region that has a copy',
  },
  {
    ...LONDON,
    what: 'use of KMS keys',
    usd: 0.03,
    per: '10,000 requests',
    source: 'https://aws.amazon.com/kms/pricing/',
    usageType: 'eu-west-2-KMS-Requests',
  },
  {
    pricedIn: 'everywhere',
    what: 'questions to a Route 53 zone',
    usd: 0.4,
    per: 'million questions',
    source: 'https://aws.amazon.com/route53/pricing/',
    usageType: 'DNS-Queries',
  },
  {
    ...VIRGINIA,
    what: 'messages to a topic of SNS',
    usd: 0.5,
    per: 'million messages',
    source: 'https://aws.amazon.com/sns/pricing/',
  },
] as const satisfies readonly Price[];

/** What is charged by use: the tree does not say how much, so it is listed and not summed. */
export const BY_USE: readonly Price[] = [...network, ...compute, ...records, ...data];
