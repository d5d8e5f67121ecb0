import { BackupRole } from '../../../lib/cloud/backup/backup-role';
import { layerTemplate } from '../../../lib/testing/layer-template';
import { statementsOf } from '../../../lib/testing/policy-statements';
import { environment } from '../fixtures';

const { resource } = layerTemplate((layer) => {
  new BackupRole(layer, 'Role', { environment, region: 'eu-west-2' });
});

describe('BackupRole', () => {
  test('trusts AWS Backup on behalf of this account only', () => {
    const role = resource('aws_iam_role', 'backup');

    expect(role.name).toBe('test-eu-west-2-backup');
    expect(statementsOf(role, 'assume_role_policy')).toEqual([
      {
        Effect: 'Allow',
        Principal: { Service: ['backup.amazonaws.com'] },
        Action: ['sts:AssumeRole'],
        Condition: { StringEquals: { 'aws:SourceAccount': ['123456789012'] } },
      },
    ]);
  });

  test.each([
    ['backup_backup', 'AWSBackupServiceRolePolicyForBackup'],
    ['backup_restore', 'AWSBackupServiceRolePolicyForRestores'],
  ])('holds the policy of AWS for it: %s', (logicalId, policy) => {
    expect(resource('aws_iam_role_policy_attachment', logicalId).policy_arn).toBe(
      `arn:aws:iam::aws:policy/service-role/${policy}`,
    );
  });
});
