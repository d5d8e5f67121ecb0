'use strict';
/**
 * Stands in for `gh api`: as much of GitHub's REST API as our scripts use, kept in the file FAKE_GITHUB. The heads of branches
 * are those of the bare repository FAKE_REMOTE.
 */
const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const { URL } = require('node:url');

const { FAKE_GITHUB, FAKE_REMOTE, GH_TOKEN } = process.env;
const BOT = { type: 'Bot' };

const state = JSON.parse(fs.readFileSync(FAKE_GITHUB, 'utf8'));
const [verb, resource, ...options] = process.argv.slice(2);
function answer() {
  const method = options[options.indexOf('--method') + 1];
  const verbOf = options.includes('--method') ? method : 'GET';
  const body = options.includes('--input') ? JSON.parse(fs.readFileSync(0, 'utf8')) : {};
  const url = new URL(resource.replace(/^repos\/acme\/platform\//, 'https://api.github.example/'));
  if (verbOf !== 'GET') state.calls.push(`${verbOf} ${url.pathname.slice(1)}`);
  const [, result] = find(verbOf, decodeURIComponent(url.pathname.slice(1)), url.searchParams, body);
  fs.writeFileSync(FAKE_GITHUB, JSON.stringify(state));
  // With --slurp, a list is a list of pages.
  process.stdout.write(JSON.stringify(options.includes('--slurp') ? [result] : result) ?? '');
}

function find(method, path, query, body) {
  for (const [pattern, act] of Object.entries(ROUTES)) {
    const match = new RegExp(`^${pattern}$`).exec(`${method} ${path}`);
    if (match !== null) return ['found', act(match.slice(1), query, body)];
  }
  return fail(`gh api ${method} ${path} is not known here`);
}

const ROUTES = {
  'GET git/ref/heads/(.+)': ([branch]) => ({ object: { sha: state.moved ? 'newer' : headOf(branch) } }),
  'GET pulls': (_, query) => (state.late ? [] : state.pulls.filter((one) => isOpen(one, query))),
  'POST pulls': (_, __, body) => (state.late ? refuse() : added(state.pulls, { ...body, state: 'open' })),
  'PATCH pulls/(\\d+)': ([number], _, body) => changed(state.pulls, number, body),
  'GET issues/\\d+/comments': () => state.comments,
  'POST issues/\\d+/comments': (_, __, { body }) => added(state.comments, { user: BOT, body }),
  'PATCH issues/comments/(\\d+)': ([id], _, body) => changed(state.comments, id, body),
  'GET labels': () => state.labels,
  'POST labels': (_, __, body) => added(state.labels, body),
  'GET issues/\\d+/labels': () => state.present.map((name) => ({ name })),
  'POST issues/\\d+/labels': (_, __, { labels }) => void state.present.push(...labels),
  'DELETE issues/\\d+/labels/(.+)': ([name]) => void state.present.splice(state.present.indexOf(name), 1),
  'GET issues': () => state.issues.filter((one) => one.state === 'open'),
  'POST issues': (_, __, body) => added(state.issues, { ...body, state: 'open' }),
  'PATCH issues/(\\d+)': ([number], _, body) => changed(state.issues, number, body),
};

function isOpen({ base, head, state: now }, query) {
  return now === 'open' && query.get('base') === base && query.get('head') === `acme:${head}`;
}

/** What one is told who is late by a moment. */
function refuse() {
  state.late = false;
  fs.writeFileSync(FAKE_GITHUB, JSON.stringify(state));
  return fail('gh: A pull request already exists (HTTP 422)');
}

function headOf(branch) {
  return execFileSync('git', ['--git-dir', FAKE_REMOTE, 'rev-parse', branch], { encoding: 'utf8' }).trim();
}

function added(list, item) {
  const whole = { ...item, id: list.length + 1, number: list.length + 1 };
  list.push(whole);
  return whole;
}

function changed(list, number, body) {
  return Object.assign(list[Number(number) - 1], body);
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  return process.exit(1);
}

if (GH_TOKEN !== 'token') fail('no token');
if (verb === 'api') answer();
