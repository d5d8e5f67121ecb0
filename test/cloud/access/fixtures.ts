import { BreakGlassBoundary } from '../../../lib/cloud/access/break-glass-boundary';
import { BreakGlassRole } from '../../../lib/cloud/access/break-glass-role';
import { TeamRole } from '../../../lib/cloud/access/team-role';
import { TerraformApplyRole } from '../../../lib/cloud/access/terraform-apply-role';
import { TerraformBoundary } from '../../../lib/cloud/access/terraform-boundary';
import { TerraformPlanRole } from '../../../lib/cloud/access/terraform-plan-role';
import { layerTemplate } from '../../../lib/testing/layer-template';
import { environment } from '../fixtures';

/** One team that runs the platform, and one that does not. */
export const teams = [
  { name: 'platform', identityGroup: 'platform-engineers', clusterAccess: 'admin', imageRepositories: [] },
  { name: 'shop', identityGroup: 'shop', clusterAccess: 'view', imageRepositories: ['api'] },
] as const;

const repository = 'acme/platform';

/** A layer with all roles of people and of Terraform in it. */
export const rolesTemplate = layerTemplate((layer) => {
  const { arn: boundaryArn } = new TerraformBoundary(layer, 'TerraformBoundary', { environment, teams });
  new TerraformPlanRole(layer, 'Plan', { environment, repository, boundaryArn });
  new TerraformApplyRole(layer, 'Apply', { environment, repository, boundaryArn });
  const emergency = new BreakGlassBoundary(layer, 'BreakGlassBoundary', { environment });
  new BreakGlassRole(layer, 'BreakGlass', { environment, teams, boundaryArn: emergency.arn });
  for (const team of teams) new TeamRole(layer, `Team-${team.name}`, { environment, team });
});

export const ACCOUNT = '123456789012';
export const STATE = 'arn:aws:s3:::acme-test-123456789012-terraform-state';
export const AUDIT = 'arn:aws:s3:::acme-test-123456789012-audit';
export const TRAIL = `arn:aws:cloudtrail:eu-west-2:${ACCOUNT}:trail/test-audit`;
export const KEY = `arn:aws:kms:eu-west-2:${ACCOUNT}:key/1`;
export const GITHUB = `arn:aws:iam::${ACCOUNT}:oidc-provider/token.actions.githubusercontent.com`;

export function role(name: string): string {
  return `arn:aws:iam::${ACCOUNT}:role/${name}`;
}

export function policy(name: string): string {
  return `arn:aws:iam::${ACCOUNT}:policy/${name}`;
}
