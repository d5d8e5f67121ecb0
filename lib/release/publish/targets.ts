import { type Problem, UserError } from '../../problems';
import type { RemoteRefs } from '../git';
import type { History } from './history';
import { type Publication, proposalBranch } from './publication';
import type { Source } from './source';

const HEADS = 'refs/heads/';

/** What is wrong with the branches together: one that people work on, or one for two. */
export function branchProblems(publications: readonly Publication[], { defaultBranch }: RemoteRefs): Problem[] {
  const owners = new Map<string, string>();
  return publications.flatMap(({ tree, branch, deliver }) => {
    const { environment } = tree.manifest;
    const branches = deliver === 'direct' ? [branch] : [branch, proposalBranch(branch)];
    return branches.flatMap((name) => {
      if (`${HEADS}${name}` === defaultBranch) return [worksOn(environment, name)];
      const other = owners.get(name);
      owners.set(name, environment);
      return other === undefined ? [] : [shared(environment, name, other)];
    });
  });
}

/**
 * What is published must be where others find it.
 * @throws UserError when the default branch of the remote does not hold the source
 */
export function checkIsPushed({ commit }: Source, remote: RemoteRefs, name: string, history: History): void {
  const { defaultBranch, refs } = remote;
  const tip = defaultBranch === undefined ? undefined : refs.get(defaultBranch);
  if (tip !== undefined && history.holds(commit, tip)) return;
  const branch = defaultBranch?.slice(HEADS.length);
  const problem: Problem =
    branch === undefined || tip === undefined
      ? {
          where: name,
          what: 'has no default branch that could hold the source',
          allowed: 'a remote whose HEAD is a branch with commits, such as main',
          mend: `git push ${name} main, and make main the default branch there`,
        }
      : {
          where: 'HEAD',
          what: `is not in ${branch} of ${name}`,
          received: commit,
          allowed: `a commit that ${branch} holds, so that others can render it again`,
          mend: `merge it to ${branch}, or git push ${name} ${branch}`,
        };
  throw new UserError([problem], 'nothing was published');
}

function worksOn(environment: string, branch: string): Problem {
  return {
    where: environment,
    what: 'would be published to the branch that people work on',
    received: branch,
    allowed: 'a branch of its own, such as environment/<name>',
    mend: 'change gitops.branch in environments/',
  };
}

function shared(environment: string, branch: string, other: string): Problem {
  return {
    where: environment,
    what: `would be published to a branch of ${other}`,
    received: branch,
    allowed: 'a branch of its own; <branch>-next is for proposals',
    mend: 'change gitops.branch in environments/',
  };
}
