import type { Construct } from 'constructs';
import {
  BackupAlarms,
  type BackupLock,
  BackupPlans,
  BackupRole,
  BackupVault,
  Layer,
  RestoreTest,
} from '../../lib/cloud';
import { arns, backupCopyRegionOf, type Environment, names } from '../../lib/environment';

/** The backups of one region, their copies in another one, and the proof that they can be used. */
export function backupLayer(scope: Construct, environment: Environment, region: string): void {
  const layer = new Layer(scope, { environment, region, name: names.backupLayer(region) });
  layer.comesAfter(names.servicesLayer(region));
  const clusters = environment.clusters.filter((cluster) => cluster.region === region);
  const { backupsDays: days, monthlyBackupsDays: monthlyDays } = environment.retention;

  const { arn: roleArn } = new BackupRole(layer, 'Role', { environment, region });
  const name = names.backupVault(environment, region);
  const lock = lockOf(environment);
  const vault = new BackupVault(layer, 'Vault', { environment, region, name, logicalId: 'main', roleArn, lock });
  const { name: vaultName, arn: vaultArn } = vault;
  const copyVaultArn = addCopyVault(layer, environment, region, roleArn)?.arn;
  const plans = { environment, region, clusters, days, monthlyDays, vaultName, copyVaultArn, roleArn };
  new BackupPlans(layer, 'Plans', plans);
  new RestoreTest(layer, 'RestoreTest', { environment, region, vaultArn, roleArn });
  const topicArn = arns.topic(environment, region, names.alarmTopic(environment));
  const expectsBackups = clusters.length > 0;
  new BackupAlarms(layer, 'Alarms', { environment, region, vaultName, expectsBackups, topicArn });
}

function addCopyVault(
  layer: Layer,
  environment: Environment,
  region: string,
  roleArn: string,
): BackupVault | undefined {
  const copyRegion = backupCopyRegionOf(environment, region);
  if (copyRegion === undefined) return undefined;
  return new BackupVault(layer, 'CopyVault', {
    environment,
    region: copyRegion,
    name: names.backupCopyVault(environment, region),
    logicalId: 'copies',
    roleArn,
    lock: lockOf(environment),
    provider: layer.providerIn(copyRegion),
  });
}

/** What nobody can take back belongs in production only; elsewhere the same lock can be opened, so that it is tried out. */
function lockOf({ stage }: Environment): BackupLock {
  return stage === 'production' ? 'compliance' : 'governance';
}
