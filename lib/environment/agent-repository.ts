import type { Environment } from './schema';

/**
 * The clone URL with which an agent reads the repository: by SSH, because it holds a deploy key. The key of a GitHub
 * repository reads that one and no other.
 * @see https://docs.github.com/en/authentication/connecting-to-github-with-ssh/managing-deploy-keys
 */
export function agentRepositoryUrl({ repository }: Pick<Environment['gitops'], 'repository'>): string {
  return repository.replace(/^https:\/\/([^/:]+)(?::\d+)?\//, 'ssh://git@$1/');
}
