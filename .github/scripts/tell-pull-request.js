'use strict';
/**
 * Keeps one comment and one label of a pull request: `node tell-pull-request.js NUMBER FOLDER`. The folder has the report
 * that `npm run diff` wrote, comment.md and diff.json. They come from a job that ran the code of the pull request, so they
 * are data here, and nothing more.
 */
const fs = require('node:fs');
const path = require('node:path');
const { ask, askAll, RUN } = require('./github');

/** What lib/diff/report/markdown.ts writes first. */
const MARKER = '<!-- platform:diff -->';

/** What was compared: the head of the pull request. */
const { COMMIT } = process.env;

const PREFIX = 'risk: ';

/** The risks of lib/diff/risks/risk.ts, worst first, each with the colour of its label. */
const COLOURS = {
  'destroys-data': 'b60205',
  replaces: 'd93f0b',
  interrupts: 'fbca04',
  'widens-access': '5319e7',
  'weakens-observation': '1d76db',
  routine: '0e8a16',
};

function labelFor(risk) {
  return `${PREFIX}${risk.replaceAll('-', ' ')}`;
}

/** The report is cut to leave room for this. */
function withSource(report) {
  return `${report.trimEnd()}\n\n---\n\nOf ${COMMIT}. The whole of it, as a page: \`diff\` among the artifacts of [this run](${RUN}).\n`;
}

function keepComment(number, report) {
  if (!report.startsWith(MARKER)) throw new Error(`the comment does not begin with ${MARKER}`);
  const body = withSource(report);
  // Anybody may write a comment that looks like ours.
  const isOurs = (comment) => comment.user.type === 'Bot' && comment.body.startsWith(MARKER);
  const ours = askAll(`issues/${number}/comments?per_page=100`).find(isOurs);
  if (ours === undefined) ask(`issues/${number}/comments`, 'POST', { body });
  else ask(`issues/comments/${ours.id}`, 'PATCH', { body });
}

/** The new label comes before the old ones go: at no moment is a pull request without. */
function keepLabel(number, risk) {
  const color = COLOURS[risk];
  if (color === undefined) throw new Error(`${risk} is no risk: ${Object.keys(COLOURS).join(', ')}`);
  const name = labelFor(risk);
  if (!askAll('labels?per_page=100').some((label) => label.name === name)) ask('labels', 'POST', { name, color });
  const present = askAll(`issues/${number}/labels?per_page=100`).map((label) => label.name);
  if (!present.includes(name)) ask(`issues/${number}/labels`, 'POST', { labels: [name] });
  for (const old of present.filter((label) => label.startsWith(PREFIX) && label !== name)) {
    ask(`issues/${number}/labels/${encodeURIComponent(old)}`, 'DELETE');
  }
}

/** The changes are worst first; without one there is nothing to watch. */
function worstOf({ changes }) {
  return changes[0]?.risk ?? 'routine';
}

function main([number, folder]) {
  const read = (name) => fs.readFileSync(path.join(folder, name), 'utf8');
  keepComment(number, read('comment.md'));
  keepLabel(number, worstOf(JSON.parse(read('diff.json'))));
}

main(process.argv.slice(2));
