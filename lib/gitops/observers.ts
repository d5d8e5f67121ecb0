import { type Environment, githubRepositoryOf } from '../environment';

/** The cluster's own Alertmanager: the agents report failures to it, whoever is told in the end. */
export const ALERTMANAGER = { address: 'alertmanager.monitoring.svc:9093', path: '/api/v2/alerts' };

/** Where the token is that may write commit statuses: a Secret beside Flux, a key in the Secret of Argo CD's notifications. */
export const COMMIT_STATUS_TOKEN = 'commit-status-token';

/**
 * The repository whose commits are told what became of them: `acme/platform`, or undefined when it is not on GitHub. GitLab
 * wants a number in its place, which nobody has told us.
 * @see https://fluxcd.io/flux/components/notification/providers/#gitlab
 */
export function commitStatusRepository({ repository }: Environment['gitops']): string | undefined {
  return githubRepositoryOf(repository);
}
