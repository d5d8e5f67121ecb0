import { Construct } from 'constructs';
import { type Account, arns, names, type Team } from '../../environment';
import { AccessEntry } from './access-entry';
import type { Cluster } from './cluster';

export interface TeamAccessProps {
  /** The account that holds the teams' roles. */
  readonly environment: Account;
  /** The cluster to let them into. */
  readonly cluster: Cluster;
  /** Who they are. */
  readonly teams: readonly Pick<Team, 'name'>[];
}

/**
 * Lets the people of each team into a cluster, with the role that they assume, as a group of Kubernetes. EKS gives them no
 * rights: those are in the cluster, where they are reviewed like everything else.
 * @see https://docs.aws.amazon.com/eks/latest/userguide/creating-access-entries.html
 */
export class TeamAccess extends Construct {
  constructor(scope: Construct, id: string, props: TeamAccessProps) {
    super(scope, id);
    const { environment, cluster, teams } = props;
    for (const { name } of teams) {
      new AccessEntry(this, `Team-${name}`, {
        environment,
        clusterName: cluster.name,
        logicalId: `team_${name.replaceAll('-', '_')}`,
        roleArn: arns.role(environment, names.teamRole(name)),
        groups: [names.teamGroup(name)],
      });
    }
  }
}
