import { Construct } from 'constructs';
import { type Account, arns, type Cluster, CLUSTER_BACKUP_TAG, names } from '../../environment';
import { BackupPlan, type BackupRule, type BackupSelectionProps } from './backup-plan';

export interface BackupPlansProps {
  /** The account whose resources are backed up. */
  readonly environment: Account;
  /** Where they are. */
  readonly region: string;
  /** The clusters of the region. */
  readonly clusters: readonly Pick<Cluster, 'name'>[];
  /** How long backups of every day are kept. */
  readonly days: number;
  /** How long backups of the first of a month are kept, in days. */
  readonly monthlyDays: number;
  /** The vault that takes the backups. */
  readonly vaultName: string;
  /** The vault that takes the copies. @default - there are no copies */
  readonly copyVaultArn?: string;
  /** The role that AWS Backup works with. */
  readonly roleArn: string;
}

/**
 * Two plans, an hour and more apart from each other. The state of clusters every three hours: AWS Backup adds the volumes
 * of claims to it, so that a cluster can be brought back as it was. Volumes once a day beside that: a volume can then be
 * restored whatever becomes of its cluster.
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/eks-backups.html
 */
export class BackupPlans extends Construct {
  constructor(scope: Construct, id: string, props: BackupPlansProps) {
    super(scope, id);
    const { environment, region, days, monthlyDays, vaultName, copyVaultArn, roleArn } = props;
    const common = { vaultName, copyVaultArn, roleArn };
    new BackupPlan(this, 'ClusterState', {
      ...common,
      name: names.clusterStatePlan(environment, region),
      logicalId: 'cluster_state',
      rules: [everyThreeHours(days), daily('0 0', days), monthly('30 1', monthlyDays)],
      selections: [taggedClusters(props)],
    });
    new BackupPlan(this, 'Volumes', {
      ...common,
      name: names.volumesPlan(environment, region),
      logicalId: 'volumes',
      rules: [daily('30 4', days), monthly('30 6', monthlyDays)],
      selections: props.clusters.map((cluster) => volumesOf(cluster, props)),
    });
  }
}

/** From three in the morning on; the one at midnight is the one that is copied. */
function everyThreeHours(keepDays: number): BackupRule {
  return { name: 'every-three-hours', schedule: '0 3/3 * * ? *', keepDays, copied: false };
}

/** @param time minute and hour */
function daily(time: string, keepDays: number): BackupRule {
  return { name: 'daily', schedule: `${time} * * ? *`, keepDays, copied: true };
}

/** @param time minute and hour */
function monthly(time: string, keepDays: number): BackupRule {
  return { name: 'monthly', schedule: `${time} 1 * ? *`, keepDays, copied: true };
}

function taggedClusters({ environment, region }: BackupPlansProps): BackupSelectionProps {
  const { key, value } = CLUSTER_BACKUP_TAG;
  return {
    name: 'cluster-state',
    logicalId: 'cluster_state',
    resources: arns.clusterWildcard(environment, region),
    condition: { stringEquals: [{ key: `aws:ResourceTag/${key}`, value }] },
  };
}

/**
 * Auto Mode puts the name of the cluster on all that it makes; only the volumes of claims have a name of their own beside
 * it, and those of nodes have none.
 * @see https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonEKSBlockStoragePolicy.html
 * @see https://github.com/kubernetes-sigs/aws-ebs-csi-driver/blob/master/docs/tagging.md
 */
function volumesOf({ name }: Pick<Cluster, 'name'>, { environment, region }: BackupPlansProps): BackupSelectionProps {
  return {
    name,
    logicalId: `volumes_${name.replaceAll('-', '_')}`,
    resources: arns.volumeWildcard(environment, region),
    condition: {
      stringEquals: [{ key: 'aws:ResourceTag/eks:eks-cluster-name', value: name }],
      stringLike: [{ key: 'aws:ResourceTag/CSIVolumeName', value: 'pvc-*' }],
    },
  };
}
