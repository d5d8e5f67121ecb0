import { FIXED } from './prices';

/** How AWS charges for a Terraform type. */
export type Charge = 'fixed' | 'by use' | 'free';

/** Types that cost what is kept in them or sent through them; a name that ends in * stands for all that begin so. */
const BY_USE_TYPES: readonly string[] = [
  'aws_backup_plan',
  'aws_backup_restore_testing_*',
  'aws_backup_vault',
  'aws_cloudtrail',
  'aws_cloudwatch_log_delivery*',
  'aws_cloudwatch_log_group',
  'aws_ecr_replication_configuration',
  'aws_ecr_repository',
  'aws_flow_log',
  'aws_guardduty_*',
  'aws_prometheus_rule_group_namespace',
  'aws_prometheus_scraper',
  'aws_prometheus_workspace',
  'aws_route53_resolver_query_log_config',
  'aws_s3_bucket',
  'aws_sns_topic',
  'aws_sns_topic_subscription',
];

/**
 * Types that AWS does not charge for by themselves. A family is here as a whole only when none of it can cost:
 * `aws_eks_*` would also let in node groups, `aws_ebs_*` volumes.
 */
const FREE_TYPES: readonly string[] = [
  // Of access from outside; an analyser of unused access is paid for by role and user.
  'aws_accessanalyzer_analyzer',
  'aws_acm_certificate',
  'aws_acm_certificate_validation',
  'aws_backup_region_settings',
  'aws_backup_selection',
  'aws_backup_vault_lock_configuration',
  'aws_backup_vault_notifications',
  'aws_backup_vault_policy',
  // As long as it only tells; budgets that act are charged by the day.
  'aws_budgets_budget',
  'aws_cloudwatch_event_rule',
  'aws_cloudwatch_event_target',
  'aws_cloudwatch_log_metric_filter',
  'aws_cloudwatch_log_resource_policy',
  'aws_default_security_group',
  'aws_ebs_default_kms_key',
  'aws_ebs_encryption_by_default',
  'aws_ebs_snapshot_block_public_access',
  'aws_ecr_lifecycle_policy',
  'aws_ecr_registry_policy',
  'aws_ecr_repository_policy',
  'aws_eks_access_entry',
  'aws_eks_access_policy_association',
  'aws_eks_addon',
  'aws_eks_pod_identity_association',
  'aws_iam_*',
  'aws_internet_gateway',
  'aws_kms_alias',
  'aws_kms_key_policy',
  'aws_prometheus_alert_manager_definition',
  'aws_prometheus_workspace_configuration',
  'aws_route',
  'aws_route53_hosted_zone_dnssec',
  'aws_route53_key_signing_key',
  'aws_route53_record',
  'aws_route53_resolver_query_log_config_association',
  'aws_route_table',
  'aws_route_table_association',
  'aws_s3_account_public_access_block',
  'aws_s3_bucket_lifecycle_configuration',
  'aws_s3_bucket_logging',
  'aws_s3_bucket_notification',
  'aws_s3_bucket_object_lock_configuration',
  'aws_s3_bucket_ownership_controls',
  'aws_s3_bucket_policy',
  'aws_s3_bucket_public_access_block',
  'aws_s3_bucket_server_side_encryption_configuration',
  'aws_s3_bucket_versioning',
  'aws_security_group',
  'aws_sns_topic_policy',
  'aws_subnet',
  'aws_vpc',
  'aws_vpc_ipv4_cidr_block_association',
  'aws_vpc_security_group_egress_rule',
  'aws_vpc_security_group_ingress_rule',
  'terraform_data',
];

const FIXED_TYPES: readonly string[] = Object.values(FIXED).map(({ type }) => type);

/** @returns undefined for a type that nobody has looked up yet */
export function chargeOf(type: string): Charge | undefined {
  if (FIXED_TYPES.includes(type)) return 'fixed';
  if (matches(type, BY_USE_TYPES)) return 'by use';
  return matches(type, FREE_TYPES) ? 'free' : undefined;
}

function matches(type: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => (pattern.endsWith('*') ? type.startsWith(pattern.slice(0, -1)) : type === pattern));
}
