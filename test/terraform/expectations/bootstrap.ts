import { contains, type Expectations, expects, requires } from '../expectation';
import { INVENTED_ARN } from '../mocks';

export const bootstrap: Expectations = ({ environment }) => {
  const { retention, stage, budget } = environment;
  return [
    requires(
      'the state bucket keeps old versions',
      'aws_s3_bucket_versioning.state',
      'versioning_configuration.status',
      'Enabled',
    ),
    requires(
      'old versions of the state are kept for 90 days',
      'aws_s3_bucket_lifecycle_configuration.state',
      'rule.noncurrent_version_expiration.noncurrent_days',
      90,
    ),
    expects(
      'the state is encrypted with a key of ours',
      'aws_s3_bucket_server_side_encryption_configuration.state',
      'rule.apply_server_side_encryption_by_default.kms_master_key_id',
      INVENTED_ARN,
    ),
    expects('the key of the state is rotated', 'aws_kms_key.state', 'enable_key_rotation', true),
    expects('no ACL opens the state bucket', 'aws_s3_bucket_public_access_block.state', 'block_public_acls', true),
    expects(
      'no policy opens the state bucket',
      'aws_s3_bucket_public_access_block.state',
      'restrict_public_buckets',
      true,
    ),
    contains('the state bucket is reached by TLS only', 'aws_s3_bucket_policy.state', 'policy', 'aws:SecureTransport'),
    requires(
      'who reads the state is written down',
      'aws_s3_bucket_logging.state',
      'target_prefix',
      `acme-${environment.name}-${environment.account}-terraform-state/`,
    ),
    expects('the trail sees every region', 'aws_cloudtrail.audit', 'is_multi_region_trail', true),
    expects('the files of the trail are signed', 'aws_cloudtrail.audit', 'enable_log_file_validation', true),
    expects('the trail is encrypted with a key of ours', 'aws_cloudtrail.audit', 'kms_key_id', INVENTED_ARN),
    expects(
      'nobody deletes from the trail before its time',
      'aws_s3_bucket_object_lock_configuration.audit',
      'rule.default_retention.mode',
      stage === 'production' ? 'COMPLIANCE' : 'GOVERNANCE',
    ),
    expects(
      'the trail is kept as long as the environment says',
      'aws_s3_bucket_object_lock_configuration.audit',
      'rule.default_retention.days',
      retention.auditTrailDays,
    ),
    requires(
      'a root user who does something is seen',
      'aws_cloudwatch_metric_alarm.root_user_was_used',
      'comparison_operator',
      'GreaterThanOrEqualToThreshold',
    ),
    expects('the alarm of the root user is heard', 'aws_cloudwatch_metric_alarm.root_user_was_used', 'alarm_actions', [
      INVENTED_ARN,
    ]),
    expects(
      'the budget is what the environment says',
      'aws_budgets_budget.monthly',
      'limit_amount',
      String(budget.monthlyUsd),
    ),
    expects(
      'no bucket of the account is public',
      'aws_s3_account_public_access_block.main',
      'block_public_policy',
      true,
    ),
  ];
};
