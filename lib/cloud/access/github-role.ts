import type { Construct } from 'constructs';
import type { Account } from '../../environment';
import type { PolicyStatement } from '../policy-document';
import { ServiceRole } from '../service-role';
import { type GithubRuns, githubTrust } from './github-trust';
import { githubTrustMistakes } from './github-trust-mistakes';

export interface GithubRoleProps extends GithubRuns {
  /** The account that owns the role, and the OIDC provider of GitHub in it. */
  readonly environment: Account;
  /** Name of the role, unique in the account. */
  readonly name: string;
  /** `aws_iam_role.<logicalId>`, and the beginning of the logical ids of its policies. */
  readonly logicalId: string;
  /** Which workflow uses it, and for what. */
  readonly description: string;
  /** More of them: each list of repositories has subjects of its own. @default - no others */
  readonly otherRuns?: readonly GithubRuns[];
  /** Short name to statements: what it may do. */
  readonly statements: Readonly<Record<string, readonly PolicyStatement[]>>;
  /** Short name to AWS managed policy: `{ view: 'ViewOnlyAccess' }`. @default - no managed policy */
  readonly managedPolicies?: Readonly<Record<string, string>>;
  /** True when it changes nothing: only then may pull requests assume it. @default false */
  readonly readOnly?: boolean;
  /** ARN of the policy that it may not go beyond. @default - the account's boundary for all roles of the platform */
  readonly boundaryArn?: string;
  /** How long a session may last. @default - an hour, as IAM has it */
  readonly maxSessionSeconds?: number;
}

/**
 * A role that workflows on GitHub assume without a secret. One that may write is refused when a pull request could
 * assume it.
 *
 * The subject of a branch is also presented by `pull_request_target`, which runs the workflow of the base branch for a
 * pull request, of a fork too: a repository that uses it must not check out the code of that pull request.
 * @see https://docs.github.com/en/actions/how-tos/secure-your-work/security-harden-deployments/oidc-in-aws
 * @see https://securitylab.github.com/resources/github-actions-preventing-pwn-requests/
 */
export class GithubRole extends ServiceRole {
  constructor(scope: Construct, id: string, props: GithubRoleProps) {
    const { environment, otherRuns = [], statements: inlinePolicies, readOnly = false } = props;
    const runs = [props, ...otherRuns];
    super(scope, id, { ...props, inlinePolicies, trust: runs.flatMap((some) => githubTrust(environment, some)) });
    this.node.addValidation({ validate: () => runs.flatMap((some) => githubTrustMistakes(some, readOnly)) });
  }
}
