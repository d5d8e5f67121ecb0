import { Construct } from 'constructs';
import { type Account, arns, names } from '../../environment';
import { AccessEntry } from './access-entry';
import type { Cluster } from './cluster';

export interface BreakGlassAccessProps {
  /** The account that holds the role. */
  readonly environment: Account;
  /** The cluster to let it into. */
  readonly cluster: Cluster;
}

/**
 * Lets whoever assumed the break-glass role into a cluster, to do everything: in an emergency nobody can grant it, and RBAC
 * may be what is broken. Admission policies know it by its group.
 */
export class BreakGlassAccess extends Construct {
  constructor(scope: Construct, id: string, props: BreakGlassAccessProps) {
    super(scope, id);
    const { environment, cluster } = props;
    new AccessEntry(this, 'Entry', {
      environment,
      clusterName: cluster.name,
      logicalId: 'break_glass',
      roleArn: arns.role(environment, names.breakGlassRole(environment)),
      groups: [names.breakGlassGroup()],
      policy: 'AmazonEKSClusterAdminPolicy',
    });
  }
}
