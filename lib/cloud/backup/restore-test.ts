import { BackupRestoreTestingPlan } from '@cdktf/provider-aws/lib/backup-restore-testing-plan';
import { BackupRestoreTestingSelection } from '@cdktf/provider-aws/lib/backup-restore-testing-selection';
import { Construct } from 'constructs';
import { type Account, names } from '../../environment';
import { withLogicalId } from '../logical-id';

/** In UTC: when nobody deploys, and early enough to be read on Monday. */
const SUNDAY_MORNING = 'cron(0 8 ? * SUN *)';

/** The tests of a week take a backup of that week. */
const WINDOW_DAYS = 7;

/** The tests may be spread over this time. */
const START_HOURS = 8;

/** How long the restored volume stays for whoever wants to look at it; then AWS Backup deletes it. */
const VALIDATION_HOURS = 4;

export interface RestoreTestProps {
  /** The account whose backups are tried out. */
  readonly environment: Account;
  /** Where they are. */
  readonly region: string;
  /** The vault that they are in. */
  readonly vaultArn: string;
  /** The role that restores. */
  readonly roleArn: string;
}

/**
 * Restores one backup of every volume each week, and deletes what it restored: a backup that was never restored is a
 * hope. AWS offers no such test for clusters; theirs is an exercise of people.
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/restore-testing.html
 */
export class RestoreTest extends Construct {
  constructor(scope: Construct, id: string, props: RestoreTestProps) {
    super(scope, id);
    const { environment, region, vaultArn, roleArn } = props;
    const plan = new BackupRestoreTestingPlan(this, 'Resource', {
      name: names.restoreTestPlan(environment, region),
      scheduleExpression: SUNDAY_MORNING,
      startWindowHours: START_HOURS,
      recoveryPointSelection: [
        {
          algorithm: 'RANDOM_WITHIN_WINDOW',
          includeVaults: [vaultArn],
          recoveryPointTypes: ['SNAPSHOT'],
          selectionWindowDays: WINDOW_DAYS,
        },
      ],
    });
    const volumes = new BackupRestoreTestingSelection(this, 'Volumes', {
      name: 'volumes',
      restoreTestingPlanName: withLogicalId(plan, 'main').name,
      protectedResourceType: 'EBS',
      protectedResourceArns: ['*'],
      iamRoleArn: roleArn,
      validationWindowHours: VALIDATION_HOURS,
    });
    withLogicalId(volumes, 'volumes');
  }
}
