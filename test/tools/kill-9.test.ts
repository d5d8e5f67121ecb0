import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { UserError } from '../../lib/problems';
import { readTreeFromDisk, writeTree } from '../../lib/synth/disk';
import type { RenderedTree } from '../../lib/tree';
import { FAST_FOLDER, newOut } from '../synth/disk/harness';
import { largeTree } from './fixtures/large-trees';

const REPOSITORY = path.join(__dirname, '../..');
const ENTRY = path.join(__dirname, 'fixtures/write-large-tree.ts');

/** What a run comes by, and how many kills are spread over the time until it comes by the next. */
const KILLS = { start: 3, plan: 5, journal: 32 };

const PARTS = ['start', 'plan', 'journal'] as const;
type Part = (typeof PARTS)[number];
type Durations = Record<Part, number>;

/** How many kills each phase has at least. */
const LEAST = 1;

/** How many kills may be added where a phase has too few: a busy machine writes several times as slowly as a calm one. */
const MORE_KILLS = 60;

/** How far a killed run had come, in order. */
const PHASES = ['before the journal', 'staging', 'placing', 'removing and closing', 'finished'] as const;
type Phase = (typeof PHASES)[number];

/**
 * When to kill: milliseconds after the process started, said that the write begins, made its journal, or removed the
 * first file.
 */
interface Moment {
  readonly after: Part | 'removal';
  readonly wait: number;
}

interface Kill extends Moment {
  readonly phase: Phase;
}

const NEEDED = PHASES.filter((phase) => phase !== 'finished');
const OLD = largeTree('old');
const NEW = largeTree('new');
const ORPHANS = [...OLD.files.keys()].filter((file) => !NEW.files.has(file));
const CHANGED = [...NEW.files.keys()].filter((file) => OLD.files.get(file) !== NEW.files.get(file));

let work: string;
let pristine: string;
let out: string;

beforeAll(() => {
  work = newOut(FAST_FOLDER);
  pristine = path.join(work, 'pristine');
  out = path.join(work, 'out');
  writeTree(OLD, pristine);
});

test('a write that is killed at any moment leaves the old tree, the new one, or what the next run makes good', async () => {
  const durations = await calmDurations();
  const kills: Kill[] = [];
  for (const after of PARTS) {
    for (const wait of spread(KILLS[after], durations[after])) await kill({ after, wait });
  }
  for (let more = 0; more < MORE_KILLS; more += 1) {
    const missed = NEEDED.find((phase) => countOf(kills, phase) < LEAST);
    if (missed === undefined) break;
    await kill(momentFor(missed, kills, durations.journal, more));
  }
  console.log(table(kills, durations));
  expect(NEEDED.filter((phase) => countOf(kills, phase) < LEAST)).toEqual([]);

  async function kill(moment: Moment): Promise<void> {
    restore();
    await run(moment);
    kills.push({ ...moment, phase: phaseOnDisk() });
    expectOldNewOrRefusal();
    writeTree(NEW, out);
    expectOnly(NEW);
  }
});

/** The shortest of three unkilled runs: on a busy machine one alone may take several times as long as all others. */
async function calmDurations(): Promise<Durations> {
  const shortest = { start: Infinity, plan: Infinity, journal: Infinity };
  for (let attempt = 0; attempt < 3; attempt += 1) {
    restore();
    const durations = await run();
    expectOnly(NEW);
    for (const part of PARTS) shortest[part] = Math.min(shortest[part], durations[part]);
  }
  return shortest;
}

/** So many moments, evenly over a time. */
function spread(count: number, duration: number): number[] {
  return Array.from({ length: count }, (_, index) => ((index + 0.5) * duration) / count);
}

function countOf(kills: readonly Kill[], phase: Phase): number {
  return kills.filter((kill) => kill.phase === phase).length;
}

/** At the event that opens the phase or, every other time, somewhere between the kills that came too early and too late. */
function momentFor(phase: Phase, kills: readonly Kill[], duration: number, attempt: number): Moment {
  if (attempt % 2 === 0 && phase === 'removing and closing') return { after: 'removal', wait: 0 };
  const rank = PHASES.indexOf(phase);
  const near = kills.filter(({ after }) => after === 'journal');
  const early = near.filter((kill) => PHASES.indexOf(kill.phase) < rank).map(({ wait }) => wait);
  const late = near.filter((kill) => PHASES.indexOf(kill.phase) > rank).map(({ wait }) => wait);
  const from = Math.max(0, ...early);
  const to = late.length === 0 ? 2 * Math.max(from, duration) : Math.min(...late);
  return { after: 'journal', wait: from + ((to - from) * ((attempt % 5) + 1)) / 6 };
}

function restore(): void {
  fs.rmSync(out, { recursive: true, force: true });
  execFileSync('cp', ['-a', pristine, out]);
}

/** Writes the new tree in a process of its own, and kills that; gives how many milliseconds its parts took. */
async function run(moment?: Moment): Promise<Durations> {
  const times = { start: performance.now(), plan: NaN, journal: NaN, removal: NaN };
  const child = spawn(process.execPath, ['bin/run.js', ENTRY, out, 'new'], {
    cwd: REPOSITORY,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const reach = (place: Moment['after']): void => {
    times[place] = performance.now();
    if (moment?.after === place) setTimeout(() => child.kill('SIGKILL'), moment.wait);
  };
  reach('start');
  child.stdout.once('data', () => reach('plan'));
  const journal = fs.watch(out, (_, name) => {
    if (name === '.dev.journal.json' && Number.isNaN(times.journal)) reach('journal');
  });
  const removal = fs.watch(path.join(out, 'dev', path.dirname(ORPHANS[0] ?? '')), () => {
    if (Number.isNaN(times.removal)) reach('removal');
  });
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  journal.close();
  removal.close();
  if (code !== 0 && signal !== 'SIGKILL') throw new Error(`the run ended with ${code ?? signal}`);
  const { start, plan } = times;
  return { start: plan - start, plan: times.journal - plan, journal: performance.now() - times.journal };
}

function phaseOnDisk(): Phase {
  if (!fs.existsSync(path.join(out, '.dev.journal.json'))) {
    return isOnDisk('platform.json', NEW) ? 'finished' : 'before the journal';
  }
  const isClosing =
    isOnDisk('platform.json', NEW) || ORPHANS.some((file) => !fs.existsSync(path.join(out, 'dev', file)));
  if (isClosing) return 'removing and closing';
  return CHANGED.some((file) => isOnDisk(file, NEW)) ? 'placing' : 'staging';
}

function isOnDisk(file: string, tree: RenderedTree): boolean {
  const full = path.join(out, 'dev', file);
  return fs.existsSync(full) && fs.readFileSync(full, 'utf8') === tree.files.get(file);
}

function expectOldNewOrRefusal(): void {
  let read: RenderedTree;
  try {
    read = readTreeFromDisk(out, 'dev');
  } catch (error) {
    expect(error).toBeInstanceOf(UserError);
    return;
  }
  const whole = read.files.get('platform.json') === OLD.files.get('platform.json') ? OLD : NEW;
  expect(differences(new Map(read.files), whole)).toEqual([]);
}

/** Nothing but this tree lies in the output folder: no journal, no staging, no folder too many. */
function expectOnly(tree: RenderedTree): void {
  expect(fs.readdirSync(out)).toEqual(['dev']);
  const files = new Map<string, string>();
  const folders = new Set<string>();
  for (const entry of fs.readdirSync(path.join(out, 'dev'), { recursive: true, withFileTypes: true })) {
    const full = path.join(entry.parentPath, entry.name);
    const name = path.relative(path.join(out, 'dev'), full);
    if (entry.isDirectory()) folders.add(name);
    else files.set(name, fs.readFileSync(full, 'utf8'));
  }
  expect(differences(files, tree)).toEqual([]);
  const needed = new Set([...tree.files.keys()].flatMap((file) => foldersAbove(path.dirname(file))));
  expect([...folders].filter((folder) => !needed.has(folder))).toEqual([]);
}

function differences(files: ReadonlyMap<string, string>, tree: RenderedTree): string[] {
  const names = new Set([...files.keys(), ...tree.files.keys()]);
  return [...names].filter((name) => files.get(name) !== tree.files.get(name));
}

function foldersAbove(folder: string): string[] {
  return folder === '.' ? [] : [folder, ...foldersAbove(path.dirname(folder))];
}

function table(kills: readonly Kill[], { start, plan, journal }: Durations): string {
  const lines = PHASES.map((phase) => `${phase.padEnd(22)}${String(countOf(kills, phase)).padStart(4)}`);
  const parts = [start, plan, journal].map(Math.round).join(' + ');
  return [`${kills.length} kills of a run of ${parts} ms (start, plan, write)`, ...lines].join('\n');
}
