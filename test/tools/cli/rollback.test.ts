import type { PublishReport, RollbackReport } from '../../../lib/release';
import { linesOf, matching, PublishedCopy } from './published-copy';

let copy: PublishedCopy;

beforeAll(() => {
  copy = new PublishedCopy();
});

afterAll(() => copy.remove());

const TIME = '20\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ';

test('a dry run says what would happen, and nothing happens', () => {
  const before = remoteRefs();
  const { status, stdout, stderr } = rollback('--to', '-1', '--reason', 'orders are lost', '--dry-run');
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout.split('\n')).toEqual([
    matching(
      `dev would go back to ${copy.short('publishes', 0)}, which was published at ${TIME} from ${copy.short('sources', 0)}\\.`,
    ),
    'Resources: 0 added, 2 changed, 0 removed.',
    'Nothing was pushed: this is a dry run.',
    '',
  ]);
  expect(remoteRefs()).toBe(before);
});

test.each([
  [
    ['--to', '-9', '--reason', 'latency'],
    () => `  --to
    is nothing that dev has been at
    received  -9
    allowed   -1 for the publish before, a time such as 2026-11-30T12:00Z, or a commit: <1> of <time>, <0> of <time>
    mend      npm run history -- log --env dev shows all of them
`,
  ],
  [
    ['--to', '2999-01-01', '--reason', 'latency'],
    () => `  --to
    is what dev has now
    received  ${copy.publishes[1] ?? ''}
    allowed   another tree than the one that is applied
    mend      npm run history -- log --env dev shows what was there before
`,
  ],
  [
    ['--to', '-1', '--reason', ' '],
    () => `  --reason
    is empty
    allowed   a few words for those who come after
    mend      --reason "the new release loses orders"
`,
  ],
  [
    ['--to', '-1', '--reason', 'latency', '--accept', 'dev-a/core/Namespace/-/shop'],
    () => `  --accept
    is nothing that this rollback destroys or crosses
    received  dev-a/core/Namespace/-/shop
    allowed   nothing: there is no danger to accept
    mend      leave it out, or correct it
`,
  ],
])('fails when it is asked %j', (args, problem) => {
  const before = remoteRefs();
  const { status, stdout, stderr } = rollback(...args);
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  const known = stderr.replace(new RegExp(TIME, 'g'), '<time>').replace(`${copy.short('publishes', 1)} of`, '<1> of');
  expect(known.replace(`${copy.short('publishes', 0)} of`, '<0> of')).toBe(
    `1 problem, nothing was rolled back:\n\n${problem()}`,
  );
  expect(remoteRefs()).toBe(before);
});

test('fails when an environment is not published, and a machine is told', () => {
  const { status, stdout } = copy.run('rollback', '--env', 'staging', '--to', '-1', '--reason', 'latency', '--json');
  expect(status).toBe(1);
  expect(JSON.parse(stdout)).toEqual({
    outcome: 'nothing was rolled back',
    problems: [
      {
        ...{ where: 'environment/staging', what: 'is not on origin: nothing was published yet' },
        allowed: 'an environment that was published twice at least',
        mend: 'npm run publish; or look at gitops.branch in environments/',
      },
    ],
  });
});

test('fails when it is not said why', () => {
  expect(rollback('--to', '-1')).toEqual({
    ...{ status: 1, stdout: '' },
    stderr: "error: required option '--reason <text>' not specified\nRun it with --help to see what is allowed.\n",
  });
});

test('it goes back and is held, history tells of it, and it goes on when the hold is released', () => {
  const { status, stdout } = rollback('--to', copy.short('publishes', 0), '--reason', 'orders are lost', '--json');
  expect(status).toBe(0);
  const report = JSON.parse(stdout) as RollbackReport;
  copy.git('fetch', '--quiet');
  const commit = copy.git('rev-parse', 'origin/environment/dev');
  expect(report).toEqual({
    ...{ environment: 'dev', branch: 'environment/dev', dryRun: false, outcome: 'rolled-back', commit },
    ...{ restores: copy.publishes[0], source: copy.sources[0], publishedAt: matching(TIME), accepted: [] },
    ...{ added: 0, changed: 2, removed: 0 },
  });
  expect(copy.git('rev-parse', `${commit}^{tree}`)).toBe(copy.git('rev-parse', `${copy.short('publishes', 0)}^{tree}`));
  expect(linesOf(copy.run('history', '--env', 'dev').stdout)[1]).toMatch(
    new RegExp(
      `^dev rolled-back ${commit.slice(0, 12)} ${TIME} ${copy.short('sources', 0)} Robot - Robot - 2 orders are lost$`,
    ),
  );

  expect(linesOf(copy.run('publish', '--env', 'dev').stdout)).toEqual([
    'environment branch outcome commit added changed removed',
    `dev environment/dev held ${commit.slice(0, 12)} 0 2 0`,
    '',
    'dev was rolled back and is held: orders are lost. To go on: npm run publish -- --env dev --release-hold',
    `Source ${copy.short('sources', 1)}, remote origin.`,
    '',
  ]);
  const released = copy.run('publish', '--env', 'dev', '--release-hold', '--json');
  expect((JSON.parse(released.stdout) as PublishReport).environments).toMatchObject([{ outcome: 'published' }]);
  copy.git('fetch', '--quiet');
  expect(copy.git('diff', '--stat', copy.publishes[1] ?? '', 'origin/environment/dev')).toBe('');
});

test('every example of the help has options that the program takes', () => {
  const { stdout } = copy.run('rollback', '--help');
  const examples = [...stdout.matchAll(/^ {2}npm run rollback -- (?<words>.*?)(?: {2,}.*)?$/gm)];
  expect(examples).toHaveLength(4);
  const wanted = ['--to -1', '--to -1', '--to 2026-11-30T12:00', '--to 0123abc'];
  expect(examples.map(([, words = '']) => /--to \S+/.exec(words)?.[0])).toEqual(wanted);
  for (const [, words = ''] of examples) {
    // Production is not published in this world: an example is understood when that is all that stands against it.
    const args = [...words.matchAll(/"(?<quoted>[^"]*)"|(?<plain>\S+)/g)].map(
      ([, quoted, plain]) => quoted ?? plain ?? '',
    );
    const { status, stderr } = copy.run('rollback', ...args);
    expect(status).toBe(1);
    expect(stderr).toContain('1 problem, nothing was rolled back:\n\n  environment/prod\n    is not on origin');
  }
});

function rollback(...args: string[]) {
  return copy.run('rollback', '--env', 'dev', ...args);
}

function remoteRefs(): string {
  return copy.git('ls-remote', 'origin');
}
