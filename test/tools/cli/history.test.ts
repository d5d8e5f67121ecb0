import { linesOf, matching, PublishedCopy } from './published-copy';

let copy: PublishedCopy;

beforeAll(() => {
  copy = new PublishedCopy();
});

afterAll(() => copy.remove());

const TIME = '20\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ';
const LEAD = '\\d+ (?:s|min)';

const AUTHOR = 'Robot <robot@acme.example>';
const TIMES = '2026-11-30, 2026-11-30T12:00, or with a zone: 2026-11-30T12:00+01:00';

/** What the second publish has changed, whatever its content's hash. */
const CHANGED = ['component dev-a/namespaces', 'component dev-a/node-pools'];

test('what every environment is made from, and which ones are not here', () => {
  const { status, stdout, stderr } = copy.run('history');
  expect(status).toBe(0);
  expect(stderr).toBe(
    ['staging', 'prod']
      .map((name) => `environment/${name} is not in this clone: ${name} is left out. --fetch asks origin for it.\n`)
      .join(''),
  );
  expect(linesOf(stdout)).toEqual([
    'environment outcome commit publishedAt source author pullRequests publishedBy leadSeconds changes subject',
    matching(
      `dev published ${copy.short('publishes', 1)} ${TIME} ${copy.short('sources', 1)} Robot #7 Robot ${LEAD} 2 Lower "general" \\(#7\\)`,
    ),
    '',
  ]);
  expect(copy.run('history', '--fetch', '--env', 'dev')).toEqual({ status: 0, stdout, stderr: '' });
});

test('which version is where, and at a time', () => {
  const { status, stdout } = history('where', 'component', 'NODE-POOLS');
  expect(status).toBe(0);
  expect(linesOf(stdout)).toEqual([
    'kind name environment version commit publishedAt source author pullRequests',
    matching(
      `component dev-a/node-pools dev [0-9a-f]{12} ${copy.short('publishes', 1)} ${TIME} ${copy.short('sources', 1)} Robot #7`,
    ),
    '',
  ]);
  expect(history('at', '2999-01-01', 'component', 'node-pools').stdout).toBe(stdout);
  expect(history('at', '2020-01-01T12:00+01:00', 'node-pools')).toEqual({
    status: 0,
    stdout: 'Nothing.\n',
    stderr: '',
  });
});

test('when an environment had it, as JSON', () => {
  const rows = jsonOf('when', 'component', 'dev-a/node-pools');
  const entry = { kind: 'component', name: 'dev-a/node-pools', environment: 'dev', author: AUTHOR };
  expect(rows).toEqual([
    {
      ...{ ...entry, commit: copy.publishes[0], source: copy.sources[0] },
      ...{ version: matching('[0-9a-f]{12}'), publishedAt: matching(TIME), until: rows[1]?.['publishedAt'] },
    },
    {
      ...{ ...entry, commit: copy.publishes[1], source: copy.sources[1], pullRequests: '#7' },
      ...{ version: matching('[0-9a-f]{12}'), publishedAt: matching(TIME) },
    },
  ]);
});

test('what changed in between, as CSV', () => {
  const first = jsonOf('log')[1]?.['publishedAt'];
  const { stdout } = history('between', String(first), '2999-01-01', '--csv');
  expect(stdout.split('\n')).toEqual([
    'kind,name,environment,before,after,commit,publishedAt,source,author,pullRequests',
    ...CHANGED.map((item) => {
      const [commit, from] = [copy.publishes[1], copy.sources[1]];
      const [name, hash] = [item.replace(' ', ','), '[0-9a-f]{12}'];
      return matching(`${name},dev,${hash},${hash},${commit},${TIME},${from},Robot <robot@acme.example>,#7`);
    }),
    '',
  ]);
});

test('every publish, newest first, and how many are not shown', () => {
  const subjects = jsonOf('log').map(({ commit, subject }) => [commit, subject]);
  expect(subjects).toEqual([
    [copy.publishes[1], 'Lower "general" (#7)'],
    [copy.publishes[0], 'Begin'],
  ]);
  const { stdout } = history('log', '--limit', '1');
  expect(linesOf(stdout)).toEqual([
    expect.stringMatching(/^environment outcome /),
    expect.stringMatching(/^dev published .* Lower "general" \(#7\)$/),
    '',
    '1 older ones are not shown: --limit <n>, --since <time>, or --json for all.',
    '',
  ]);
  expect(history('log', '--csv').stdout.split('\n')[1]).toMatch(/,"Lower ""general"" \(#7\)"$/);
});

test('how long commits took', () => {
  const all = jsonOf('lead-time');
  expect(all.map((row) => row['source'])).toEqual(copy.sources);
  const { stdout } = history('lead-time', 'HEAD~1');
  expect(linesOf(stdout)).toEqual([
    'environment source writtenAt publishedAt leadSeconds author subject',
    matching(`dev ${copy.short('sources', 0)} \\S+ ${TIME} ${LEAD} Robot Begin`),
    '',
  ]);
});

test('every example of the help is one that the program takes', () => {
  const { stdout } = copy.run('history', '--help');
  const examples = [...stdout.matchAll(/^ {2}npm run history(?: -- (?<words>.*?))?(?: {2,}.*)?$/gm)];
  expect(examples).toHaveLength(7);
  for (const [, words = ''] of examples) {
    // Of what the examples name, this world has published dev alone, and knows another commit.
    const args = words.replace('--env prod', '--env dev').replace('0123abc', copy.sources[0] ?? '');
    const { status, stderr } = copy.run('history', ...args.split(' ').filter((word) => word !== ''));
    expect({ words, status, problems: stderr.includes('problem') }).toEqual({ words, status: 0, problems: false });
  }
});

test.each([
  [['at', '2026-13-01'], '<time>', 'is no time', '2026-13-01', TIMES, 'write it like one of these'],
  [['log', '--limit', '0'], '--limit', 'is no number of entries', '0', 'a whole number from 1', '--limit 50'],
  [
    ['between', '2026-12-01', '2026-11-01'],
    '<to>',
    'is before <from>',
    '2026-11-01',
    'a later time',
    'change their order',
  ],
])('fails when it is asked %j', (args, where, what, received, allowed, mend) => {
  expect(history(...args)).toEqual({
    ...{ status: 1, stdout: '' },
    stderr: `1 problem, nothing was read:

  ${where}
    ${what}
    received  ${received}
    allowed   ${allowed}
    mend      ${mend}
`,
  });
});

test('fails when there is no such remote, commit or branch, or two forms are asked for', () => {
  expect(copy.run('history', '--remote', 'upstream').stderr).toBe(`1 problem, nothing was changed:

  --remote
    is no remote of this repository
    received  upstream
    allowed   origin
    mend      choose one of these
`);
  expect(history('lead-time', '0123abc').stderr).toContain('0123abc\n    is no commit that this repository knows\n');
  expect(copy.run('history', '--env', 'prod', '--json')).toEqual({
    ...{ status: 1, stderr: '' },
    stdout: expect.stringContaining('"where": "environment/prod",\n      "what": "is not in this clone"') as string,
  });
  expect(history('--json', '--csv')).toMatchObject({ status: 1, stdout: expect.stringContaining('"where": "--csv"') });
});

function history(...args: string[]) {
  return copy.run('history', ...args, '--env', 'dev');
}

function jsonOf(...args: string[]): Record<string, unknown>[] {
  return JSON.parse(history(...args, '--json').stdout) as Record<string, unknown>[];
}
