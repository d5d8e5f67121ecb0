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

/** @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_CreateRestoreTestingPlan.html */
const RESTORE_TEST_PLAN_MAX_LENGTH = 50;

/** @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_CreateBackupVault.html */
const BACKUP_VAULT_MAX_LENGTH = 50;

/**
 * The first name of a certificate is its common name, which is shorter than a domain may be.
 * @see https://docs.aws.amazon.com/acm/latest/APIReference/API_RequestCertificate.html
 */
const COMMON_NAME_MAX_LENGTH = 64;

/** Every derived name whose length AWS limits, but for those that a longer one of the same field and kind speaks for. */
export function limitedNames(environment: Environment): LimitedName[] {
  return [
    ...accountNames(environment),
    ...certificateNames(environment),
    ...regionalNames(environment),
    ...clusterNames(environment),
  ];
}

function accountNames(environment: Environment): LimitedName[] {
  return [
    bucket(names.stateBucket(environment), 'name'),
    bucket(names.auditBucket(environment), 'name'),
    role(names.terraformApplyRole(environment), 'name'),
  ];
}

function certificateNames({ certificates, dnsZone }: Environment): LimitedName[] {
  return certificates.slice(0, 1).map((value) => ({
    kind: 'the common name of a certificate',
    value,
    maxLength: COMMON_NAME_MAX_LENGTH,
    field: value === names.zoneWildcard(dnsZone) ? ['dnsZone'] : ['certificates', 0],
  }));
}

function regionalNames(environment: Environment): LimitedName[] {
  return environment.regions.flatMap((region) => [
    bucket(names.accessLogsBucket(environment, region), 'name'),
    bucket(names.metricsBucket(environment, region), 'name'),
    role(names.flowLogsRole(environment, region), 'name'),
    role(names.backupRole(environment, region), 'name'),
    {
      kind: 'the name of a backup vault',
      value: names.backupCopyVault(environment, region),
      maxLength: BACKUP_VAULT_MAX_LENGTH,
      field: ['name'],
    },
    {
      kind: 'the name of a restore testing plan',
      value: names.restoreTestPlan(environment, region),
      maxLength: RESTORE_TEST_PLAN_MAX_LENGTH,
      field: ['name'],
    },
  ]);
}

/** The longest workload of the platform's own decides how long a cluster's name may be. */
const LONGEST_WORKLOAD = 'aws-efs-csi-driver';

function clusterNames({ clusters }: Environment): LimitedName[] {
  return clusters.flatMap((cluster, index) => [
    role(names.clusterRole(cluster), 'clusters', index, 'name'),
    role(names.nodeRole(cluster), 'clusters', index, 'name'),
    role(names.workloadRole(cluster, LONGEST_WORKLOAD), 'clusters', index, 'name'),
  ]);
}

function bucket(value: string, ...field: PropertyKey[]): LimitedName {
  return { kind: 'an S3 bucket name', value, maxLength: BUCKET_MAX_LENGTH, field };
}

function role(value: string, ...field: PropertyKey[]): LimitedName {
  return { kind: 'an IAM role name', value, maxLength: IAM_ROLE_MAX_LENGTH, field };
}
