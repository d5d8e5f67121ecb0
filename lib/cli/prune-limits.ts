/**
 * How much of one component or layer may go in one publish before somebody has to say that it is meant: a refactoring
 * takes less, a list that has come out empty takes more.
 */
export const PRUNE_LIMITS = { objects: 20, percent: 50 } as const;

/** Terraform types that hold data, or the keys to it: what our constructs give `prevent_destroy`. */
export const GUARDED_TYPES: readonly string[] = [
  'aws_backup_vault',
  'aws_cloudtrail',
  'aws_cloudwatch_log_group',
  'aws_ecr_repository',
  'aws_eks_cluster',
  'aws_kms_key',
  'aws_prometheus_workspace',
  'aws_route53_zone',
  'aws_s3_bucket',
];
