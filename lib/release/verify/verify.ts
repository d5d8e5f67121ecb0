import { type Problem, UserError } from '../../problems';
import { checkRemote, type Git, METADATA_PATH } from '../git';
import { sourceAt } from '../publish';
import { compareFiles } from './compare-files';
import { type Branch, findCommit, findHeads, type Found } from './find-commits';
import { expectedMetadata } from './metadata-text';
import { notesOn } from './notes';
import { offMain } from './on-main';
import { contradictions, isContradicted, type Published, readPublished } from './published';
import { renderSource } from './render-source';
import type { Difference, Verdict, VerifyReport } from './report';
import { withScratch } from './scratch';

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

/**
 * Renders the recorded sources of environment branches once more, each in a scratch folder, and compares byte for byte. No
 * file and no ref of the clone changes.
 * @throws UserError when something could not be compared; then nothing is said of the others either
 */
export async function verify(props: VerifyProps): Promise<VerifyReport> {
  const { git, remote, tell } = props;
  checkRemote(git, remote);
  const wanted = commitsFor(props);
  const published = wanted.map(({ ref, commit }) => readPublished(git, ref, commit));
  const problems = [
    ...published.flatMap((one, index) => misnamed(one, wanted[index]?.allowed)),
    ...offMain(git, remote, sourcesOf(published)),
  ];
  if (problems.length > 0) throw new UserError(problems, 'nothing was verified');
  for (const one of published) tellOfContradictions(one, tell);
  const verdicts = await withScratch(async (scratch) => {
    const found = new Map<Published, Verdict>();
    for (const source of sourcesOf(published)) {
      const ofSource = published.filter((one) => one.source === source);
      const names = ofSource.map(({ environment }) => environment);
      const trees = await renderSource(source, names, props, scratch);
      for (const one of ofSource) found.set(one, judge(one, source, trees.get(one.environment) ?? new Map(), props));
    }
    return found;
  });
  return { environments: published.map((one) => verdicts.get(one) ?? emptyVerdict(one)) };
}

interface Wanted extends Found {
  /** @default - any environment */
  readonly allowed?: readonly string[];
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
  return [...heads].map(([environment, head]) => ({ ...head, allowed: [environment] }));
}

function sourcesOf(published: readonly Published[]): string[] {
  return [...new Set(published.flatMap(({ source }) => (source === undefined ? [] : [source])))];
}

/** A branch that holds another environment would be applied to the wrong one. */
function misnamed({ ref, environment }: Published, allowed: readonly string[] = [environment]): Problem[] {
  if (allowed.includes(environment)) return [];
  return [
    {
      where: ref,
      what: 'holds another environment than the one that is asked for',
      received: environment,
      allowed: allowed.join(', '),
      mend: 'name a commit of that environment, or leave --env out',
    },
  ];
}

/** Seen without a render, so it is said before one. */
function tellOfContradictions(published: Published, tell: VerifyProps['tell']): void {
  const paths = contradictions(published);
  if (paths.length === 0) return;
  const files = paths.length === 1 ? 'a file is' : `${paths.length} files are`;
  tell(`${published.environment}: ${files} not what platform.json of the same commit lists: ${paths.join(', ')}`);
}

function judge(
  published: Published,
  source: string,
  rendered: ReadonlyMap<string, Buffer>,
  props: VerifyProps,
): Verdict {
  const { environment, ref, commit, files } = published;
  const metadata = files.get(METADATA_PATH)?.content.toString('utf8') ?? '';
  const expected = expectedMetadata(metadata, sourceAt(props.git, source), rendered);
  const differences = compareFiles(files, new Map([...rendered, [METADATA_PATH, Buffer.from(expected)]]));
  return {
    ...{ environment, ref, commit, source, files: files.size },
    outcome: differences.length === 0 ? 'reproducible' : 'different',
    differences: differences.map((difference): Difference => {
      return isContradicted(published, difference.path) ? { ...difference, contradicted: true } : difference;
    }),
    notes: notesOn(published, props.programs),
  };
}

function emptyVerdict({ environment, ref, commit }: Published): Verdict {
  return { environment, ref, commit, outcome: 'empty', files: 0, differences: [], notes: [] };
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
