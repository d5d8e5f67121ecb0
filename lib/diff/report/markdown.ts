import type { Diff, Entry } from '../diff-trees';
import { RISKS } from '../risks';
import { counted, linesOf, placesOf, printable, RISK_WORDS, summaryText, titleOf } from './wording';

/** The comment that a workflow replaces is found by it. */
export const MARKDOWN_MARKER = '<!-- platform:diff -->';

/**
 * GitHub takes 65,536 characters; what a workflow adds has to fit as well.
 * @see https://github.com/dag-andersen/argocd-diff-preview/pull/42
 */
export const MARKDOWN_LIMIT = 60_000;

/** What is kept for the line that counts the rest. */
const RESERVE = 600;

const MOST_EDITS = 20;

/** For a pull request, worst first: what does not fit is counted. */
export function markdownReport(diff: Diff): string {
  if (diff.entries.length === 0) return `${MARKDOWN_MARKER}\n\n**Nothing changes** in any environment.\n`;
  const head = [MARKDOWN_MARKER, `**${summaryText(diff)}**`, summaryTable(diff)].join('\n\n');
  const { text, shown } = entriesWithin(diff.entries, MARKDOWN_LIMIT - RESERVE - head.length);
  const rest = diff.entries.slice(shown);
  return `${[head, ...(text === '' ? [] : [text]), ...(rest.length === 0 ? [] : [restText(rest)])].join('\n\n')}\n`;
}

const MOST_ENVIRONMENTS = 100;

function summaryTable({ environments }: Diff): string {
  const risks = RISKS.filter((risk) => environments.some((environment) => environment.risks[risk] > 0));
  const rows = environments.slice(0, MOST_ENVIRONMENTS).map(({ name, is, risks: counts }) => {
    const title = is === undefined ? escaped(name) : `${escaped(name)} (${is})`;
    return [title, ...risks.map((risk) => (counts[risk] === 0 ? '' : String(counts[risk])))];
  });
  const more = environments.length - MOST_ENVIRONMENTS;
  const lines = [
    ['environment', ...risks.map((risk) => RISK_WORDS[risk])],
    ['---', ...risks.map(() => '--:')],
    ...rows,
  ];
  const table = lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
  return more > 0 ? `${table}\n\n… and ${counted(more, 'environment')} more` : table;
}

/** Entries as long as they fit, under a heading for each risk. */
function entriesWithin(entries: readonly Entry[], limit: number): { text: string; shown: number } {
  let text = '';
  let shown = 0;
  for (const entry of entries) {
    const heading = entries[shown - 1]?.risk === entry.risk ? '' : `### ${capitalised(RISK_WORDS[entry.risk])}\n\n`;
    const next = `${text === '' ? '' : '\n\n'}${heading}${entryText(entry)}`;
    if (text.length + next.length > limit) {
      const short = `${text === '' ? '' : '\n\n'}${heading}${headOf(entry)}`;
      if (text.length + short.length > limit) break;
      text += short;
    } else {
      text += next;
    }
    shown++;
  }
  return { text, shown };
}

function restText(rest: readonly Entry[]): string {
  const counts = RISKS.flatMap((risk) => {
    const count = rest.filter((entry) => entry.risk === risk).length;
    return count === 0 ? [] : [`${count} ${RISK_WORDS[risk]}`];
  });
  return `… and **${counted(rest.length, 'change')} more** (${counts.join(', ')}): too long for a comment, see the whole report.`;
}

function headOf(entry: Entry): string {
  const reasons = entry.findings.map(({ risk, reason, source }) => {
    const other = risk === entry.risk ? '' : `${RISK_WORDS[risk]}: `;
    return `  - ${other}${escaped(reason)} ([why](${source}))`;
  });
  return [`- ${entry.kind} **${escaped(titleOf(entry))}** in ${escaped(placesOf(entry))}`, ...reasons].join('\n');
}

function entryText(entry: Entry): string {
  if (entry.edits.length === 0) return headOf(entry);
  const lines = entry.edits.slice(0, MOST_EDITS).flatMap(linesOf);
  const more = entry.edits.length - MOST_EDITS;
  const body = [
    ...lines.map(({ sign, text }) => `${sign} ${text}`),
    ...(more > 0 ? [`  … ${counted(more, 'value')} more`] : []),
  ].join('\n');
  const fence = fenceFor(body);
  const details = ['<details><summary>', counted(entry.edits.length, 'value'), '</summary>\n\n'].join('');
  return `${headOf(entry)}\n\n${details}${fence}diff\n${body}\n${fence}\n\n</details>`;
}

/** Longer than every run of backticks in what it encloses. */
function fenceFor(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  return '`'.repeat(longest + 1);
}

/** As it is written: no markup, no HTML, and nobody is mentioned. */
function escaped(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    '<': '&lt;',
    '>': '&gt;',
    '&': '&amp;',
    '@': '&#64;',
    '#': '&#35;',
  };
  return printable(text).replace(/[\\`*_[\]|~<>&@#]/g, (character) => entities[character] ?? `\\${character}`);
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
