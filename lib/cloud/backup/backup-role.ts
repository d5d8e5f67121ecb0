import type { Construct } from 'constructs';
import { type Account, names, serviceNames } from '../../environment';
import { ServiceRole } from '../service-role';

export interface BackupRoleProps {
  /** The account whose resources are backed up. */
  readonly environment: Account;
  /** Where they are. */
  readonly region: string;
}

/**
 * What AWS Backup works with, for backups, copies and restores. Its own policies hold all that clusters need, too: it
 * makes itself an access entry in each of them.
 * @see https://docs.aws.amazon.com/eks/latest/userguide/integration-backup.html
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/security-iam-awsmanpol.html
 */
export class BackupRole extends ServiceRole {
  constructor(scope: Construct, id: string, props: BackupRoleProps) {
    const { environment, region } = props;
    super(scope, id, {
      environment,
      name: names.backupRole(environment, region),
      logicalId: 'backup',
      description: 'Backs up clusters and volumes, copies the backups, and tries them out',
      trust: {
        principals: { Service: [serviceNames.principal('backup')] },
        actions: ['sts:AssumeRole'],
        conditions: { StringEquals: { 'aws:SourceAccount': [environment.account] } },
      },
      managedPolicies: {
        backup: 'service-role/AWSBackupServiceRolePolicyForBackup',
        restore: 'service-role/AWSBackupServiceRolePolicyForRestores',
      },
    });
  }
}
