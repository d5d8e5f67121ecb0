import { exitCodeOf, verifyText } from '../../lib/cli/verbs/verify-report';
import type { Problem } from '../../lib/problems';
import type { Difference, Verdict } from '../../lib/release';

const SOURCE = 'b'.repeat(40);

test('what is reproducible, and what has only begun, takes a line', () => {
  const dev = verdict('dev', []);
  const { source: _, ...published } = verdict('prod', []);
  const prod: Verdict = { ...published, outcome: 'empty' };
  expect(exitCodeOf({ environments: [dev, prod] })).toBe(0);
  expect(verifyText({ environments: [dev, prod] })).toBe(
    [
      'environment                   branch        commit        source  files             result',
      'dev           origin/environment/dev  aaaaaaaaaaaa  bbbbbbbbbbbb      3       reproducible',
      'prod         origin/environment/prod  aaaaaaaaaaaa             -      3  nothing to verify',
      '',
    ].join('\n'),
  );
});

test('the first difference is shown, five others are named, and notes follow', () => {
  const others = ['b', 'c', 'd', 'e', 'f', 'g'].map((path): Difference => ({ path, kind: 'added' }));
  const first: Difference = { path: 'a', kind: 'changed', line: 2, byte: 9, published: 'x\r', rendered: 'x' };
  const report = {
    environments: [{ ...verdict('dev', [first, ...others]), notes: ['it was published with node 20'] }],
  };
  expect(exitCodeOf(report)).toBe(2);
  expect(detailsIn(verifyText(report))).toEqual([
    'dev › a:2 (byte 9)',
    '  is not what its source renders',
    '    branch  "x\\r"',
    '    render  "x"',
    '  6 more files differ: b, c, d, e, f …',
    'dev: it was published with node 20',
  ]);
});

test.each<[Difference, string[]]>([
  [{ path: 'a', kind: 'removed' }, ['dev › a', '  is not on the branch, and its source renders it']],
  [{ path: 'a', kind: 'added' }, ['dev › a', '  is on the branch, and its source does not render it']],
  [{ path: 'a', kind: 'mode' }, ['dev › a', '  is not a plain file on the branch']],
  [
    { path: 'a\n\u001b[2J', kind: 'changed', line: 1, byte: 0, hidden: true, contradicted: true },
    [
      'dev › a\\u{a}\\u{1b}[2J:1 (byte 0)',
      '  is not what its source renders',
      '    the line is not shown: it may hold a secret, or is no text',
      '  platform.json of the same commit lists another hash: it was changed after the render',
    ],
  ],
])('a difference is told in words: %j', (difference, lines) => {
  expect(detailsIn(verifyText({ environments: [verdict('dev', [difference])] }))).toEqual(lines);
});

test('what was not checked is told after what differs, once for all of which it is true', () => {
  const gone: Problem = { where: SOURCE, what: 'is gone', received: 'x\n', allowed: 'a commit', mend: 'publish again' };
  const moved: Problem = { where: 'origin/environment/prod', what: 'has just moved', mend: 'run it again' };
  const [staging, prod] = [unchecked('staging', [gone]), unchecked('prod', [moved, gone])];
  const dev = verdict('dev', [{ path: 'a', kind: 'added' }]);
  expect(exitCodeOf({ environments: [staging, dev, prod] })).toBe(1);
  expect(verifyText({ environments: [staging, dev, prod] })).toBe(
    [
      'environment                      branch        commit        source  files       result',
      'staging      origin/environment/staging  aaaaaaaaaaaa  bbbbbbbbbbbb      0  not checked',
      'dev              origin/environment/dev  aaaaaaaaaaaa  bbbbbbbbbbbb      3      differs',
      'prod            origin/environment/prod  aaaaaaaaaaaa  bbbbbbbbbbbb      0  not checked',
      '',
      'dev › a',
      '  is on the branch, and its source does not render it',
      '',
      '2 problems, 2 environments were not checked:',
      '',
      `  ${SOURCE}`,
      '    is gone',
      '    received  x\\u{a}',
      '    allowed   a commit',
      '    mend      publish again',
      '',
      '  origin/environment/prod',
      '    has just moved',
      '    mend      run it again',
      '',
    ].join('\n'),
  );
  expect(exitCodeOf({ environments: [staging] })).toBe(1);
  expect(detailsIn(verifyText({ environments: [staging] }))[0]).toBe('1 problem, staging was not checked:');
});

function unchecked(environment: string, problems: readonly Problem[]): Verdict {
  return { ...verdict(environment, []), outcome: 'unchecked', files: 0, problems };
}

function detailsIn(text: string): string[] {
  return text.trimEnd().split('\n').slice(3);
}

function verdict(environment: string, differences: readonly Difference[]): Verdict {
  return {
    ...{ environment, ref: `origin/environment/${environment}`, commit: 'a'.repeat(40), source: SOURCE, files: 3 },
    outcome: differences.length === 0 ? 'reproducible' : 'different',
    ...{ differences, notes: [], problems: [] },
  };
}
