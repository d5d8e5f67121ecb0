import { type Expectations, expects, requires } from '../expectation';
import { INVENTED_ARN } from '../mocks';

export const backup: Expectations = ({ environment }) => [
  expects('backups are encrypted with a key of ours', 'aws_backup_vault.main', 'kms_key_arn', INVENTED_ARN),
  ...(environment.stage === 'production'
    ? [
        expects(
          'nobody unlocks the vault after three days',
          'aws_backup_vault_lock_configuration.main',
          'changeable_for_days',
          3,
        ),
        expects('nor the vault of the copies', 'aws_backup_vault_lock_configuration.copies', 'changeable_for_days', 3),
      ]
    : []),
  expects('no backup goes before a week', 'aws_backup_vault_lock_configuration.main', 'min_retention_days', 7),
  requires('clusters are found by their tag', 'aws_backup_selection.cluster_state', 'name', 'cluster-state'),
  requires(
    'a restore is tried every week',
    'aws_backup_restore_testing_plan.main',
    'schedule_expression',
    'cron(0 8 ? * SUN *)',
  ),
  expects(
    'backups that stop are an alarm',
    'aws_cloudwatch_metric_alarm.backups_are_missing',
    'treat_missing_data',
    'breaching',
  ),
];
