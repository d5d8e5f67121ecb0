import fs from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { readTreeAt } from '../../../lib/release/git/read-tree-at';
import { readRecord } from '../../../lib/release/ledger';
import { PublisherProcess } from './publisher-process';
import { direct } from './trees';
import { gitIn, World } from './world';

/** How many moments are tried, at most and at least; a busy machine does fewer in the time that there is. */
const KILLS = 100;
const LEAST_KILLS = 30;
const BUDGET = 40_000;

/** What a run is at, by the last command of git that it has said, in order. */
const PHASES = ['start', 'look', 'commit', 'push', 'end'] as const;
type Phase = (typeof PHASES)[number];
type Durations = Record<Phase, number>;

const BRANCHES = ['environment/dev', 'environment/staging', 'environment/prod-next'];

let world: World;
let publisher: PublisherProcess | undefined;

beforeAll(() => {
  world = new World();
  keepTheServerAlive();
});

afterEach(() => publisher?.kill());

test('a publisher that is killed at any moment leaves all branches with their notes as they were, or all new', async () => {
  const durations = await calmDurations();
  const counts = new Map<string, number>();
  const began = performance.now();
  let kills = 0;
  while (kills < KILLS && (kills < LEAST_KILLS || performance.now() - began < BUDGET)) {
    const before = sources();
    const content = `kill ${kills}`;
    const source = world.commit(content);
    const phase = await killAt(content, momentOf(kills, durations));
    await theServerIsDone();
    const after = sources();
    expect([before, BRANCHES.map(() => source)]).toContainEqual(after);
    for (const branch of BRANCHES) expectWhole(branch);
    const label = `${phase}, ${after[0] === source ? 'new' : 'old'}`;
    counts.set(label, (counts.get(label) ?? 0) + 1);
    kills += 1;
  }
  console.log([`${kills} kills`, ...[...counts].map((each) => each.join(': '))].join('\n'));
  for (const phase of PHASES) expect([phase, countOf(counts, phase)]).not.toEqual([phase, 0]);
  expect(world.publish([direct('dev', textsOf('last'))]).environments).toMatchObject([{ outcome: 'published' }]);
  expect(world.remote('fsck', '--strict', '--no-dangling')).toBe('');
});

/** The clone's git is killed, not that of the server: on a host it runs elsewhere. */
function keepTheServerAlive(): void {
  const script = path.join(world.folder, 'receive-pack');
  const marker = '"$1/receiving.$$"';
  const lines = ['#!/bin/sh', `touch ${marker}`, 'git-receive-pack "$@"', 'code=$?', `rm ${marker}`, 'exit $code', ''];
  fs.writeFileSync(script, lines.join('\n'), { mode: 0o755 });
  world.git('config', 'remote.origin.receivepack', `setsid ${script}`);
}

async function theServerIsDone(): Promise<void> {
  // The one that is killed may just have started it.
  await setTimeout(30);
  while (fs.readdirSync(world.bare).some((file) => file.startsWith('receiving.'))) await setTimeout(5);
}

/** How long each phase takes, in milliseconds: the middle of three runs. */
async function calmDurations(): Promise<Durations> {
  const runs: Durations[] = [];
  for (const content of ['a', 'b', 'c']) {
    world.commit(content);
    let last = await startWith(content);
    const durations = { start: 0, look: 0, commit: 0, push: 0, end: 0 };
    for (const [index, phase] of PHASES.slice(0, -1).entries()) {
      await publisher?.until(BEGINNINGS[PHASES[index + 1] ?? 'end']);
      durations[phase] = performance.now() - last;
      last = performance.now();
    }
    runs.push(durations);
    await publisher?.kill();
  }
  const middle = (phase: Phase) => runs.map((run) => run[phase]).sort((x, y) => x - y)[1] ?? 0;
  return { start: middle('start'), look: middle('look'), commit: middle('commit'), push: middle('push'), end: 0 };
}

async function startWith(content: string): Promise<number> {
  publisher = new PublisherProcess(world.clone);
  await publisher.until('ready');
  publisher.publish(content);
  return performance.now();
}

interface Moment {
  /** @default - from the moment that it is told to publish */
  readonly after?: string;
  readonly wait: number;
}

/** Each phase in turn, and in it evenly by the golden ratio, however many moments there will be. */
function momentOf(kill: number, durations: Durations): Moment {
  const phase = PHASES[kill % PHASES.length] ?? 'start';
  const wait = ((kill * 0.618034) % 1) * durations[phase];
  return phase === 'start' ? { wait } : { after: BEGINNINGS[phase], wait };
}

const BEGINNINGS: Readonly<Record<Phase, string>> = {
  start: 'git',
  look: 'git ls-remote',
  commit: 'git fast-import',
  push: 'git push',
  end: 'published',
};

async function killAt(content: string, { after, wait }: Moment): Promise<Phase> {
  await startWith(content);
  if (after !== undefined) await publisher?.until(after);
  await setTimeout(wait);
  await publisher?.kill();
  const said = publisher?.said ?? [];
  return [...PHASES].reverse().find((phase) => said.some((line) => line.startsWith(BEGINNINGS[phase]))) ?? 'start';
}

function countOf(counts: ReadonlyMap<string, number>, phase: Phase): number {
  return [...counts].reduce((sum, [label, count]) => sum + (label.startsWith(`${phase},`) ? count : 0), 0);
}

function sources(): (string | undefined)[] {
  return BRANCHES.map((branch) => readRecord(world.remote('log', '-1', '--format=%B', branch))?.source?.commit);
}

/** A branch holds a render, and has a note that names the source of it. */
function expectWhole(branch: string): void {
  const source = readRecord(world.remote('log', '-1', '--format=%B', branch))?.source?.commit;
  expect(JSON.parse(world.remote('notes', '--ref=hydrator.metadata', 'show', branch))).toEqual({ drySha: source });
  const content = world.remote('log', '-1', '--format=%s', source ?? '');
  const environment = branch.split(/[/-]/)[1] ?? '';
  expect(readTreeAt(gitIn(world.bare), branch)).toEqual(direct(environment, textsOf(content)).tree);
}

function textsOf(content: string) {
  return { 'a.yaml': content, 'b.yaml': 'b\n' };
}
