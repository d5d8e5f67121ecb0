import type { Construct } from 'constructs';
import { arns, names, type Team } from '../../environment';
import type { PolicyStatement } from '../policy-document';
import { dataGuards, GUARDING_LAYERS } from '../record-guards';
import { Boundary } from './boundary';
import { GITHUB_OIDC_HOST } from './github-trust';
import { type GuardedEnvironment, identityGuards, operatorGuards } from './guards';
import { ROLE_CHANGES_OF_LAYERS } from './role-making';
import { delegateZone, type TerraformEnvironment } from './terraform-environment';
import { TERRAFORM_SERVICES, WRITTEN_SERVICES } from './terraform-services';

export interface TerraformBoundaryProps {
  /** The account that Terraform works in. */
  readonly environment: TerraformEnvironment;
  /** Whose roles Terraform must not touch from CI. */
  readonly teams: readonly Pick<Team, 'name'>[];
}

/**
 * What the roles of Terraform can never go beyond: the services of our layers, and nothing that guards those roles. They
 * need a boundary of their own, because that of all other roles allows no care of roles.
 */
export class TerraformBoundary extends Boundary {
  constructor(scope: Construct, id: string, props: TerraformBoundaryProps) {
    const { environment, teams } = props;
    const ofTeams = teams.map((team) => names.teamRole(team.name));
    super(scope, id, {
      name: names.terraformBoundary(environment),
      logicalId: 'terraform_boundary',
      description: 'The most that Terraform may do from CI',
      statements: [
        { actions: mostOfTerraform(), resources: ['*'] },
        ...delegateZone(environment),
        ...operatorGuards(environment),
        ...dataGuards(),
        ...identityGuards(environment, {
          roles: [...guardRoles(environment), ...ofTeams],
          layers: GUARDING_LAYERS,
          policies: [names.permissionsBoundary(environment), ...operatorBoundaries(environment)],
        }),
        keepsIdentityProviders(environment),
      ],
    });
  }
}

/** All of the services that CI changes; of the others, and of IAM, what is spelt out. */
function mostOfTerraform(): string[] {
  const onlyRead = Object.entries(TERRAFORM_SERVICES).filter(([service]) => !WRITTEN_SERVICES.includes(service));
  return [
    ...WRITTEN_SERVICES.map((service) => `${service}:*`),
    ...onlyRead.flatMap(([service, { read }]) => read.map((action) => `${service}:${action}`)),
    ...ROLE_CHANGES_OF_LAYERS,
  ];
}

function guardRoles(environment: GuardedEnvironment): string[] {
  return [
    names.breakGlassRole(environment),
    names.terraformApplyRole(environment),
    names.terraformPlanRole(environment),
  ];
}

function operatorBoundaries(environment: GuardedEnvironment): string[] {
  return [names.breakGlassBoundary(environment), names.terraformBoundary(environment)];
}

/** Whoever may add an identity provider, or an audience to ours, lets anyone in. */
function keepsIdentityProviders(environment: GuardedEnvironment): PolicyStatement {
  return {
    effect: 'Deny',
    actions: ['iam:Add*', 'iam:Create*', 'iam:Delete*', 'iam:Remove*', 'iam:Update*'],
    resources: [arns.oidcProvider(environment, GITHUB_OIDC_HOST)],
  };
}
