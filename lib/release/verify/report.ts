import type { Problem } from '../../problems';

/** One file that is not the same on the branch and in the new render. */
export interface Difference {
  /** Path below the root of the branch. */
  readonly path: string;
  /** From the render to the branch: a file that is on the branch alone was added. */
  readonly kind: 'changed' | 'removed' | 'added' | 'mode';
  /** Counted from 1; for a changed file, that of the first line that differs. @default - not of a line */
  readonly line?: number;
  /** The first byte that differs, counted from 0. @default - not of a byte */
  readonly byte?: number;
  /** That line on the branch. @default - not to be shown, or not of a line */
  readonly published?: string;
  /** That line in the render. @default - not to be shown, or not of a line */
  readonly rendered?: string;
  /** The file may hold a secret: its lines are not given. @default false */
  readonly hidden?: boolean;
  /** The commit itself shows it: its own platform.json lists something else. @default false */
  readonly contradicted?: boolean;
}

/** What became of one environment. */
export interface Verdict {
  readonly environment: string;
  /** As it was asked for, or the branch. */
  readonly ref: string;
  /** The commit of the branch. */
  readonly commit: string;
  /** Nothing is there to render for `empty`, the commit that a branch begins with; `unchecked` could not be compared. */
  readonly outcome: 'reproducible' | 'different' | 'empty' | 'unchecked';
  /** The commit of main that hydrator.metadata names. @default - it is empty, or could not be read */
  readonly source?: string;
  /** How many files were compared, with hydrator.metadata. */
  readonly files: number;
  /** By path. */
  readonly differences: readonly Difference[];
  /** What was noticed and does not decide: a message that is of another tree, other programs. */
  readonly notes: readonly string[];
  /** What kept it from being compared. */
  readonly problems: readonly Problem[];
}

export interface VerifyReport {
  /** In the order asked for. */
  readonly environments: readonly Verdict[];
}
