'use strict';
const { execFileSync } = require('node:child_process');
const fs = require('node:fs');

const { GITHUB_REPOSITORY, GITHUB_RUN_ID, GITHUB_SERVER_URL, GITHUB_STEP_SUMMARY } = process.env;

/** The page of this run. */
const RUN = `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/actions/runs/${GITHUB_RUN_ID}`;

/** In bytes: the comments of a long pull request. */
const MAX_ANSWER = 64 * 1024 * 1024;

/**
 * Asks GitHub's REST API by the `gh` that every runner has, with the GH_TOKEN of the step.
 * @param {string} path below the repository: `pulls/1`
 * @param {string} [method]
 * @param {object} [body]
 * @returns the answer, undefined when it is empty
 */
function ask(path, method = 'GET', body = undefined) {
  const fields = body === undefined ? [] : ['--input', '-'];
  return answerOf(['api', `repos/${GITHUB_REPOSITORY}/${path}`, '--method', method, ...fields], body);
}

/** Every page of a list. */
function askAll(path) {
  const pages = answerOf(['api', `repos/${GITHUB_REPOSITORY}/${path}`, '--paginate', '--slurp']);
  return pages.flat();
}

function answerOf(args, body) {
  const input = body === undefined ? '' : JSON.stringify(body);
  const text = execFileSync('gh', args, {
    encoding: 'utf8',
    input,
    maxBuffer: MAX_ANSWER,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  return text.trim() === '' ? undefined : JSON.parse(text);
}

/** Adds Markdown to the page of the run. */
function summarize(markdown) {
  fs.appendFileSync(GITHUB_STEP_SUMMARY, `${markdown}\n`);
}

module.exports = { ask, askAll, RUN, summarize };
