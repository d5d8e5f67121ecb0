import { gather, type Problem, UserError } from '../../problems';
import { checkRemote, type Git } from '../git';
import { type Branch, findCommit, findHeads } from './find-commits';
import { offMain } from './on-main';
import { contradictions, type Published } from './published';
import { readWanted, type Wanted } from './read-wanted';
import { renderSource } from './render-source';
import type { Verdict, VerifyReport } from './report';
import { withScratch } from './scratch';
import { judge, withoutRender } from './verdict';

export interface VerifyProps {
  readonly git: Git;
  readonly remote: string;
  /** What to verify: the heads of these branches, or one commit of any environment among those allowed. */
  readonly what:
    { readonly branches: readonly Branch[] } | { readonly at: string; readonly allowed?: readonly string[] };
  /** The variables of the shell; npm is given the few that it needs. */
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** Program to version, as publish records them. */
  readonly programs: Readonly<Record<string, string>>;
  /** Says what takes long, and what is seen early. */
  readonly tell: (text: string) => void;
}

/** Still to be judged, or judged already. */
type Step = Published | Verdict;

/**
 * Renders the recorded sources of environment branches once more, each in a scratch folder, and compares byte for byte. No
 * file and no ref of the clone changes. What cannot be compared is told in its verdict, and keeps nothing else from one.
 * @throws UserError when nothing can be: there is no such remote, branch or commit
 */
export async function verify(props: VerifyProps): Promise<VerifyReport> {
  const { git, remote, tell } = props;
  checkRemote(git, remote);
  const read = commitsFor(props).map((wanted) => readOrRefuse(wanted, props));
  for (const one of unjudged(read)) tellOfContradictions(one, tell);
  const off = offMain(git, remote, sourcesOf(unjudged(read)));
  const merged = read.map((one): Step => {
    const problem = 'outcome' in one ? undefined : off.get(one.source ?? '');
    return problem === undefined ? one : withoutRender(one, 'unchecked', [problem]);
  });
  const judged = await judgeEach(unjudged(merged), props);
  return {
    environments: merged.map((one) => ('outcome' in one ? one : (judged.get(one) ?? withoutRender(one, 'empty')))),
  };
}

/** Installs each source once, for all that are made from it. */
function judgeEach(published: readonly Published[], props: VerifyProps): Promise<Map<Published, Verdict>> {
  return withScratch(async (scratch) => {
    const judged = new Map<Published, Verdict>();
    for (const source of sourcesOf(published)) {
      const ofSource = published.filter((one) => one.source === source);
      const names = ofSource.map(({ environment }) => environment);
      const rendered = await renderSource(source, names, props, scratch);
      for (const one of ofSource) judged.set(one, judge(one, source, rendered.get(one.environment), props));
    }
    return judged;
  });
}

function commitsFor({ git, remote, what, tell }: VerifyProps): Wanted[] {
  if ('at' in what) {
    const { at, allowed } = what;
    return [{ ...findCommit(git, remote, at), ...(allowed === undefined ? {} : { allowed }) }];
  }
  const heads = findHeads(git, remote, what.branches);
  const missing = what.branches.filter(({ environment }) => !heads.has(environment));
  if (heads.size === 0)
    throw new UserError(
      missing.map((one) => notPublished(remote, one)),
      'nothing was verified',
    );
  for (const { environment, branch } of missing)
    tell(`${environment} is not published yet: ${remote} has no ${branch}`);
  return what.branches.flatMap(({ environment }) => {
    const head = heads.get(environment);
    return head === undefined ? [] : [{ ...head, environment }];
  });
}

/** What is wrong with a head is of that environment alone; a commit that was named wrongly ends the run. */
function readOrRefuse(wanted: Wanted, { git, remote }: VerifyProps): Step {
  const { environment } = wanted;
  if (environment === undefined) return readWanted(git, remote, wanted);
  const problems: Problem[] = [];
  const published = gather(problems, () => readWanted(git, remote, wanted));
  return published ?? withoutRender({ ...wanted, environment }, 'unchecked', problems);
}

function unjudged(steps: readonly Step[]): Published[] {
  return steps.filter((one): one is Published => !('outcome' in one));
}

function sourcesOf(published: readonly Published[]): string[] {
  return [...new Set(published.flatMap(({ source }) => (source === undefined ? [] : [source])))];
}

/** Seen without a render, so it is said before one. */
function tellOfContradictions(published: Published, tell: VerifyProps['tell']): void {
  const paths = contradictions(published);
  if (paths.length === 0) return;
  const files = paths.length === 1 ? 'a file is' : `${paths.length} files are`;
  tell(`${published.environment}: ${files} not what platform.json of the same commit lists: ${paths.join(', ')}`);
}

function notPublished(remote: string, { environment, branch }: Branch): Problem {
  return {
    where: environment,
    what: 'is not published yet',
    received: `no ${branch} here or in ${remote}`,
    allowed: 'an environment whose branch is there',
    mend: 'publish it first; while production is only proposed, --at names the proposal',
  };
}
