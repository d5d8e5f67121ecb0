import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { Git, gitTreeOf, publishMessage } from '../lib/release';
import { RepositoryCopy } from '../lib/testing/repository-copy';
import { machine } from './machine';
import { type Spread, spreadOf } from './measure';

/*
 * How long `platform history` takes to answer over a branch of 10,000 publishes: the whole process, from start to exit. Each
 * publish changes one of ten images and one of forty components; every hundredth changes all of them.
 */

const ROUNDS = 5;
const PUBLISHES = 10_000;
const TARGET_MILLISECONDS = 1000;
const BRANCH = 'refs/remotes/origin/environment/prod';
const QUESTIONS: readonly (readonly string[])[] = [
  ['now', '--env', 'prod'],
  ['where', 'image', '--env', 'prod'],
  ['when', 'image image-3', '--env', 'prod', '--json'],
  ['at', '2026-03-01', '--env', 'prod'],
  ['between', '2026-02-01', '2026-06-01', '--env', 'prod', '--csv'],
  ['log', '--env', 'prod', '--json'],
  ['lead-time', '--env', 'prod', '--json'],
];

const copy = new RepositoryCopy('platform', path.join(__dirname, '..'));
try {
  fill(new Git({ folder: copy.folder, variables: process.env }));
  const rows = QUESTIONS.map((question) => ({ question, spread: measured(question) }));
  const { cpu, cores, memoryGiB, node, git } = machine();
  process.stdout.write(
    [
      `${cpu}, ${cores} cores, ${memoryGiB} GiB; node ${node}, git ${git}`,
      `Median (min to max) of ${ROUNDS} runs of platform history over ${PUBLISHES} publishes, whole processes.`,
      '',
      ...rows.map(({ question, spread }) => `${question.join(' ').padEnd(48)}${shown(spread)}`),
      '',
      ...rows.map(({ question: [name = ''], spread }) => verdict(name, spread)),
      '',
    ].join('\n'),
  );
} finally {
  copy.remove();
}

function measured(question: readonly string[]): Spread {
  return spreadOf(Array.from({ length: ROUNDS }, () => ask(question)));
}

function ask(question: readonly string[]): number {
  const startedAt = performance.now();
  const args = [path.join(copy.folder, 'bin/platform.js'), 'history', ...question];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: Infinity });
  if (status !== 0 || stdout.split('\n').length < 3)
    throw new Error(`history ${question.join(' ')} failed:\n${stderr}`);
  return performance.now() - startedAt;
}

/** Writes the history of one branch, an hour between two publishes. */
function fill(git: Git): void {
  git.run(['init', '--quiet']);
  git.run(['remote', 'add', 'origin', copy.folder]);
  const versions = new Map<string, string>();
  let since = gitTreeOf(new Map(), 'sha1').oid;
  const stream: string[] = [];
  for (let index = 0; index < PUBLISHES; index += 1) {
    const text = `${index}\n`;
    const tree = gitTreeOf(new Map([['state', text]]), 'sha1').oid;
    const seconds = Date.parse('2026-01-01T00:00:00Z') / 1000 + index * 3600;
    const message = messageOf(index, seconds, { since, tree }, versions);
    const length = Buffer.byteLength(message);
    stream.push(
      `commit ${BRANCH}\ncommitter Robot <robot@acme.example> ${seconds} +0000\ndata ${length}\n${message}\n`,
    );
    stream.push(`M 100644 inline state\ndata ${text.length}\n${text}\n`);
    since = tree;
  }
  git.run(['fast-import', '--quiet', '--done'], { input: `${stream.join('')}done\n` });
}

function messageOf(
  index: number,
  seconds: number,
  { since, tree }: { since: string; tree: string },
  versions: Map<string, string>,
): string {
  const isLarge = index % 100 === 0;
  const images = isLarge ? Array.from({ length: 10 }, (_, image) => image) : [index % 10];
  const components = isLarge ? Array.from({ length: 40 }, (_, component) => component) : [index % 40];
  const changed = [
    ...components.map((component) => ({ kind: 'component' as const, name: `prod-a/component-${component}` })),
    ...images.map((image) => ({ kind: 'image' as const, name: `registry.example/image-${image}` })),
  ].map((item) => {
    const before = versions.get(item.name);
    const after = `v${index}`;
    versions.set(item.name, after);
    return { ...item, ...(before === undefined ? {} : { before }), after };
  });
  const commit = index.toString(16).padStart(40, '0');
  const date = new Date((seconds - 600) * 1000).toISOString();
  return publishMessage({
    environment: 'prod',
    source: { commit, author: 'Ann <ann@acme.example>', date, subject: `Change ${index} (#${index})` },
    gitTree: tree,
    renderDigest: '0'.repeat(64),
    programs: { node: '20.19.0', git: '2.39.5' },
    changes: { since, versions: changed },
  });
}

function shown({ median, min, max }: Spread): string {
  return `${median.toFixed(0)} ms (${min.toFixed(0)} to ${max.toFixed(0)})`;
}

function verdict(name: string, { median }: Spread): string {
  const isMet = median < TARGET_MILLISECONDS;
  if (!isMet) process.exitCode = 1;
  return `${isMet ? 'met' : 'MISSED'}: history ${name} answers in less than ${TARGET_MILLISECONDS} ms`;
}
