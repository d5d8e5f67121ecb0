import type { Construct } from 'constructs';
import { names } from '../../environment';
import { GithubRole } from './github-role';
import { nothingButState, readState } from './state-access';
import type { TerraformRoleProps } from './terraform-environment';
import { READ_ACTIONS } from './terraform-services';

/** Secrets, and what often holds some; of EC2 what an instance is told when it starts. */
const NEVER_READ = [
  'ec2:DescribeInstanceAttribute',
  'ec2:DescribeLaunchTemplateVersions',
  'secretsmanager:BatchGetSecretValue',
  'secretsmanager:GetSecretValue',
  'ssm:GetParameter*',
];

/**
 * What plans a change, for pull requests and for the branch main. It reads the configuration of the services of our
 * layers and the states, and writes nothing, not even a lock: `terraform plan -lock=false`. AWS's managed policies do not
 * fit: ReadOnlyAccess reads what buckets, queues and log groups hold, ViewOnlyAccess and SecurityAudit lack what a refresh
 * asks for, and all of them grow without us.
 *
 * It may trust pull requests because it changes nothing, and because GitHub gives the pull request of a fork no
 * `id-token: write`. In a private repository an administrator can change that: "Send write tokens to workflows from pull
 * requests" stays off.
 * @see https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/enabling-features-for-your-repository/managing-github-actions-settings-for-a-repository#enabling-workflows-for-forks-of-private-repositories
 */
export class TerraformPlanRole extends GithubRole {
  constructor(scope: Construct, id: string, props: TerraformRoleProps) {
    const { environment, repository, boundaryArn } = props;
    super(scope, id, {
      environment,
      name: names.terraformPlanRole(environment),
      logicalId: 'terraform_plan',
      description: `Plans changes of ${environment.name}, and makes none`,
      repositories: [repository],
      subjects: [{ on: 'pull-request' }, { on: 'branch', branch: 'main' }],
      readOnly: true,
      statements: {
        read: [{ actions: READ_ACTIONS, resources: ['*'] }, ...readState(environment)],
        nothing_else: [{ effect: 'Deny', actions: NEVER_READ, resources: ['*'] }, ...nothingButState(environment)],
      },
      boundaryArn,
    });
  }
}
