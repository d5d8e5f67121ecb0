import fs from 'node:fs';
import path from 'node:path';
import { RepositoryCopy } from '../../../lib/testing/repository-copy';

let copy: RepositoryCopy;

beforeAll(() => {
  copy = new RepositoryCopy();
});

afterAll(() => {
  copy.remove();
});

/** The only problem that a verb reports to a machine: exit code 1, one document on stdout, nothing beside it. */
function problemOf(verb: readonly string[]): unknown {
  const { status, stdout, stderr } = copy.run(verb);
  expect([status, stderr]).toEqual([1, '']);
  const { outcome, problems, ...rest } = JSON.parse(stdout) as { outcome: string; problems: unknown[] };
  expect([outcome, problems.length, rest]).toEqual(['nothing was written', 1, {}]);
  return problems[0];
}

describe('with --json a failure is data', () => {
  const where = 'the command line';
  const help = 'run it with --help to see what is allowed';

  test.each([
    ['an option that does not exist', ['synth', '--evn', 'dev'], "unknown option '--evn'", 'write --env'],
    ['an option that is near none', ['docs', '--colour'], "unknown option '--colour'", help],
    ['a verb that does not exist', ['sinth'], "unknown command 'sinth'", 'write synth'],
    ['a word too many', ['docs', 'all'], "too many arguments for 'docs'. Expected 0 arguments but got 1.", help],
    ['an option without its value', ['synth', '--out'], "option '--out <dir>' argument missing", help],
    ['an option that is missing', ['bootstrap'], "required option '--env <name>' not specified", help],
  ])('%s', (_, verb, what, mend) => {
    const [name = '', ...rest] = verb;
    expect(problemOf([name, '--json', ...rest])).toEqual({ where, what, mend });
  });

  test('a file that does not compile', () => {
    copy.edit('environments/dev.ts', 'organisation,\n', 'organisation,,\n');
    expect(problemOf(['synth', '--json'])).toEqual({
      where: 'environments/dev.ts:5:15',
      what: 'cannot be compiled',
      received: 'Expected identifier but found ","',
      mend: 'correct the line; npm run typecheck says more',
    });
    copy.edit('environments/dev.ts', 'organisation,,\n', 'organisation,\n');
  });

  test('dependencies that are not installed', () => {
    const modules = path.join(copy.folder, 'node_modules');
    fs.renameSync(modules, `${modules}.away`);
    expect(problemOf(['synth', '--json'])).toEqual({
      where: 'node_modules',
      what: 'The dependencies are not installed.',
      mend: 'Run npm ci first.',
    });
    fs.renameSync(`${modules}.away`, modules);
  });
});

test('help that is asked for is no failure, with --json either', () => {
  const { status, stdout, stderr } = copy.run(['synth', '--json', '--help']);
  expect([status, stderr]).toEqual([0, '']);
  expect(stdout).toContain('Usage: platform synth');
});
