import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Git, type Publication, publish, readSource } from '../lib/release';
import { MANIFEST_SCHEMA, sha256, TreeBuilder } from '../lib/tree';
import { machine } from './machine';
import { type Spread, spreadOf } from './measure';

/*
 * How long the git half of a publish takes once three environments of 10,000 files are rendered, against the least that can
 * be written by hand: one `git fast-import` of the same bytes, and one push. Each round has a fresh remote and clone, and both take turns.
 */

const ROUNDS = 5;
const FILES = 10_000;
const ENVIRONMENTS = ['dev', 'staging', 'prod'];
const TARGET_RATIO = 1.5;

const RESOURCE = {
  half: 'kubernetes',
  ...{ id: 'a/core/ConfigMap/-/a', apiVersion: 'v1', kind: 'ConfigMap', name: 'a', cluster: 'a' },
  ...{ component: 'web', file: 'a.yaml', constructPath: 'a', owner: 'platform' },
} as const;

const publications = ENVIRONMENTS.map(publicationOf);
const rounds = Array.from({ length: ROUNDS }, () => ({ ours: timed(ours), byHand: timed(byHand) }));
const platform = spreadOf(rounds.map((round) => round.ours));
const hand = spreadOf(rounds.map((round) => round.byHand));
const ratio = platform.median / hand.median;
const { cpu, cores, memoryGiB, node, git } = machine();
if (ratio > TARGET_RATIO) process.exitCode = 1;
process.stdout.write(
  [
    `${cpu}, ${cores} cores, ${memoryGiB} GiB; node ${node}, git ${git}`,
    `Median (min to max) of ${ROUNDS} rounds; ${ENVIRONMENTS.length} environments of ${FILES} files.`,
    '',
    `publish:               ${shown(platform)}`,
    `fast-import and push:  ${shown(hand)}`,
    '',
    `${ratio <= TARGET_RATIO ? 'met' : 'MISSED'}: publish takes at most ${TARGET_RATIO} times as long (${ratio.toFixed(2)})`,
    '',
  ].join('\n'),
);

/** Runs one side in a clone of its own. */
function timed(act: (clone: string) => void): number {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-publish-'));
  try {
    const [bare, clone] = [path.join(folder, 'remote.git'), path.join(folder, 'clone')];
    run(folder, 'init', '--quiet', '--bare', '--initial-branch=main', bare);
    run(folder, 'init', '--quiet', '--initial-branch=main', clone);
    run(clone, 'config', 'user.name', 'Robot');
    run(clone, 'config', 'user.email', 'robot@acme.example');
    run(clone, 'remote', 'add', 'origin', bare);
    run(clone, 'commit', '--quiet', '--allow-empty', '--message=Begin');
    run(clone, 'push', '--quiet', 'origin', 'main');
    const startedAt = performance.now();
    act(clone);
    return performance.now() - startedAt;
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

function ours(clone: string): void {
  const git = new Git({ folder: clone, variables: process.env });
  const report = publish(
    {
      ...{ git, remote: 'origin', publications, programs: { node: process.versions.node }, now: new Date() },
      budget: { objects: 20, percent: 50, guarded: { kinds: [], types: [] } },
      pause: () => undefined,
      chance: Math.random,
    },
    readSource(git),
  );
  if (report.environments.some(({ outcome }) => outcome !== 'published'))
    throw new Error('something was not published');
}

function byHand(clone: string): void {
  const stream = publications.flatMap(({ branch, tree }) => [
    Buffer.from(`commit refs/heads/${branch}\ncommitter Robot <robot@acme.example> 0 +0000\ndata 8\nPublish\n\n`),
    ...[...tree.files].flatMap(([file, text]) => {
      const bytes = Buffer.from(text);
      return [Buffer.from(`M 100644 inline ${file}\ndata ${bytes.length}\n`), bytes, Buffer.from('\n')];
    }),
  ]);
  const input = Buffer.concat([...stream, Buffer.from('done\n')]);
  execFileSync('git', ['fast-import', '--quiet', '--done'], { cwd: clone, input });
  run(clone, 'push', '--quiet', '--atomic', 'origin', ...publications.map(({ branch }) => branch));
}

function publicationOf(environment: string): Publication {
  const builder = new TreeBuilder();
  for (let index = 0; index < FILES; index += 1) {
    const name = `${environment}-${index}`;
    const lines = Array.from({ length: 30 }, (_, line) => `  key-${line}: "${sha256(`${name} ${line}`).slice(0, 20)}"`);
    const text = `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\ndata:\n${lines.join('\n')}\n`;
    builder.addFile(`clusters/${environment}-${index % 4}/web-${index % 40}/configmap-${name}.yaml`, text, name);
  }
  const tree = builder.finish({
    ...{ schema: MANIFEST_SCHEMA, environment, inputs: {}, layers: [], images: [], components: [] },
    versions: { kubernetes: {}, addons: {}, charts: {} },
    // An empty render is refused; what is in the files is nothing to git.
    resources: [{ ...RESOURCE, hash: sha256(environment) }],
  });
  const repository = 'https://git.acme.example/platform.git';
  return { tree, branch: `environment/${environment}`, deliver: 'direct', repository };
}

function run(folder: string, ...args: string[]): void {
  execFileSync('git', args, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
}

function shown({ median, min, max }: Spread): string {
  return `${median.toFixed(0)} ms (${min.toFixed(0)} to ${max.toFixed(0)})`;
}
