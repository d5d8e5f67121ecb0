import { Construct } from 'constructs';
import { type Account, arns, names, type Team } from '../../environment';
import { AccessEntry } from './access-entry';
import type { Cluster } from './cluster';

/**
 * `view` is the policy that leaves out Secrets; AmazonEKSAdminViewPolicy shows them.
 * @see https://docs.aws.amazon.com/eks/latest/userguide/access-policy-permissions.html
 */
const ACCESS_POLICIES: Readonly<Record<Team['clusterAccess'], string>> = {
  admin: 'AmazonEKSClusterAdminPolicy',
  view: 'AmazonEKSViewPolicy',
};

export interface TeamAccessProps {
  /** The account that holds the teams' roles. */
  readonly environment: Account;
  /** The cluster to let them into. */
  readonly cluster: Cluster;
  /** Who they are, and what they may do. */
  readonly teams: readonly Pick<Team, 'name' | 'clusterAccess'>[];
}

/** Lets the people of each team into a cluster, with the role that they assume. */
export class TeamAccess extends Construct {
  constructor(scope: Construct, id: string, props: TeamAccessProps) {
    super(scope, id);
    const { environment, cluster, teams } = props;
    for (const { name, clusterAccess } of teams) {
      new AccessEntry(this, `Team-${name}`, {
        environment,
        clusterName: cluster.name,
        logicalId: `team_${name.replaceAll('-', '_')}`,
        roleArn: arns.role(environment, names.teamRole(name)),
        policy: ACCESS_POLICIES[clusterAccess],
      });
    }
  }
}
