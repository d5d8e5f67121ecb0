import { BackupVault, type BackupLock } from '../../../lib/cloud/backup/backup-vault';
import { layerTemplate, type LayerTemplate } from '../../../lib/testing/layer-template';
import { statementsOf } from '../../../lib/testing/policy-statements';
import { accountRoot, environment } from '../fixtures';

const ROLE = 'arn:aws:iam::123456789012:role/test-eu-west-2-backup';

function vaultTemplate(lock: BackupLock, region = 'eu-west-2'): LayerTemplate {
  return layerTemplate((layer) => {
    const provider = layer.providerIn(region);
    new BackupVault(layer, 'Vault', {
      environment,
      region,
      name: 'test-vault',
      logicalId: 'some',
      roleArn: ROLE,
      lock,
      provider,
    });
  });
}

describe('BackupVault', () => {
  test('is encrypted with a key of its own, and safe from destroy', () => {
    expect(vaultTemplate('governance').resource('aws_backup_vault', 'some')).toEqual({
      name: 'test-vault',
      kms_key_arn: '${aws_kms_key.some.arn}',
      lifecycle: { prevent_destroy: true },
    });
  });

  test('is locked for ever under compliance, after three days of grace', () => {
    expect(vaultTemplate('compliance').resource('aws_backup_vault_lock_configuration', 'some')).toEqual({
      backup_vault_name: '${aws_backup_vault.some.name}',
      min_retention_days: 7,
      changeable_for_days: 3,
    });
  });

  test('is locked under governance so that somebody can take the lock off', () => {
    expect(vaultTemplate('governance').resource('aws_backup_vault_lock_configuration', 'some')).toEqual({
      backup_vault_name: '${aws_backup_vault.some.name}',
      min_retention_days: 7,
    });
  });

  test('lets the role use the key and lend it to AWS services, and others use and lend it through AWS Backup only', () => {
    const [, throughBackup, byCreator, byRole, grants, ...others] = statementsOf(
      vaultTemplate('governance').resource('aws_kms_key', 'some'),
      'policy',
    );

    expect(others).toEqual([]);
    expect(throughBackup?.Condition).toEqual({
      StringEquals: { 'kms:ViaService': ['backup.eu-west-2.amazonaws.com'] },
    });
    expect(byCreator).toMatchObject({
      Principal: { AWS: [accountRoot] },
      Action: ['kms:CreateGrant'],
      Condition: {
        Bool: { 'kms:GrantIsForAWSResource': ['true'] },
        StringEquals: { 'kms:ViaService': ['backup.eu-west-2.amazonaws.com'] },
      },
    });
    expect(byRole?.Principal).toEqual({ AWS: [ROLE] });
    expect(grants).toMatchObject({
      Principal: { AWS: [ROLE] },
      Action: ['kms:CreateGrant'],
      Condition: { Bool: { 'kms:GrantIsForAWSResource': ['true'] } },
    });
  });

  test('needs of its creator what AWS Backup asks for: all of it, in each region', () => {
    const statements = statementsOf(vaultTemplate('compliance', 'eu-west-1').resource('aws_kms_key', 'some'), 'policy');
    const ofTheAccount = statements.filter(({ Principal }) => Principal?.AWS?.includes(accountRoot));

    expect(ofTheAccount.flatMap(({ Action }) => Action)).toEqual(
      expect.arrayContaining(['kms:CreateGrant', 'kms:DescribeKey', 'kms:Decrypt', 'kms:GenerateDataKey']),
    );
    for (const { Condition } of ofTheAccount.slice(1)) {
      expect(Condition?.StringEquals).toEqual({ 'kms:ViaService': ['backup.eu-west-1.amazonaws.com'] });
    }
  });

  test('lies in another region with all that belongs to it', () => {
    const { resource } = vaultTemplate('compliance', 'eu-west-1');

    for (const type of ['aws_backup_vault', 'aws_backup_vault_lock_configuration', 'aws_kms_key', 'aws_kms_alias']) {
      expect(resource(type, 'some').provider).toBe('aws.eu-west-1');
    }
  });
});
