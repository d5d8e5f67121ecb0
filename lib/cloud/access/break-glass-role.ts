import type { Construct } from 'constructs';
import { names, type Team } from '../../environment';
import { ServiceRole } from '../service-role';
import { changesOfOtherRoles, cutOffCi, emergencyActions } from './break-glass-rights';
import type { GuardedEnvironment } from './guards';
import { identityCenterTrust, permissionSetMistakes } from './identity-center-trust';
import { roleMaking } from './role-making';

const AN_HOUR = 3600;

export interface BreakGlassRoleProps {
  /** The account to be saved. */
  readonly environment: GuardedEnvironment;
  /** All teams; the people of those that run the platform may assume it. */
  readonly teams: readonly Pick<Team, 'name' | 'identityGroup' | 'clusterAccess'>[];
  /** ARN of the policy that it may not go beyond. */
  readonly boundaryArn: string;
}

/**
 * What the people who run the platform assume when nothing else helps: for an hour, all of the services that we use, and
 * every role of ours. It can cut CI off, by its identity provider. It cannot stop the record of what it does, delete that
 * record or the Terraform state, or change itself.
 * @see https://docs.aws.amazon.com/wellarchitected/latest/security-pillar/sec_permissions_emergency_process.html
 */
export class BreakGlassRole extends ServiceRole {
  constructor(scope: Construct, id: string, props: BreakGlassRoleProps) {
    const { environment, teams, boundaryArn } = props;
    const groups = teams.filter((team) => team.clusterAccess === 'admin').map((team) => team.identityGroup);
    super(scope, id, {
      environment,
      name: names.breakGlassRole(environment),
      logicalId: 'break_glass',
      description: 'For emergencies: whoever assumes it sets off an alarm',
      trust: identityCenterTrust(environment, groups),
      inlinePolicies: {
        services: [{ actions: emergencyActions(), resources: ['*'] }],
        roles: [...roleMaking(environment), ...changesOfOtherRoles(environment, teams), cutOffCi(environment)],
      },
      boundaryArn,
      maxSessionSeconds: AN_HOUR,
    });
    this.node.addValidation({ validate: () => permissionSetMistakes(groups) });
  }
}
