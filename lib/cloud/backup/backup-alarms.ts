import { Construct } from 'constructs';
import { type Account, names } from '../../environment';
import { EventAlarm, type EventAlarmProps } from '../event-alarm';
import { MetricAlarm } from '../metric-alarm';

type JobAlarm = Pick<EventAlarmProps, 'description' | 'detailType' | 'detail'>;

/**
 * Jobs that came to no good end. Jobs of restores, those of the weekly test among them, call their state a status.
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/eventbridge.html
 */
const FAILED_JOBS: Readonly<Record<string, JobAlarm>> = {
  'backup-jobs': {
    description: 'A backup has failed, was stopped, came too late, or is incomplete. Read the message of the job.',
    detailType: 'Backup Job State Change',
    detail: { state: ['FAILED', 'ABORTED', 'EXPIRED', 'PARTIAL'] },
  },
  'copy-jobs': {
    description: 'A backup was not copied to the other region. Read the message of the job.',
    detailType: 'Copy Job State Change',
    detail: { state: ['FAILED', 'PARTIAL'] },
  },
  'restore-jobs': {
    description: 'A restore, or the weekly test of one, has failed: it is not certain that backups can be used.',
    detailType: 'Restore Job State Change',
    detail: { status: ['FAILED', 'ABORTED'] },
  },
};

/** Cluster state is backed up every three hours: three in a row that are missing are no accident. */
const SILENCE_HOURS = 9;

const HOUR_SECONDS = 3600;

export interface BackupAlarmsProps {
  /** What the names of alarms begin with. */
  readonly environment: Account;
  /** Where the jobs run. */
  readonly region: string;
  /** The vault that has to be written to. */
  readonly vaultName: string;
  /** Whether there is anything to back up every three hours: a cluster. */
  readonly expectsBackups: boolean;
  /** The topic that hears of it. */
  readonly topicArn: string;
}

/**
 * Tells of every job that failed, and of none that ran: a plan that backs up nothing any more says nothing by itself. A
 * new vault is reported until its first backup.
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/cloudwatch.html
 */
export class BackupAlarms extends Construct {
  private readonly props: BackupAlarmsProps;

  constructor(scope: Construct, id: string, props: BackupAlarmsProps) {
    super(scope, id);
    this.props = props;
    const { environment, region, topicArn } = props;
    for (const [key, alarm] of Object.entries(FAILED_JOBS)) {
      const name = `${names.backupVault(environment, region)}-failed-${key}`;
      const logicalId = `failed_${key.replaceAll('-', '_')}`;
      new EventAlarm(this, `Failed-${key}`, { ...alarm, name, logicalId, source: 'aws.backup', topicArn });
    }
    this.addFailures();
    if (props.expectsBackups) this.addSilence();
  }

  private addFailures(): void {
    new MetricAlarm(this, 'Failures', {
      ...this.about('backups-fail'),
      description: 'Backups fail. The events of the same time name the jobs.',
      metricName: 'NumberOfBackupJobsFailed',
      threshold: 1,
    });
  }

  private addSilence(): void {
    new MetricAlarm(this, 'Silence', {
      ...this.about('backups-are-missing'),
      description:
        `No backup has been completed for ${SILENCE_HOURS} hours, and none has to have failed. ` +
        'Look whether the plan, its role and the tag of the clusters are still there.',
      metricName: 'NumberOfBackupJobsCompleted',
      periods: SILENCE_HOURS,
      comparison: 'LessThanThreshold',
      threshold: 1,
      missingData: 'breaching',
    });
  }

  private about(key: string) {
    const { environment, region, vaultName, topicArn } = this.props;
    return {
      name: `${names.backupVault(environment, region)}-${key}`,
      logicalId: key.replaceAll('-', '_'),
      namespace: 'AWS/Backup',
      dimensions: { BackupVaultName: vaultName },
      statistic: 'Sum',
      periodSeconds: HOUR_SECONDS,
      topicArn,
    } as const;
  }
}
