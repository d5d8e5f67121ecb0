import type { Construct } from 'constructs';
import {
  BreakGlassAlarm,
  BreakGlassBoundary,
  BreakGlassRole,
  GithubOidcProvider,
  Layer,
  TeamRole,
  TerraformApplyRole,
  TerraformBoundary,
  TerraformPlanRole,
} from '../../lib/cloud';
import { type Environment, names, oidcRepositoryOf, type Team } from '../../lib/environment';

/**
 * Who may do what in the account: people by team, people in an emergency, and Terraform in CI, where the repository is on
 * GitHub and the partition is AWS's commercial one; elsewhere people apply everything. People apply this layer itself, because it guards CI.
 */
export function accessLayer(scope: Construct, environment: Environment, teams: readonly Team[]): void {
  const region = environment.regions[0] ?? '';
  const layer = new Layer(scope, { environment, region, name: names.accessLayer() });

  for (const team of teams) new TeamRole(layer, `Team-${team.name}`, { environment, team });
  addBreakGlass(layer, environment, teams);
  addCi(layer, environment, teams);
}

function addBreakGlass(layer: Layer, environment: Environment, teams: readonly Team[]): void {
  const { arn: boundaryArn } = new BreakGlassBoundary(layer, 'BreakGlassBoundary', { environment });
  new BreakGlassRole(layer, 'BreakGlass', { environment, teams, boundaryArn });
  new BreakGlassAlarm(layer, 'BreakGlassAlarm', { environment, region: layer.layer.region });
}

/** The provider is there for the roles that push images of teams, too. */
function addCi(layer: Layer, environment: Environment, teams: readonly Team[]): void {
  const repository = repositoryOfCi(environment);
  const used = repository !== undefined || teams.some((team) => team.sourceRepositories.length > 0);
  if (used) new GithubOidcProvider(layer, 'Github');
  if (repository === undefined) return;
  const { arn: boundaryArn } = new TerraformBoundary(layer, 'TerraformBoundary', { environment, teams });
  new TerraformPlanRole(layer, 'TerraformPlan', { environment, repository, boundaryArn });
  new TerraformApplyRole(layer, 'TerraformApply', { environment, repository, boundaryArn });
}

/**
 * The apply role asks for the git ref, which STS is known to compare in commercial regions only. Elsewhere nobody could
 * assume it; and without the ref any pull request that names the GitHub environment could.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif
 */
function repositoryOfCi({ partition, gitops }: Environment): string | undefined {
  return partition === 'aws' ? oidcRepositoryOf(gitops) : undefined;
}
