import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { gitProps } from '../../../lib/cli/surroundings-of-release';
import { Git } from '../../../lib/release/git/git';
import { direct, VARIABLES } from './trees';
import { messageOf, run, World } from './world';

const REPOSITORY = path.join(__dirname, '../../..');
const A = { 'a.yaml': 'a: 1\n' };

let world: World;
let host: ChildProcess;
let address: string;
let told: string[];
let waited: number[];

beforeEach(async () => {
  world = new World();
  const args = ['bin/run.js', path.join(__dirname, 'fixtures/host.ts'), world.folder];
  const child = spawn(process.execPath, args, { cwd: REPOSITORY, stdio: ['pipe', 'pipe', 'inherit'] });
  host = child;
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  address = said.toString('utf8').trim().replace('at ', '');
  [told, waited] = [[], []];
});

afterEach(async () => {
  host.stdin?.end();
  await once(host, 'close');
});

test('a host that is not well is asked again for what it has, and to take a push', () => {
  const git = lateClone();
  failing('GET 503', 'GET reset', 'POST 502', 'service=git-receive-pack 500', 'POST 504');
  const { attempts, environments } = world.publish([direct('dev', A)], { git });
  expect({ attempts, environments }).toMatchObject({ attempts: 1, environments: [{ outcome: 'published' }] });
  expect(told.map((line) => line.split(': ')[0])).toEqual([
    ...[1, 2, 4].map((seconds) => `git ls-remote is tried again in ${seconds} s`),
    ...[1, 2].map((seconds) => `git push is tried again in ${seconds} s`),
  ]);
  expect(waited).toEqual([1000, 2000, 4000, 1000, 2000]);
  expect(told[0]).toBe(
    `git ls-remote is tried again in 1 s: unable to access '${address}/remote.git/': The requested URL returned error: 503`,
  );
});

test('commits that a host does not give are fetched again', () => {
  const git = lateClone();
  world.publish([direct('dev', A)]);
  // The first request is that of ls-remote.
  failing('GET well', 'GET 503');
  expect(world.publish([direct('dev', A)], { git }).environments).toMatchObject([{ outcome: 'unchanged' }]);
  expect(told).toEqual([expect.stringMatching(/^git fetch is tried again in 1 s: .* error: 503$/)]);
});

test('a push that was taken, and not answered in time, is not made twice', () => {
  const git = lateClone();
  failing('POST /remote.git/git-receive-pack taken');
  expect(world.publish([direct('dev', A)], { git }).environments).toMatchObject([{ outcome: 'published' }]);
  expect(told).toEqual([expect.stringMatching(/^git push is tried again in 1 s: /)]);
  expect(world.remote('rev-list', '--count', 'environment/dev')).toBe('1');
});

test('fails when a host is not well for long', () => {
  const git = lateClone();
  failing('GET 503', 'GET 503', 'GET 503', 'GET 503');
  expect(messageOf(() => world.publish([direct('dev', A)], { git }))).toBe(`1 problem, nothing was changed:

  git ls-remote
    cannot reach the remote
    received  unable to access '${address}/remote.git/': The requested URL returned error: 503
    mend      check its address with git remote -v, and that git ls-remote answers`);
  expect(waited).toEqual([1000, 2000, 4000]);
});

test.each(['404', '403', '401'])('fails at once when the host answers %s', (status) => {
  const git = lateClone();
  failing(`GET ${status}`);
  expect(messageOf(() => world.publish([direct('dev', A)], { git }))).toContain('  git ls-remote\n');
  expect({ told, waited }).toEqual({ told: [], waited: [] });
});

test('the git of a verb waits, and says so on stderr', () => {
  lateClone();
  const write = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  failing('GET 503');
  const began = performance.now();
  const refs = new Git(gitProps(path.join(world.folder, 'late'))).run(['ls-remote', 'origin', 'refs/heads/main']);
  const lines = write.mock.calls.map(([text]) => text);
  write.mockRestore();
  expect(refs).toBe(`${world.git('rev-parse', 'HEAD')}\trefs/heads/main\n`);
  expect(lines).toEqual([expect.stringMatching(/^git ls-remote is tried again in 1 s: .* error: 503\n$/)]);
  expect(performance.now() - began).toBeGreaterThan(900);
});

test('a git without patience asks once', () => {
  lateClone();
  const git = new Git({ folder: path.join(world.folder, 'late'), variables: VARIABLES });
  failing('GET 503');
  expect(messageOf(() => world.publish([direct('dev', A)], { git }))).toContain('error: 503');
});

/** A git in a clone that has nothing but main, and reaches the remote through the host. */
function lateClone(): Git {
  const folder = world.cloneTo('late');
  run(folder, 'remote', 'set-url', 'origin', `${address}/remote.git`);
  const patience = {
    tell: (text: string) => void told.push(text),
    pause: (milliseconds: number) => void waited.push(milliseconds),
  };
  return new Git({ folder, variables: VARIABLES, patience });
}

function failing(...failures: readonly string[]): void {
  fs.writeFileSync(path.join(world.folder, 'failures'), failures.join('\n'));
}
