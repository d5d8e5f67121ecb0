/** One thing that a user has to mend. Every field is a short phrase: together they read as one entry of the report. */
export interface Problem {
  /** Where it is: `environments/prod.ts › networks[0].cidr`, or a construct path. */
  readonly where: string;
  /** What is wrong, as a clause: "overlaps the network of dev". */
  readonly what: string;
  /** The value received, as the user would recognise it. @default - not shown */
  readonly received?: string;
  /** What is allowed. @default - not shown */
  readonly allowed?: string;
  /** The change that mends it. */
  readonly mend: string;
}

/** Mistakes are found before the first byte is written; whoever reports another outcome says so. */
const NOTHING_WRITTEN = 'nothing was written';

/**
 * The user's mistake, with everything that is wrong at once. Shown without a stack trace; any other error is a bug of
 * ours and keeps its stack.
 */
export class UserError extends Error {
  public readonly problems: readonly Problem[];
  /** What became of the output: "nothing was written". */
  public readonly outcome: string;

  constructor(problems: readonly Problem[], outcome: string = NOTHING_WRITTEN) {
    const sorted = unique(problems).sort(byPlace);
    super(formatProblems(sorted, outcome));
    this.name = 'UserError';
    this.problems = sorted;
    this.outcome = outcome;
  }
}

/** Two judges may find the same. */
function unique(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}

/** Throws one `UserError` with all problems, or returns when there is none. */
export function throwIfAny(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new UserError(problems);
}

/** The report that a person reads: a count and the outcome, then one paragraph a problem. */
export function formatProblems(problems: readonly Problem[], outcome: string = NOTHING_WRITTEN): string {
  const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
  return [`${count}, ${outcome}:`, ...problems.map(formatProblem)].join('\n\n');
}

function formatProblem({ where, what, received, allowed, mend }: Problem): string {
  const lines = [`  ${where}`, `    ${what}`];
  if (received !== undefined) lines.push(`    received  ${received}`);
  if (allowed !== undefined) lines.push(`    allowed   ${allowed}`);
  lines.push(`    mend      ${mend}`);
  return lines.map(printable).join('\n');
}

/** A text in which a value from a branch or a file can neither break the report into other lines nor steer the terminal. */
export function printable(line: string): string {
  return line.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) => {
    return `\\u{${character.codePointAt(0)?.toString(16) ?? ''}}`;
  });
}

function byPlace(a: Problem, b: Problem): number {
  return compareText(a.where, b.where) || compareText(a.what, b.what);
}

/** Orders by code unit: the same on every machine, unlike `localeCompare`. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
