'use strict';
/**
 * Opens the pull request of every proposal, brings it up to date, or closes it when the change was taken back:
 * `node open-proposals.js REPORT`, with what `npm run publish -- --json` printed.
 */
const fs = require('node:fs');
const { ask, askAll, summarize } = require('./github');

const [OWNER] = process.env.GITHUB_REPOSITORY.split('/');

/** @returns the number of the pull request, undefined when the run of a newer commit has taken over */
function keepPullRequest({ commit, pullRequest: { base, head, title, body } }) {
  // Runs may overlap. The text belongs to the commit that the branch is at.
  if (ask(`git/ref/heads/${head}`).object.sha !== commit) return undefined;
  const [open] = pullRequestsFrom(head, base);
  if (open !== undefined) return ask(`pulls/${open.number}`, 'PATCH', { title, body }).number;
  try {
    return ask('pulls', 'POST', { base, head, title, body }).number;
  } catch (error) {
    // Another run may have opened it since.
    const [faster] = pullRequestsFrom(head, base);
    if (faster === undefined) throw error;
    return faster.number;
  }
}

/** @returns the number of the pull request that was closed, undefined when there is none */
function closePullRequest({ commit, withdrawn: { base, head } }) {
  if (ask(`git/ref/heads/${head}`).object.sha !== commit) return undefined;
  const [open] = pullRequestsFrom(head, base);
  if (open === undefined) return undefined;
  const body = `The change was taken back: \`${base}\` is what main renders, and nothing is left to merge.`;
  const { number } = ask(`pulls/${open.number}`, 'PATCH', { state: 'closed' });
  ask(`issues/${number}/comments`, 'POST', { body });
  return number;
}

function numberFor(environment) {
  if (environment.withdrawn !== undefined) return closePullRequest(environment);
  return environment.pullRequest === undefined ? undefined : keepPullRequest(environment);
}

function pullRequestsFrom(head, base) {
  return askAll(`pulls?state=open&base=${encodeURIComponent(base)}&head=${encodeURIComponent(`${OWNER}:${head}`)}`);
}

function rowFor(environment) {
  const { branch, outcome, hold, commit, added, changed, removed } = environment;
  const number = numberFor(environment);
  const became = hold === undefined ? outcome : `${outcome}: ${hold.replaceAll(/[|\s]+/g, ' ')}`;
  const cells = [environment.environment, `\`${branch}\``, became, commit ?? '', added, changed, removed];
  return `| ${[...cells, number === undefined ? '' : `#${number}`].join(' | ')} |`;
}

function main([file]) {
  const { source, environments } = JSON.parse(fs.readFileSync(file, 'utf8'));
  const head = '| environment | branch | outcome | commit | added | changed | removed | pull request |';
  const lines = ['| --- | --- | --- | --- | --: | --: | --: | --- |', ...environments.map(rowFor)];
  summarize([`Published from ${source}.`, '', head, ...lines].join('\n'));
}

main(process.argv.slice(2));
