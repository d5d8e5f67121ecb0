import { Command } from 'commander';
import { UserError } from '../../problems';
import type { Ledger } from '../../release';
import type { Program } from '../program';
import { type Column, formatResult } from '../result';
import { gitProps } from '../surroundings-of-release';

/** What every question takes. */
interface HistoryOptions {
  readonly env?: readonly string[];
  readonly remote: string;
  readonly fetch?: boolean;
  readonly json?: boolean;
  readonly csv?: boolean;
}

interface LogOptions extends HistoryOptions {
  readonly limit?: string;
  readonly since?: string;
  readonly until?: string;
}

/** How many entries a table shows. */
const ENTRIES_SHOWN = 20;

const EXAMPLES = `
The answers come from the commits that the environment branches have been at, and from what their messages say: no tree is
read, and no server asked. Times are UTC unless they name a zone; a day is its first second. Words look for a part of
"<kind> <name>:<version>", where a kind is kubernetes, addon, chart, image, component or layer.

Examples:
  npm run history                                             what every environment is made from
  npm run history -- where prometheus                         which version is where, and since when
  npm run history -- when image prometheus:v3 --env prod      when it was on prod
  npm run history -- at 2026-11-30T12:00 image --env prod     what prod had at that time
  npm run history -- between 2026-11-01 2026-12-01 --csv      what changed, who wrote it, through which pull request
  npm run history -- log --env prod --since 2026-11-01        every publish and rollback
  npm run history -- lead-time 0123abc                        how long a commit took to every environment`;

/** `platform history`: what was where, since when, and who brought it. */
export function historyCommand(program: Program): Command {
  const question = (name: string, description: string) => withOptions(new Command(name).description(description));
  return new Command('history')
    .description('Tell what is where, since when, who brought it, and how long it took.')
    .addHelpText('after', EXAMPLES)
    .addCommand(
      question('now', 'what every environment is made from').action((options: HistoryOptions) => now(program, options)),
      { isDefault: true },
    )
    .addCommand(
      question('where', 'which version is where')
        .argument('[words...]', 'what to look for')
        .action((words: string[], options: HistoryOptions) => where(program, words, undefined, options)),
    )
    .addCommand(
      question('at', 'what was where at a time')
        .argument('<time>', '2026-11-30T12:00')
        .argument('[words...]', 'what to look for')
        .action((time: string, words: string[], options: HistoryOptions) => where(program, words, time, options)),
    )
    .addCommand(
      question('when', 'from when to when an environment had it')
        .argument('<words...>', 'what to look for')
        .action((words: string[], options: HistoryOptions) => when(program, words, options)),
    )
    .addCommand(
      question('between', 'what changed after one time, until another')
        .argument('<from>', 'a time')
        .argument('<to>', 'a time')
        .action((from: string, to: string, options: HistoryOptions) => between(program, from, to, options)),
    )
    .addCommand(
      question('log', 'every publish and rollback, newest first')
        .option('--since <time>', 'not what came before')
        .option('--until <time>', 'not what came after')
        .option('--limit <n>', `at most so many (default: ${ENTRIES_SHOWN} in a table, else all)`)
        .action((options: LogOptions) => log(program, options)),
    )
    .addCommand(
      question('lead-time', 'how long commits of main took to an environment')
        .argument('[commit]', 'one commit (default: all that were published)')
        .action((commit: string | undefined, options: HistoryOptions) => leadTime(program, commit, options)),
    );
}

function withOptions(command: Command): Command {
  return command
    .option('--env <name...>', 'only these environments')
    .option('--remote <name>', 'the remote that holds the branches', 'origin')
    .option('--fetch', 'ask the remote first')
    .option('--json', 'print the result as JSON')
    .option('--csv', 'print the result as CSV');
}

async function now(program: Program, options: HistoryOptions): Promise<void> {
  const [ledgers, { ENTRY_COLUMNS }] = [await read(program, options), await import('./history-columns')];
  print(
    options,
    ENTRY_COLUMNS,
    ledgers.flatMap(({ entries }) => entries.at(-1) ?? []),
  );
}

async function where(
  program: Program,
  words: readonly string[],
  time: string | undefined,
  options: HistoryOptions,
): Promise<void> {
  const { stateOf, matching } = await import('../../release');
  const until = time === undefined ? undefined : await timeIn('<time>', time);
  const [ledgers, { STATE_COLUMNS }] = [await read(program, options), await import('./history-columns')];
  const matches = matching(words);
  const items = ledgers.flatMap((ledger) => stateOf(ledger, until)).filter((item) => matches(item, item.version));
  print(options, STATE_COLUMNS, items);
}

async function when(program: Program, words: readonly string[], options: HistoryOptions): Promise<void> {
  const { staysOf, matching } = await import('../../release');
  const [ledgers, { STAY_COLUMNS }] = [await read(program, options), await import('./history-columns')];
  const matches = matching(words);
  print(
    options,
    STAY_COLUMNS,
    ledgers.flatMap((ledger) => staysOf(ledger, matches)),
  );
}

async function between(program: Program, from: string, to: string, options: HistoryOptions): Promise<void> {
  const release = await import('../../release');
  const [start, end] = [await timeIn('<from>', from), await timeIn('<to>', to)];
  if (start > end) throw refusal('<to>', 'is before <from>', to, 'a later time', 'change their order');
  const [ledgers, { CHANGE_COLUMNS }] = [await read(program, options), await import('./history-columns')];
  print(
    options,
    CHANGE_COLUMNS,
    ledgers.flatMap((ledger) => release.between(ledger, start, end)),
  );
}

async function log(program: Program, options: LogOptions): Promise<void> {
  const { since, until, json = false, csv = false } = options;
  const from = since === undefined ? -Infinity : await timeIn('--since', since);
  const to = until === undefined ? Infinity : await timeIn('--until', until);
  const limit = limitOf(options.limit ?? (json || csv ? undefined : String(ENTRIES_SHOWN)));
  const [ledgers, { ENTRY_COLUMNS }] = [await read(program, options), await import('./history-columns')];
  const entries = ledgers.flatMap((ledger) => ledger.entries.filter(({ at }) => at >= from && at <= to));
  const newest = entries
    .map((entry, index) => ({ entry, index }))
    .sort((a, b) => b.entry.at - a.entry.at || b.index - a.index);
  print(
    options,
    ENTRY_COLUMNS,
    newest.slice(0, limit).map(({ entry }) => entry),
  );
  if (newest.length > limit && !json && !csv) tellOfMore(newest.length - limit);
}

async function leadTime(program: Program, commit: string | undefined, options: HistoryOptions): Promise<void> {
  const { commitAt, Git, holdersOf, leadTimeOf, leadTimesOf, sourceAt } = await import('../../release');
  const [ledgers, { LEAD_COLUMNS }] = [await read(program, options), await import('./history-columns')];
  if (commit === undefined) {
    print(options, LEAD_COLUMNS, ledgers.flatMap(leadTimesOf));
    return;
  }
  const git = new Git(gitProps(program.root));
  const source = sourceAt(git, commitAt(git, commit));
  const sources = ledgers.flatMap(({ entries }) => entries.flatMap((entry) => entry.source?.commit ?? []));
  const holders = holdersOf(git, source.commit, [...new Set(sources)]);
  const arrivals = ledgers.map((ledger) => {
    return leadTimeOf(ledger, source, holders) ?? { environment: ledger.environment, source };
  });
  print(options, LEAD_COLUMNS, arrivals);
}

async function read(program: Program, { env, remote, fetch }: HistoryOptions): Promise<Ledger[]> {
  const { readLedgers } = await import('../ledgers');
  return readLedgers(program, { remote, ...(env && { env }), ...(fetch && { fetch }) });
}

function print<Row>({ json, csv }: HistoryOptions, columns: readonly Column<Row>[], rows: readonly Row[]): void {
  if (json === true && csv === true) {
    throw refusal('--csv', 'says the contrary of --json', undefined, 'one of them', 'leave one out');
  }
  const format = json === true ? 'json' : csv === true ? 'csv' : 'table';
  process.stdout.write(formatResult(format, columns, rows));
}

async function timeIn(where: string, text: string): Promise<number> {
  const { secondsAt } = await import('../../release');
  const seconds = secondsAt(text);
  if (seconds !== undefined) return seconds;
  const allowed = '2026-11-30, 2026-11-30T12:00, or with a zone: 2026-11-30T12:00+01:00';
  throw refusal(where, 'is no time', text, allowed, 'write it like one of these');
}

function limitOf(text: string | undefined): number {
  if (text === undefined) return Infinity;
  if (/^[1-9]\d*$/.test(text)) return Number(text);
  throw refusal('--limit', 'is no number of entries', text, 'a whole number from 1', '--limit 50');
}

function tellOfMore(count: number): void {
  process.stdout.write(`\n${count} older ones are not shown: --limit <n>, --since <time>, or --json for all.\n`);
}

function refusal(where: string, what: string, received: string | undefined, allowed: string, mend: string): UserError {
  return new UserError(
    [{ where, what, ...(received === undefined ? {} : { received }), allowed, mend }],
    'nothing was read',
  );
}
