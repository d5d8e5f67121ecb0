import { githubRepositoryOf } from '../github-repository';
import { at, eachEnvironment } from './rule';

/** The ids of GitHub: `@123`. */
const IDS = /@\d+/g;

/** CI trusts the repository that the agents read: another name would let somebody else's workflows in. */
export const oidcRepository = eachEnvironment((source) => {
  const { oidcRepository: named, repository } = source.environment.gitops;
  const cloned = githubRepositoryOf(repository);
  if (named === undefined || named.replaceAll(IDS, '') === cloned) return [];
  return [
    {
      where: at(source, 'gitops', 'oidcRepository'),
      what: 'is another repository than the one that is cloned',
      received: named,
      allowed: cloned === undefined ? 'nothing: gitops.repository is not on GitHub' : `${cloned}, with or without ids`,
      mend: 'leave it out, or copy the beginning of the subject that GitHub shows for the repository',
    },
  ];
});
