import type { Partition } from './regions';
import type { Environment } from './schema';

type InPartition = Pick<Environment, 'partition'>;

const DNS_SUFFIXES: Readonly<Record<Partition, string>> = {
  aws: 'amazonaws.com',
  'aws-cn': 'amazonaws.com.cn',
  'aws-us-gov': 'amazonaws.com',
};

/**
 * The interface endpoints that China offers under a name of its own; it has the others, and all gateways, under the common
 * one.
 * @see https://docs.amazonaws.cn/en_us/vpc/latest/privatelink/aws-services-privatelink-support.html
 */
const INTERFACES_NAMED_BY_CHINA = new Set(['ec2', 'ecr.api', 'ecr.dkr', 'eks', 'sts', 'xray']);

/** What AWS calls its own services, in policies and endpoints, where the name depends on partition or region. */
export const serviceNames = {
  /**
   * Who assumes a role, or uses a key: `backup.amazonaws.com`. Nearly all are the same everywhere.
   * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-services
   */
  principal: (service: string) => `${service}.amazonaws.com`,
  /** EC2 has the suffix of the partition. */
  ec2Principal: (environment: InPartition) => `ec2.${DNS_SUFFIXES[environment.partition]}`,
  /** CloudWatch Logs has the region and the suffix. */
  logsPrincipal: (environment: InPartition, region: string) => `logs.${region}.${DNS_SUFFIXES[environment.partition]}`,
  /** `kms:ViaService`: `sns.eu-west-2.amazonaws.com`. */
  via: (environment: InPartition, service: string, region: string) =>
    `${service}.${region}.${DNS_SUFFIXES[environment.partition]}`,
  /** Where images of an account lie: `111111111111.dkr.ecr.eu-west-2.amazonaws.com`. */
  imageRegistry: ({ account, ...environment }: InPartition & Pick<Environment, 'account'>, region: string) =>
    `${account}.dkr.ecr.${region}.${DNS_SUFFIXES[environment.partition]}`,
  gatewayEndpoint: (region: string, service: string) => `com.amazonaws.${region}.${service}`,
  interfaceEndpoint: (environment: InPartition, region: string, service: string) => {
    const prefix = environment.partition === 'aws-cn' && INTERFACES_NAMED_BY_CHINA.has(service) ? 'cn.' : '';
    return `${prefix}com.amazonaws.${region}.${service}`;
  },
} as const;
