import { names } from './names';
import type { Environment } from './schema';

/** A name that AWS limits, and the field of the environment that it is made of. */
export interface LimitedName {
  /** What AWS calls it, with its article: "an IAM role name". */
  readonly kind: string;
  readonly value: string;
  readonly maxLength: number;
  /** The path of the field that has to become shorter. */
  readonly field: readonly PropertyKey[];
}

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
export const IAM_ROLE_MAX_LENGTH = 64;

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
const BUCKET_MAX_LENGTH = 63;

/**
 * The first name of a certificate is its common name, which is shorter than a domain may be.
 * @see https://docs.aws.amazon.com/acm/latest/APIReference/API_RequestCertificate.html
 */
const COMMON_NAME_MAX_LENGTH = 64;

/**
 * The derived names that reach what AWS allows before any other of the same field does: while the bucket of access logs
 * fits, so does every name of the environment and its regions (vaults and plans of AWS Backup take 50 characters, roles
 * and event rules 64, the others more), and while the role of that workload fits, so does every name of a cluster (the
 * sources of log deliveries take 60). Names of teams and images are judged with the teams.
 */
export function limitedNames(environment: Environment): LimitedName[] {
  return [...bucketNames(environment), ...certificateNames(environment), ...clusterNames(environment)];
}

function bucketNames(environment: Environment): LimitedName[] {
  const { name, organisation, regions } = environment;
  return regions.map((region) => ({
    kind: 'an S3 bucket name',
    value: names.accessLogsBucket(environment, region),
    maxLength: BUCKET_MAX_LENGTH,
    // Of the two that it is made of, the longer one has most to give.
    field: organisation.name.length > name.length ? ['organisation', 'name'] : ['name'],
  }));
}

function certificateNames({ certificates, dnsZone }: Environment): LimitedName[] {
  return certificates.slice(0, 1).map((value) => ({
    kind: 'the common name of a certificate',
    value,
    maxLength: COMMON_NAME_MAX_LENGTH,
    field: value === names.zoneWildcard(dnsZone) ? ['dnsZone'] : ['certificates', 0],
  }));
}

/** The longest of the platform's own, and longer than what is appended for anything else. */
const LONGEST_WORKLOAD = 'aws-efs-csi-driver';

function clusterNames({ clusters }: Environment): LimitedName[] {
  return clusters.map((cluster, index) => ({
    kind: 'an IAM role name',
    value: names.workloadRole(cluster, LONGEST_WORKLOAD),
    maxLength: IAM_ROLE_MAX_LENGTH,
    field: ['clusters', index, 'name'],
  }));
}
