import { arns, names, type Team } from '../../environment';
import type { PolicyStatement } from '../policy-document';
import { GITHUB_OIDC_HOST } from './github-trust';
import type { GuardedEnvironment } from './guards';
import { changesOf } from './role-making';
import { READ_ACTIONS, WRITTEN_SERVICES } from './terraform-services';

/** Services that no layer uses, and an emergency may: what clusters make by themselves, secrets, and AWS's own help. */
const FOR_EMERGENCIES = ['autoscaling', 'elasticloadbalancing', 'health', 'secretsmanager', 'servicequotas', 'support'];

/** Whole services, and of those that guard the account what can be read of them. */
export function emergencyActions(): string[] {
  const whole = [...WRITTEN_SERVICES, ...FOR_EMERGENCIES];
  const read = READ_ACTIONS.filter((action) => !whole.some((service) => action.startsWith(`${service}:`)));
  return [...whole.map((service) => `${service}:*`), ...read];
}

/** Changes of the roles of CI and of teams, within the boundaries that they have. */
export function changesOfOtherRoles(
  environment: GuardedEnvironment,
  teams: readonly Pick<Team, 'name'>[],
): PolicyStatement[] {
  const ofCi = [names.terraformApplyRole(environment), names.terraformPlanRole(environment)];
  const roles = [...ofCi, ...teams.map((team) => names.teamRole(team.name))].map((name) =>
    arns.role(environment, name),
  );
  return changesOf(environment, roles, [names.permissionsBoundary(environment), names.terraformBoundary(environment)]);
}

/** Without the identity provider no workflow on GitHub can assume anything. */
export function cutOffCi(environment: GuardedEnvironment): PolicyStatement {
  return {
    actions: ['iam:DeleteOpenIDConnectProvider'],
    resources: [arns.oidcProvider(environment, GITHUB_OIDC_HOST)],
  };
}
