import { type Problem, UserError } from '../../problems';
import { type Git, METADATA_PATH } from '../git';
import { sourceAt } from '../publish';
import { compareFiles } from './compare-files';
import { expectedMetadata } from './metadata-text';
import { notesOn } from './notes';
import { isContradicted, type Published } from './published';
import type { Rendered } from './render-source';
import type { Difference, Verdict } from './report';

export interface JudgeProps {
  readonly git: Git;
  /** Program to version, as publish records them. */
  readonly programs: Readonly<Record<string, string>>;
}

/** Compares a commit with what its source renders. */
export function judge(
  published: Published,
  source: string,
  rendered: Rendered | undefined = new Map<string, Buffer>(),
  { git, programs }: JudgeProps,
): Verdict {
  if (rendered instanceof UserError) return withoutRender(published, 'unchecked', rendered.problems);
  const { environment, ref, commit, files } = published;
  const metadata = files.get(METADATA_PATH)?.content.toString('utf8') ?? '';
  const expected = expectedMetadata(metadata, sourceAt(git, source), rendered);
  const differences = compareFiles(files, new Map([...rendered, [METADATA_PATH, Buffer.from(expected)]]));
  return {
    ...{ environment, ref, commit, source, files: files.size, problems: [] },
    outcome: differences.length === 0 ? 'reproducible' : 'different',
    differences: differences.map((difference): Difference => {
      return isContradicted(published, difference.path) ? { ...difference, contradicted: true } : difference;
    }),
    notes: notesOn(published, programs),
  };
}

/** The verdict on what there is no render to compare with. */
export function withoutRender(
  { environment, ref, commit, source }: Pick<Verdict, 'environment' | 'ref' | 'commit' | 'source'>,
  outcome: 'empty' | 'unchecked',
  problems: readonly Problem[] = [],
): Verdict {
  const known = { environment, ref, commit, ...(source === undefined ? {} : { source }) };
  return { ...known, outcome, files: 0, differences: [], notes: [], problems };
}
