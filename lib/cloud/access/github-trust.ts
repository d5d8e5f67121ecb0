import { type Account, arns } from '../../environment';
import type { TrustStatement } from '../service-role';

/** Who signs the tokens of GitHub Actions; condition keys begin with it too. */
export const GITHUB_OIDC_HOST = 'token.actions.githubusercontent.com';

/** Whom those tokens are for, when the official action asks for them. */
export const GITHUB_OIDC_AUDIENCE = 'sts.amazonaws.com';

/** Which runs of a workflow are meant. Never a pattern. */
export type GithubSubject =
  /** Pull requests, of forks too; only for roles that change nothing. */
  | { readonly on: 'pull-request' }
  | { readonly on: 'branch'; readonly branch: string }
  /** A branch or a tag, in full: `refs/tags/v1`. */
  | { readonly on: 'ref'; readonly ref: string }
  /** Jobs of a GitHub environment. Without a branch that includes those of pull requests. */
  | { readonly on: 'environment'; readonly environment: string; readonly branch?: string };

/** Whose runs, and which of them. */
export interface GithubRuns {
  /**
   * Owner and name: `acme/platform`. GitHub writes ids into the subjects of repositories that were made, renamed or moved
   * after 15 July 2026, or chose so: `acme@123/platform@456`.
   * @see https://github.blog/changelog/2026-04-23-immutable-subject-claims-for-github-actions-oidc-tokens/
   */
  readonly repositories: readonly string[];
  /** Any of them is trusted, in each of the repositories. */
  readonly subjects: readonly GithubSubject[];
}

/**
 * The trust policy of a role that workflows on GitHub assume. Every condition compares whole values: subject, audience,
 * and, for a GitHub environment with a branch, the git ref, which STS knows since January 2026.
 * @see https://docs.github.com/en/actions/reference/security/oidc
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif
 * @see https://aws.amazon.com/about-aws/whats-new/2026/01/aws-sts-supports-validation-identity-provider-claims/
 */
export function githubTrust(environment: Account, { repositories, subjects }: GithubRuns): TrustStatement[] {
  const byRef = new Map<string | undefined, string[]>();
  for (const subject of subjects) {
    const ref = refClaim(subject);
    const claims = repositories.map((repository) => `repo:${repository}:${contextOf(subject)}`);
    byRef.set(ref, [...(byRef.get(ref) ?? []), ...claims]);
  }
  return [...byRef].map(([ref, claims]) => trustIn(environment, claims, ref));
}

function trustIn(environment: Account, subjects: readonly string[], ref: string | undefined): TrustStatement {
  const claims = {
    [`${GITHUB_OIDC_HOST}:aud`]: [GITHUB_OIDC_AUDIENCE],
    [`${GITHUB_OIDC_HOST}:sub`]: [...new Set(subjects)],
    ...(ref === undefined ? {} : { [`${GITHUB_OIDC_HOST}:ref`]: [ref] }),
  };
  return {
    principals: { Federated: [arns.oidcProvider(environment, GITHUB_OIDC_HOST)] },
    actions: ['sts:AssumeRoleWithWebIdentity'],
    conditions: { StringEquals: claims },
  };
}

/** The end of the subject; GitHub puts the environment where otherwise the event or the ref is. */
function contextOf(subject: GithubSubject): string {
  switch (subject.on) {
    case 'pull-request':
      return 'pull_request';
    case 'branch':
      return `ref:refs/heads/${subject.branch}`;
    case 'ref':
      return `ref:${subject.ref}`;
    case 'environment':
      return `environment:${subject.environment}`;
  }
}

/** What the subject does not say, and the token does all the same. */
function refClaim(subject: GithubSubject): string | undefined {
  if (subject.on !== 'environment' || subject.branch === undefined) return undefined;
  return `refs/heads/${subject.branch}`;
}
