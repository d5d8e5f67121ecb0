import type { Diff, Entry } from '../diff-trees';
import { RISKS } from '../risks';
import { counted, linesOf, placesOf, printable, RISK_WORDS, SIGNS, summaryText, titleOf } from './wording';

const STYLE = [
  'body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:70rem;padding:0 1rem;color:#1b1f24;background:#fff}',
  'h2{margin-top:2rem;border-bottom:1px solid #d0d7de}table{border-collapse:collapse}td,th{padding:.2rem .8rem;text-align:right}',
  'td:first-child,th:first-child{text-align:left}article{margin:1rem 0}pre{background:#f6f8fa;padding:.6rem;overflow-x:auto}',
  '.b{color:#a40e26}.a{color:#116329}.p{color:#57606a}ul{margin:.2rem 0}',
].join('');

/** One page that needs nothing beside itself: no script, no font, no image. */
export function htmlReport(diff: Diff): string {
  const title = diff.entries.length === 0 ? 'Nothing changes' : summaryText(diff);
  const sections = RISKS.flatMap((risk) => {
    const entries = diff.entries.filter((entry) => entry.risk === risk);
    return entries.length === 0 ? [] : [`<h2>${RISK_WORDS[risk]}</h2>`, ...entries.map(article)];
  });
  return [
    '<!doctype html>',
    '<html lang="en"><head><meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    `<title>${escaped(title)}</title><style>${STYLE}</style></head><body>`,
    `<h1>${escaped(title)}</h1>`,
    summaryTable(diff),
    ...sections,
    '</body></html>\n',
  ].join('\n');
}

function summaryTable({ environments }: Diff): string {
  const head = ['environment', ...RISKS.map((risk) => RISK_WORDS[risk])].map((cell) => `<th>${cell}</th>`).join('');
  const rows = environments.map(({ name, is, risks }) => {
    const cells = [is === undefined ? name : `${name} (${is})`, ...RISKS.map((risk) => String(risks[risk]))];
    return `<tr>${cells.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`;
  });
  return `<table><tr>${head}</tr>${rows.join('')}</table>`;
}

function article(entry: Entry): string {
  const reasons = entry.findings.map(({ risk, reason, source }) => {
    const other = risk === entry.risk ? '' : `${RISK_WORDS[risk]}: `;
    return `<li>${escaped(other + reason)} <a href="${escaped(source)}">why</a></li>`;
  });
  const lines = entry.edits.flatMap(linesOf).map(({ sign, text }) => {
    const line = escaped(`${sign} ${text}`);
    return sign === ' ' ? line : `<span class="${sign === '-' ? 'b' : 'a'}">${line}</span>`;
  });
  return [
    `<article><strong>${SIGNS[entry.kind]} ${entry.kind} ${escaped(titleOf(entry))}</strong>`,
    `<span class="p">${escaped(placesOf(entry))}</span>`,
    ...(reasons.length === 0 ? [] : [`<ul>${reasons.join('')}</ul>`]),
    ...(lines.length === 0 ? [] : [details(counted(entry.edits.length, 'value'), lines)]),
    '</article>',
  ].join('\n');
}

function details(summary: string, lines: readonly string[]): string {
  return `<details><summary>${summary}</summary><pre>${lines.join('\n')}</pre></details>`;
}

function escaped(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    '<': '&lt;',
    '>': '&gt;',
    '&': '&amp;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return printable(text).replace(/[<>&"']/g, (character) => entities[character] ?? '');
}
