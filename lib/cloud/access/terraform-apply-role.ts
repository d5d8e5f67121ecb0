import type { Construct } from 'constructs';
import { arns, names, serviceNames } from '../../environment';
import type { PolicyStatement } from '../policy-document';
import { GithubRole } from './github-role';
import { roleMaking } from './role-making';
import { writeState } from './state-access';
import { delegateZone, type TerraformEnvironment, type TerraformRoleProps } from './terraform-environment';
import { READ_ACTIONS, WRITTEN_SERVICES, writeActions } from './terraform-services';

/** The add-ons of a new cluster may take one of them; the workflow has to ask for both. */
const TWO_HOURS = 7200;

/**
 * What applies a change: the job of the protected GitHub environment of this name, on the branch that holds the render. A
 * pull request that names the environment presents the same subject, but another ref. What it may do, it may do in the
 * environment's regions only; people apply what guards it, the layers `bootstrap` and `access`.
 * @see https://docs.github.com/en/actions/how-tos/deploy/configure-and-manage-deployments/manage-environments
 */
export class TerraformApplyRole extends GithubRole {
  constructor(scope: Construct, id: string, props: TerraformRoleProps) {
    const { environment, repository, boundaryArn } = props;
    super(scope, id, {
      environment,
      name: names.terraformApplyRole(environment),
      logicalId: 'terraform_apply',
      description: `Applies changes of ${environment.name}, but for what guards it`,
      repositories: [repository],
      subjects: [{ on: 'environment', environment: environment.name, branch: environment.gitops.branch }],
      statements: {
        read: [{ actions: READ_ACTIONS, resources: ['*'] }],
        write: [...changeResources(environment), ...useKeys(environment), ...delegateZone(environment)],
        roles: roleMaking(environment),
        state: writeState(environment),
      },
      boundaryArn,
      maxSessionSeconds: TWO_HOURS,
    });
  }
}

/** Buckets can be told by their name; of the other services most ids are AWS's, so that the region has to do. */
function changeResources(environment: TerraformEnvironment): PolicyStatement[] {
  const regional = WRITTEN_SERVICES.filter((service) => service !== 's3' && service !== 'route53');
  const buckets = [arns.bucket(environment, names.bucketWildcard(environment))];
  return [
    { actions: writeActions(regional), resources: ['*'], conditions: { StringEquals: inRegions(environment) } },
    { actions: writeActions(['s3']), resources: buckets, conditions: { StringEquals: inRegions(environment) } },
    { actions: writeActions(['route53']), resources: ['*'] },
  ];
}

/**
 * EKS, ECR, Amazon Managed Prometheus and AWS Backup make their grant with the rights of whoever creates the resource;
 * the last two also try the key.
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-grant-is-for-aws-resource
 */
function useKeys(environment: TerraformEnvironment): PolicyStatement[] {
  const resources = [arns.keyWildcard(environment, '*')];
  const services = regionsOf(environment).flatMap((region) =>
    ['aps', 'backup'].map((service) => serviceNames.via(environment, service, region)),
  );
  return [
    {
      actions: ['kms:CreateGrant', 'kms:RetireGrant'],
      resources,
      conditions: { Bool: { 'kms:GrantIsForAWSResource': ['true'] } },
    },
    {
      actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
      resources,
      conditions: { StringEquals: { 'kms:ViaService': services } },
    },
  ];
}

function inRegions(environment: TerraformEnvironment) {
  return { 'aws:RequestedRegion': regionsOf(environment) };
}

function regionsOf({ regions, backupCopyRegion }: TerraformEnvironment): string[] {
  return [...new Set([...regions, ...(backupCopyRegion === undefined ? [] : [backupCopyRegion])])];
}
