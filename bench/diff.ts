import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { machine } from './machine';
import { type Spread, spreadOf } from './measure';

/*
 * How long it takes to tell two trees of 100,000 resources apart of which one in a hundred differs, and how much memory.
 * As in `platform diff`, one is a render, and the other the files of a branch, whose platform.json is read and judged;
 * all four reports are made. Not in the time: the render, git, and hashing what git gives. Each round is a process of its
 * own, and its peak holds the making of both trees.
 */

const ROUNDS = 5;
const RESOURCES = 100_000;
const TARGETS = { milliseconds: 3000, peakMiB: 1024 };

/** What bench/one-diff.ts prints. */
interface Round {
  readonly milliseconds: number;
  readonly manifestMilliseconds: number;
  readonly peakMiB: number;
  readonly entries: number;
  readonly changes: number;
}

const rounds = Array.from({ length: ROUNDS }, oneRound);
const total = spreadOf(rounds.map(({ milliseconds }) => milliseconds));
const manifests = spreadOf(rounds.map(({ manifestMilliseconds }) => manifestMilliseconds));
const peak = Math.max(...rounds.map(({ peakMiB }) => peakMiB));
const { cpu, cores, memoryGiB, node } = machine();
const [first] = rounds;
process.stdout.write(
  [
    `${cpu}, ${cores} cores, ${memoryGiB} GiB; node ${node}`,
    `Median (min to max) of ${ROUNDS} rounds; ${RESOURCES} resources, ${first?.changes ?? 0} changes in ${first?.entries ?? 0} entries.`,
    '',
    `platform.json read:       ${shown(manifests)}`,
    `all, with four reports:  ${shown(total)}`,
    `peak of the process:     ${peak} MiB`,
    '',
    verdict(total.median < TARGETS.milliseconds, `takes less than ${TARGETS.milliseconds} ms`),
    verdict(peak < TARGETS.peakMiB, `needs less than ${TARGETS.peakMiB} MiB`),
    '',
  ].join('\n'),
);

function oneRound(): Round {
  const args = [path.join(__dirname, '../bin/run.js'), path.join(__dirname, 'one-diff.ts'), String(RESOURCES)];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`one diff failed:\n${stderr}`);
  return JSON.parse(stdout) as Round;
}

function shown({ median, min, max }: Spread): string {
  return `${median.toFixed(0)} ms (${min.toFixed(0)} to ${max.toFixed(0)})`;
}

function verdict(isMet: boolean, what: string): string {
  if (!isMet) process.exitCode = 1;
  return `${isMet ? 'met' : 'MISSED'}: it ${what}`;
}
