import { readTreeAt } from '../../../lib/release/git/read-tree-at';
import { readRecord } from '../../../lib/release/ledger';
import { direct } from './trees';
import { PublisherProcess } from './publisher-process';
import { gitIn, run, World } from './world';

const PUBLISHERS = 8;
const MOST_ROUNDS = 50;
const LEAST_ROUNDS = 3;

/** No round begins later than this, in milliseconds: a busy machine does fewer. */
const BUDGET = 25_000;

const BRANCHES = ['environment/dev', 'environment/staging', 'environment/prod-next'];

const publishers: PublisherProcess[] = [];

afterEach(async () => void (await Promise.all(publishers.map((publisher) => publisher.end()))));

test('publishers that meet lose no update, and never put an older source on a newer one', async () => {
  const world = new World();
  const clones = Array.from({ length: PUBLISHERS }, (_, index) => world.cloneTo(`clone-${index}`));
  publishers.push(...clones.map((clone) => new PublisherProcess(clone)));
  await Promise.all(publishers.map((publisher) => publisher.until('ready')));
  const answers: string[] = [];
  const began = performance.now();
  let rounds = 0;
  while (rounds < MOST_ROUNDS && (rounds < LEAST_ROUNDS || performance.now() - began < BUDGET)) {
    const sources = publishers.map((_, index) => world.commit(`Round ${rounds}, ${index}`));
    clones.forEach((clone, index) => checkOut(clone, sources[index] ?? ''));
    const said = publishers.map((publisher) => publisher.until('published', 'refused'));
    publishers.forEach((publisher, index) => publisher.publish(`${rounds} ${index}`));
    answers.push(...(await Promise.all(said)));
    expect(BRANCHES.map((branch) => sourcesOf(world, branch).at(-1))).toEqual(BRANCHES.map(() => sources.at(-1)));
    rounds += 1;
  }

  const refused = answers.filter((answer) => answer.startsWith('refused'));
  const retried = answers.filter((answer) => /attempt (?:[2-9]|\d\d)/.test(answer));
  console.log(
    `${rounds} rounds of ${PUBLISHERS}: ${answers.length - refused.length} published, ${retried.length} of them again; ${refused.length} were older`,
  );
  expect([...new Set(refused)]).toEqual(
    refused.length === 0 ? [] : [expect.stringMatching(/^refused is made from a newer source/)],
  );
  const main = world.remote('rev-list', '--reverse', 'main').split('\n');
  for (const branch of BRANCHES) {
    const published = sourcesOf(world, branch);
    expect(published).toHaveLength(answers.length - refused.length);
    expect(published).toEqual([...published].sort((a, b) => main.indexOf(a) - main.indexOf(b)));
    expect(notesOf(world, branch)).toEqual(published);
    expect(readTreeAt(gitIn(world.bare), branch)).toEqual(direct(branch.split(/[/-]/)[1] ?? '', textsOf(rounds)).tree);
  }
  expect(world.remote('fsck', '--strict', '--no-dangling')).toBe('');
});

function checkOut(clone: string, source: string): void {
  run(clone, 'fetch', '--quiet', 'origin', 'main');
  run(clone, 'checkout', '--quiet', '--detach', source);
}

function textsOf(rounds: number) {
  return { 'a.yaml': `${rounds - 1} ${PUBLISHERS - 1}`, 'b.yaml': 'b\n' };
}

/** The sources of a branch, oldest first; the empty commit that it may begin with has none. */
function sourcesOf(world: World, branch: string): string[] {
  const messages = world.remote('log', '--reverse', '--first-parent', '--format=%B%x00', branch).split('\0');
  return messages.flatMap((message) => readRecord(message)?.source?.commit ?? []);
}

/** The sources that the notes of a branch name, oldest first. */
function notesOf(world: World, branch: string): string[] {
  const format = ['--notes=hydrator.metadata', '--format=%N%x00'];
  const notes = world.remote('log', '--reverse', '--first-parent', ...format, branch).split('\0');
  return notes.flatMap((note) => /"drySha":"(?<source>\w+)"/.exec(note)?.groups?.['source'] ?? []);
}
