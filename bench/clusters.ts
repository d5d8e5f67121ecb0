import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { machine } from './machine';
import { type Spread, spreadOf } from './measure';

/*
 * How long the clusters of an environment take to render, without what is imported: the first one with and without its
 * telemetry, and each further one, against cdk8s on the same components. Every render is the first of its process.
 */

const ROUNDS = 5;
const COUNTS = [1, 2, 4, 8, 16];
const TARGETS = { clusterWithoutTelemetryMilliseconds: 200, telemetryMilliseconds: 300, growth: 1.25 };

type Components = 'all' | 'withoutTelemetry';

interface Row {
  readonly clusters: number;
  readonly objects: number;
  readonly platform: Spread;
  readonly cdk8s: Spread;
}

const bare = measured(1, 'withoutTelemetry');
const rows = COUNTS.map((count) => measured(count, 'all'));
const lines = [`without telemetry: ${line(bare)}`, ...rows.map(line)];
process.stdout.write(`${[...surroundings(), '', ...lines, '', ...verdicts()].join('\n')}\n`);

function measured(clusters: number, components: Components): Row {
  const rounds = Array.from({ length: ROUNDS }, () => ({
    platform: oneRender('platform', components, clusters),
    cdk8s: oneRender('cdk8s', components, clusters),
  }));
  return {
    clusters,
    objects: rounds[0]?.platform.objects ?? 0,
    platform: spreadOf(rounds.map(({ platform }) => platform.milliseconds)),
    cdk8s: spreadOf(rounds.map(({ cdk8s }) => cdk8s.milliseconds)),
  };
}

interface Render {
  readonly milliseconds: number;
  readonly objects: number;
}

function oneRender(program: string, components: Components, clusters: number): Render {
  const entry = [path.join(__dirname, '../bin/run.js'), path.join(__dirname, 'one-render.ts')];
  const args = [...entry, program, components, String(clusters)];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} with ${clusters} clusters failed:\n${stderr}`);
  return JSON.parse(stdout) as Render;
}

function surroundings(): string[] {
  const { cpu, cores, memoryGiB, node } = machine();
  return [
    `${cpu}, ${cores} cores, ${memoryGiB} GiB; node ${node}`,
    `Median (min to max) of ${ROUNDS} first renders of the Kubernetes half, after imports; cdk8s judges and records nothing.`,
  ];
}

function line({ clusters, objects, platform, cdk8s }: Row): string {
  const ratio = (platform.median / cdk8s.median).toFixed(2);
  return `${clusters} clusters, ${objects} objects: platform ${shown(platform)}, cdk8s ${shown(cdk8s)}, ratio ${ratio}`;
}

function shown({ median, min, max }: Spread): string {
  return `${median.toFixed(0)} ms (${min.toFixed(0)} to ${max.toFixed(0)})`;
}

function verdicts(): string[] {
  const first = rows[0]?.platform.median ?? Infinity;
  const telemetry = first - bare.platform.median;
  const [half, most] = rows.slice(-2).map(({ platform }) => platform.median - first);
  // Twice the clusters beyond the first take twice the time.
  const clustersBeyond = COUNTS.slice(-2).map((count) => count - 1);
  const growth = (most ?? NaN) / (half ?? NaN) / ((clustersBeyond[1] ?? NaN) / (clustersBeyond[0] ?? NaN));
  return [
    atMost('the first cluster without telemetry', bare.platform.median, TARGETS.clusterWithoutTelemetryMilliseconds),
    atMost('all telemetry of a cluster', telemetry, TARGETS.telemetryMilliseconds),
    verdict(
      growth < TARGETS.growth,
      `a further cluster costs as much as the one before it (growth ${growth.toFixed(2)})`,
    ),
  ];
}

function atMost(what: string, milliseconds: number, limit: number): string {
  return verdict(milliseconds < limit, `${what} takes ${milliseconds.toFixed(0)} ms, less than ${limit} ms`);
}

function verdict(isMet: boolean, what: string): string {
  if (!isMet) process.exitCode = 1;
  return `${isMet ? 'met' : 'MISSED'}: ${what}`;
}
