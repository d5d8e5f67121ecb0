export { GithubRole } from './github-role';
export type { GithubRoleProps } from './github-role';
export { GITHUB_OIDC_HOST } from './github-trust';
export type { GithubRuns, GithubSubject } from './github-trust';
