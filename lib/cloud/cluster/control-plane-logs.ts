import type { Construct } from 'constructs';
import { type Account, type Cluster, names } from '../../environment';
import { EncryptedLogGroup } from '../encrypted-log-group';

/**
 * All that the control plane can write. The audit log is the evidence; the others explain it.
 * @see https://docs.aws.amazon.com/eks/latest/userguide/control-plane-logs.html
 */
export const CONTROL_PLANE_LOG_TYPES = ['api', 'audit', 'authenticator', 'controllerManager', 'scheduler'] as const;

export interface ControlPlaneLogsProps {
  /** The account of the cluster. */
  readonly environment: Account;
  /** The cluster whose control plane writes them. */
  readonly cluster: Pick<Cluster, 'name' | 'region'>;
  /** How long they are kept, in days. */
  readonly retentionDays: number;
}

/** The group that EKS writes to. It has to exist before the cluster: EKS would make one that keeps everything for ever. */
export class ControlPlaneLogs extends EncryptedLogGroup {
  constructor(scope: Construct, id: string, props: ControlPlaneLogsProps) {
    const { environment, cluster, retentionDays } = props;
    super(scope, id, {
      environment,
      region: cluster.region,
      retentionDays,
      logicalId: 'control_plane_logs',
      name: names.controlPlaneLogGroup(cluster),
      keyAlias: names.controlPlaneLogsKeyAlias(cluster),
    });
  }
}
