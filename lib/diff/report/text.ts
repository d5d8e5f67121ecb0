import type { Diff, Entry } from '../diff-trees';
import { type Risk, RISKS } from '../risks';
import { linesOf, placesOf, printable, RISK_WORDS, SIGNS, summaryText, titleOf } from './wording';

/** What SGR calls a colour. @see https://man7.org/linux/man-pages/man4/console_codes.4.html */
const COLOURS: Readonly<Record<Risk | '-' | '+', number>> = {
  'destroys-data': 31,
  replaces: 31,
  interrupts: 33,
  'widens-access': 35,
  'weakens-observation': 33,
  routine: 36,
  '-': 31,
  '+': 32,
};

const MOST_EDITS = 30;

type Paint = (text: string, colour: Risk | '-' | '+') => string;

/** For a terminal, worst first. */
export function textReport(diff: Diff, { colour }: { colour: boolean }): string {
  if (diff.entries.length === 0) return 'Nothing changes.\n';
  const paint: Paint = (text, name) => (colour ? `\u001b[${COLOURS[name]}m${text}\u001b[0m` : text);
  const sections = RISKS.flatMap((risk) => {
    const entries = diff.entries.filter((entry) => entry.risk === risk);
    if (entries.length === 0) return [];
    return [[paint(RISK_WORDS[risk].toUpperCase(), risk), ...entries.flatMap((entry) => entryLines(entry, paint))]];
  });
  return `${[[summaryText(diff), ...notes(diff)], ...sections].map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

/** What the numbers alone do not tell. */
function notes({ environments }: Diff): string[] {
  return environments.flatMap(({ name, is }) => {
    if (is === 'new') return [`${name} is new: there is nothing to compare it with.`];
    return is === 'gone' ? [`${name} is there no more.`] : [];
  });
}

function entryLines(entry: Entry, paint: Paint): string[] {
  const head = `  ${SIGNS[entry.kind]} ${entry.kind.padEnd(8)}  ${titleOf(entry)}  [${placesOf(entry)}]`;
  const reasons = entry.findings.map(({ risk, reason }) => {
    const other = risk === entry.risk ? '' : `${RISK_WORDS[risk]}: `;
    return `      ! ${paint(`${other}${printable(reason)}`, risk)}`;
  });
  const edits = entry.edits.slice(0, MOST_EDITS).flatMap(linesOf);
  const lines = edits.map(({ sign, text }) => {
    return sign === ' ' ? `      ${text}` : `        ${paint(`${sign} ${text}`, sign)}`;
  });
  const more = entry.edits.length - MOST_EDITS;
  return [head, ...reasons, ...lines, ...(more > 0 ? [`      … ${more} values more`] : [])];
}
