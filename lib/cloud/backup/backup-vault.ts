import { BackupVault as AwsBackupVault } from '@cdktf/provider-aws/lib/backup-vault';
import { BackupVaultLockConfiguration } from '@cdktf/provider-aws/lib/backup-vault-lock-configuration';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { type Account, MIN_BACKUP_RETENTION_DAYS, names } from '../../environment';
import { EncryptionKey } from '../encryption-key';
import { lendableThrough, usableByRole, usableThrough } from '../key-use';
import { withLogicalId } from '../logical-id';

/** How long the strict lock can still be taken back; AWS allows no less. */
const GRACE_DAYS = 3;

export interface BackupVaultProps {
  /** The account that owns the vault. */
  readonly environment: Account;
  /** Where it is. */
  readonly region: string;
  /** Unique in the region of the account: `prod-eu-west-2`. */
  readonly name: string;
  /** `aws_backup_vault.<logicalId>`, and the same for its key and lock. */
  readonly logicalId: string;
  /** The role that writes and reads backups. */
  readonly roleArn: string;
  /** Who may still delete a backup before its time. */
  readonly lock: BackupLock;
  /** The provider of its region. @default - the layer's own */
  readonly provider?: TerraformProvider;
}

/** `compliance`: nobody, not even AWS, and for ever. `governance`: those whom IAM lets take the lock off. */
export type BackupLock = 'compliance' | 'governance';

/**
 * Keeps backups, encrypted with a key of our own, and locked: whatever has been put in stays until its retention ends.
 * The strict lock cannot be taken back three days after it was made, and neither can the vault be deleted then before its
 * last backup has expired. AWS Backup makes its grant on the key with the rights of whoever creates the vault.
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/create-a-vault.html
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/vault-lock.html
 */
export class BackupVault extends Construct {
  /** A reference: whatever uses it waits for the vault. */
  public readonly name: string;
  /** A reference, too. */
  public readonly arn: string;

  constructor(scope: Construct, id: string, props: BackupVaultProps) {
    super(scope, id);
    const { environment, region, name, logicalId, roleArn, lock, provider } = props;
    const key = new EncryptionKey(this, 'Key', {
      environment,
      logicalId,
      alias: names.backupKeyAlias(name),
      description: `Encrypts the backups of the vault ${name}`,
      use: [
        usableThrough(environment, 'backup', region),
        lendableThrough(environment, 'backup', region),
        ...usableByRole(roleArn),
      ],
      provider,
    });
    const vault = new AwsBackupVault(this, 'Resource', {
      name,
      kmsKeyArn: key.arn,
      lifecycle: { preventDestroy: true },
      provider,
    });
    this.name = withLogicalId(vault, logicalId).name;
    this.arn = vault.arn;
    const lockConfiguration = new BackupVaultLockConfiguration(this, 'Lock', {
      backupVaultName: vault.name,
      minRetentionDays: MIN_BACKUP_RETENTION_DAYS,
      changeableForDays: lock === 'compliance' ? GRACE_DAYS : undefined,
      provider,
    });
    withLogicalId(lockConfiguration, logicalId);
  }
}
