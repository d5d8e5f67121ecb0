/**
 * AWS regions by partition: what is in one shares no account, no IAM and no ARN with another.
 * @see https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html
 * @see https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html
 */
const REGIONS_BY_PARTITION = {
  aws: [
    'af-south-1',
    'ap-east-1',
    'ap-east-2',
    'ap-northeast-1',
    'ap-northeast-2',
    'ap-northeast-3',
    'ap-south-1',
    'ap-south-2',
    'ap-southeast-1',
    'ap-southeast-2',
    'ap-southeast-3',
    'ap-southeast-4',
    'ap-southeast-5',
    'ap-southeast-7',
    'ca-central-1',
    'ca-west-1',
    'eu-central-1',
    'eu-central-2',
    'eu-north-1',
    'eu-south-1',
    'eu-south-2',
    'eu-west-1',
    'eu-west-2',
    'eu-west-3',
    'il-central-1',
    'me-central-1',
    'me-south-1',
    'mx-central-1',
    'sa-east-1',
    'us-east-1',
    'us-east-2',
    'us-west-1',
    'us-west-2',
  ],
  'aws-cn': ['cn-north-1', 'cn-northwest-1'],
  'aws-us-gov': ['us-gov-east-1', 'us-gov-west-1'],
} as const;

/** The first field of every ARN. */
export type Partition = keyof typeof REGIONS_BY_PARTITION;

const partitionByRegion = new Map<string, Partition>(
  (Object.keys(REGIONS_BY_PARTITION) as Partition[]).flatMap((partition) =>
    REGIONS_BY_PARTITION[partition].map((region) => [region, partition] as const),
  ),
);

/** Every region that we know, by partition and name. */
export const REGIONS: readonly string[] = [...partitionByRegion.keys()];

/** Every region of a partition that we know, by name. */
export function regionsOf(partition: Partition): readonly string[] {
  return REGIONS_BY_PARTITION[partition];
}

export function isRegion(name: string): boolean {
  return partitionByRegion.has(name);
}

/** The partition that a region lies in; `aws` for one that we do not know, which a rule reports. */
export function partitionOf(region: string | undefined): Partition {
  return partitionByRegion.get(region ?? '') ?? 'aws';
}
