'use strict';
/**
 * Keeps one issue open for as long as a scheduled check fails: `node keep-issue.js LABEL OUTCOME FILE`, with the outcome of the
 * step that checked (success or failure) and what it printed.
 */
const fs = require('node:fs');
const { ask, askAll, RUN } = require('./github');

/** In characters. GitHub takes 65,536; the end of the output has what failed. */
const LONGEST = 30_000;

function bodyFor(output) {
  // A fence that nothing in the output can close.
  const longest = Math.max(2, ...[...output.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return [`[The last run](${RUN}) says:`, '', fence, output.slice(-LONGEST).trimEnd(), fence].join('\n');
}

function main([label, outcome, file]) {
  const query = `state=open&labels=${encodeURIComponent(label)}&per_page=100`;
  const [open] = askAll(`issues?${query}`).filter((issue) => issue.pull_request === undefined);
  if (outcome === 'success') {
    if (open === undefined) return;
    ask(`issues/${open.number}/comments`, 'POST', { body: `It holds again: ${RUN}` });
    ask(`issues/${open.number}`, 'PATCH', { state: 'closed' });
    return;
  }
  const body = bodyFor(fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '');
  if (open === undefined) ask('issues', 'POST', { title: `npm run ${label} fails`, body, labels: [label] });
  else ask(`issues/${open.number}`, 'PATCH', { body });
}

main(process.argv.slice(2));
