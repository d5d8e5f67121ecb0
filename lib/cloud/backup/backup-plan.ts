import { BackupPlan as AwsBackupPlan } from '@cdktf/provider-aws/lib/backup-plan';
import { BackupSelection, type BackupSelectionCondition } from '@cdktf/provider-aws/lib/backup-selection';
import { Construct } from 'constructs';
import { withLogicalId } from '../logical-id';

/** A job begins within the hour, or never: the shortest that AWS offers, so that no backup is quietly late. */
const START_MINUTES = 60;

/** A first snapshot of a large volume takes hours; what takes longer than half a day has failed. */
const COMPLETION_MINUTES = 720;

/** When a backup is made, and for how long it is kept. */
export interface BackupRule {
  /** What it is called in the plan: `daily`. */
  readonly name: string;
  /** In UTC. @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html#cron-based */
  readonly schedule: string;
  /** When it is deleted, in days. */
  readonly keepDays: number;
  /** Whether the other region gets one, too, where there is one. */
  readonly copied: boolean;
}

/** What a plan backs up: the resources of one type whose tags meet every condition. */
export interface BackupSelectionProps {
  /** Unique in the plan, 50 characters: `prod-a`. */
  readonly name: string;
  /** `aws_backup_selection.<logicalId>`. */
  readonly logicalId: string;
  /**
   * The ARN of every resource of the type. Whoever names the type need not opt in to it in the settings of the region,
   * which Terraform could only write as a whole.
   * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/working-with-supported-services.html
   */
  readonly resources: string;
  /** What is true of their tags. */
  readonly condition: BackupSelectionCondition;
}

export interface BackupPlanProps {
  /** `prod-eu-west-2-volumes`. */
  readonly name: string;
  /** `aws_backup_plan.<logicalId>`. */
  readonly logicalId: string;
  /** When backups are made; each is made of everything that is selected. */
  readonly rules: readonly BackupRule[];
  /** What is backed up. */
  readonly selections: readonly BackupSelectionProps[];
  /** The vault that takes the backups. */
  readonly vaultName: string;
  /** The vault that takes the copies. @default - there are no copies */
  readonly copyVaultArn?: string;
  /** The role that AWS Backup works with. */
  readonly roleArn: string;
}

/**
 * Backs up what carries certain tags, by all of its rules: what is backed up at other times needs another plan.
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/creating-a-backup-plan.html
 */
export class BackupPlan extends Construct {
  constructor(scope: Construct, id: string, props: BackupPlanProps) {
    super(scope, id);
    const { name, logicalId, rules, selections, roleArn } = props;
    const plan = new AwsBackupPlan(this, 'Resource', { name, rule: rules.map((rule) => ruleConfig(rule, props)) });
    const planId = withLogicalId(plan, logicalId).id;
    for (const selection of selections) {
      const element = new BackupSelection(this, `Selection-${selection.name}`, {
        name: selection.name,
        planId,
        iamRoleArn: roleArn,
        resources: [selection.resources],
        condition: [selection.condition],
      });
      withLogicalId(element, selection.logicalId);
    }
  }
}

function ruleConfig({ name, schedule, keepDays, copied }: BackupRule, { vaultName, copyVaultArn }: BackupPlanProps) {
  const lifecycle = { deleteAfter: keepDays };
  return {
    ruleName: name,
    schedule: `cron(${schedule})`,
    targetVaultName: vaultName,
    startWindow: START_MINUTES,
    completionWindow: COMPLETION_MINUTES,
    lifecycle,
    copyAction: copied && copyVaultArn !== undefined ? [{ destinationVaultArn: copyVaultArn, lifecycle }] : undefined,
  };
}
