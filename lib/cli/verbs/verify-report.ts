import { printable, UserError } from '../../problems';
import type { Difference, Verdict, VerifyReport } from '../../release';
import { table } from '../table';
import { shortId } from '../short-id';

const HEADINGS = ['environment', 'branch', 'commit', 'source', 'files', 'result'];

/** How many files are named after the first. */
const NAMED = 5;

const RESULTS: Readonly<Record<Verdict['outcome'], string>> = {
  reproducible: 'reproducible',
  different: 'differs',
  empty: 'nothing to verify',
  unchecked: 'not checked',
};

/** What is on the branch, seen from the render. */
const KINDS: Readonly<Record<Difference['kind'], string>> = {
  changed: 'is not what its source renders',
  removed: 'is not on the branch, and its source renders it',
  added: 'is on the branch, and its source does not render it',
  mode: 'is not a plain file on the branch',
};

/** As with diff, so that a machine can tell what differs (2) from what could not be looked at (1): that comes first. */
export function exitCodeOf({ environments }: VerifyReport): number {
  const outcomes = environments.map(({ outcome }) => outcome);
  if (outcomes.includes('unchecked')) return 1;
  return outcomes.includes('different') ? 2 : 0;
}

/** Prints what became of every environment. */
export function printVerifyReport(report: VerifyReport, { json }: { json: boolean }): void {
  process.stdout.write(json ? `${JSON.stringify(report, null, 2)}\n` : verifyText(report));
}

/** The report for people. */
export function verifyText({ environments }: VerifyReport): string {
  const rows = environments.map(({ environment, ref, commit, source = '-', files, outcome }) => {
    return [environment, ref, shortId(commit), shortId(source), String(files), RESULTS[outcome]];
  });
  const lines = [table(HEADINGS, rows), ...environments.flatMap(detailsOf), ...problemsOf(environments)];
  return lines.map((text) => `${text}\n`).join('');
}

function detailsOf({ environment, differences, notes }: Verdict): string[] {
  const [first, ...others] = differences;
  const named = others.slice(0, NAMED).map(({ path }) => printable(path));
  const more = others.length > NAMED ? ' …' : '';
  const count = others.length === 1 ? '1 more file differs' : `${others.length} more files differ`;
  return [
    ...(first === undefined ? [] : ['', ...firstLines(environment, first)]),
    ...(others.length === 0 ? [] : [`  ${count}: ${named.join(', ')}${more}`]),
    ...notes.map((note) => `${environment}: ${printable(note)}`),
  ];
}

/** Last, where people look first; what stands against several is said once. */
function problemsOf(environments: readonly Verdict[]): string[] {
  const unchecked = environments.filter(({ outcome }) => outcome === 'unchecked');
  const [first, ...others] = unchecked;
  if (first === undefined) return [];
  const who = others.length === 0 ? `${first.environment} was` : `${unchecked.length} environments were`;
  const problems = unchecked.flatMap((verdict) => verdict.problems);
  return ['', new UserError(problems, `${who} not checked`).message];
}

function firstLines(environment: string, difference: Difference): string[] {
  const { path, kind, line, byte, published, rendered, hidden = false, contradicted = false } = difference;
  const place = line === undefined ? '' : `:${line} (byte ${byte ?? 0})`;
  return [
    `${environment} › ${printable(path)}${place}`,
    `  ${KINDS[kind]}`,
    ...(published === undefined ? [] : [`    branch  ${printable(JSON.stringify(published))}`]),
    ...(rendered === undefined ? [] : [`    render  ${printable(JSON.stringify(rendered))}`]),
    ...(hidden ? ['    the line is not shown: it may hold a secret, or is no text'] : []),
    ...(contradicted ? ['  platform.json of the same commit lists another hash: it was changed after the render'] : []),
  ];
}
