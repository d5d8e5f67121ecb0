import fs from 'node:fs';
import path from 'node:path';
import { machine } from './machine';
import { type Measurement, SAMPLE_MILLISECONDS, type Spread, spreadOf } from './measure';
import { programIn } from './program';

/** What each program took in one round. */
export interface Round {
  readonly platform: Measurement;
  readonly cdktf: Measurement;
  readonly cdk8s: Measurement;
}

/** One program over all rounds. */
interface Result {
  readonly milliseconds: Spread;
  /** The highest of all rounds. @default - not measured */
  readonly peakMiB?: number;
}

interface Figures {
  readonly machine: ReturnType<typeof machine>;
  readonly program: ReturnType<typeof programIn>;
  readonly rounds: number;
  readonly platform: Result;
  readonly cdktf: Result;
  readonly cdk8s: Result;
  /** `cdktf synth`, then `cdk8s synth`. */
  readonly official: Result;
  /** How many times the median of `platform synth` the official CLIs take. */
  readonly ratio: number;
  readonly targets: typeof TARGETS;
}

const TARGETS = { ratio: 4, peakMiB: 400 };

/** Prints a comparison for people, and writes it as JSON for machines. */
export function report(rounds: readonly Round[], repository: string, resultFile: string): void {
  const platform = resultOf(rounds.map((round) => round.platform));
  const official = resultOf(rounds.map(({ cdktf, cdk8s }) => inTurn(cdktf, cdk8s)));
  const figures: Figures = {
    machine: machine(),
    program: programIn(repository),
    rounds: rounds.length,
    platform,
    cdktf: resultOf(rounds.map(({ cdktf }) => cdktf)),
    cdk8s: resultOf(rounds.map(({ cdk8s }) => cdk8s)),
    official,
    ratio: official.milliseconds.median / platform.milliseconds.median,
    targets: TARGETS,
  };
  process.stdout.write(`${[...surroundings(figures), '', ...table(figures), '', ...verdicts(figures)].join('\n')}\n`);
  fs.mkdirSync(path.dirname(resultFile), { recursive: true });
  fs.writeFileSync(resultFile, `${JSON.stringify(figures, null, 2)}\n`);
}

function resultOf(runs: readonly Measurement[]): Result {
  const peaks = runs.flatMap(({ peakMiB }) => peakMiB ?? []);
  const milliseconds = spreadOf(runs.map((run) => run.milliseconds));
  return { milliseconds, peakMiB: peaks.length === 0 ? undefined : Math.max(...peaks) };
}

function inTurn(first: Measurement, second: Measurement): Measurement {
  const { peakMiB } = resultOf([first, second]);
  return { milliseconds: first.milliseconds + second.milliseconds, peakMiB };
}

function surroundings({ machine: { cpu, cores, memoryGiB, node, git }, program, rounds }: Figures): string[] {
  const { environments, layers, components, resources, written } = program;
  const sizes = Object.entries(written).map(([folder, { files, bytes }]) => `${folder} ${files} files, ${bytes} bytes`);
  return [
    `${cpu}, ${cores} cores, ${memoryGiB} GiB; node ${node}, git ${git}`,
    `${environments} environments, ${layers} layers, ${components} components, ${resources} resources; ${sizes.join('; ')}`,
    `${rounds} rounds after one that brought every file into memory. Ratio: to the median of platform synth. Peak: resident`,
    `memory of a program and all that it starts, looked at every ${SAMPLE_MILLISECONDS} ms, the highest of all rounds; what`,
    'two processes share counts twice.',
  ];
}

function table({ platform, cdktf, cdk8s, official }: Figures): string[] {
  const base = platform.milliseconds.median;
  const row = (name: string, { milliseconds: { median, min, max }, peakMiB }: Result) => [
    name,
    ...[median, min, max].map((value) => `${(value / 1000).toFixed(2)} s`),
    (median / base).toFixed(1),
    peakMiB === undefined ? 'not measured' : `${peakMiB} MiB`,
  ];
  const rows = [
    ['program', 'median', 'min', 'max', 'ratio', 'peak'],
    row('platform synth', platform),
    row('cdktf synth', cdktf),
    row('cdk8s synth', cdk8s),
    row('cdktf synth, then cdk8s synth', official),
  ];
  return rows.map(([name = '', ...cells]) => name.padEnd(30) + cells.map((cell) => cell.padStart(12)).join(''));
}

function verdicts({ platform: { peakMiB }, ratio }: Figures): string[] {
  const peak = peakMiB === undefined ? 'not measured' : verdict(peakMiB < TARGETS.peakMiB);
  return [
    `${verdict(ratio >= TARGETS.ratio)}: platform synth takes at most a quarter of the time of both CLIs (${(1 / ratio).toFixed(2)})`,
    `${peak}: its peak is below ${TARGETS.peakMiB} MiB`,
  ];
}

/** A target that is missed fails the whole run, once everything is printed. */
function verdict(isMet: boolean): string {
  if (!isMet) process.exitCode = 1;
  return isMet ? 'met' : 'MISSED';
}
