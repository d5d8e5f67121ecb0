import { RestoreTest } from '../../../lib/cloud/backup/restore-test';
import { layerTemplate } from '../../../lib/testing/layer-template';
import { environment } from '../fixtures';

const { resource } = layerTemplate((layer) => {
  new RestoreTest(layer, 'Test', { environment, region: 'eu-west-2', vaultArn: 'arn:vault', roleArn: 'arn:role' });
});

describe('RestoreTest', () => {
  test('takes a backup of the last seven days at random, once a week', () => {
    expect(resource('aws_backup_restore_testing_plan', 'main')).toEqual({
      name: 'test_eu_west_2',
      schedule_expression: 'cron(0 8 ? * SUN *)',
      start_window_hours: 8,
      recovery_point_selection: [
        {
          algorithm: 'RANDOM_WITHIN_WINDOW',
          include_vaults: ['arn:vault'],
          recovery_point_types: ['SNAPSHOT'],
          selection_window_days: 7,
        },
      ],
    });
  });

  test('restores volumes, and leaves them for four hours to whoever looks', () => {
    expect(resource('aws_backup_restore_testing_selection', 'volumes')).toEqual({
      name: 'volumes',
      restore_testing_plan_name: '${aws_backup_restore_testing_plan.main.name}',
      protected_resource_type: 'EBS',
      protected_resource_arns: ['*'],
      iam_role_arn: 'arn:role',
      validation_window_hours: 4,
    });
  });
});
