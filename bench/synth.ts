import fs from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { copyForOfficialClis, type SynthCommands, synthCommands } from '../lib/testing/official-clis';
import { officialOutput, platformOutput } from '../lib/testing/render-output';
import { measure } from './measure';
import { report, type Round } from './report';

/*
 * `npm run synth` against `cdktf synth` and `cdk8s synth` on the same program: whole processes, in turn, each into an empty
 * folder, in a copy of the repository, with the same runner (bin/run.js) and in the same surroundings. A first round is not
 * measured: it brings every file into memory, and shows that both sides render the same.
 */

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '5' } } });
void compare(Number(values.rounds));

async function compare(count: number): Promise<void> {
  if (!Number.isInteger(count) || count < 1)
    throw new Error(`--rounds ${values.rounds}: give a whole number, 1 or more`);
  const copy = copyForOfficialClis(path.join(__dirname, '..'));
  try {
    const commands = synthCommands(copy);
    await runRound(copy.folder, commands);
    expectSameOutput(copy.folder);
    const rounds: Round[] = [];
    while (rounds.length < count) {
      process.stderr.write(`round ${rounds.length + 1} of ${count}\n`);
      rounds.push(await runRound(copy.folder, commands));
    }
    report(rounds, copy.folder, path.join(__dirname, 'results/synth.json'));
  } finally {
    copy.remove();
  }
}

async function runRound(repository: string, { platform, cdktf, cdk8s }: SynthCommands): Promise<Round> {
  setAside(repository, ['dist', 'cdktf.out', 'cdk8s.out']);
  return { platform: await measure(platform), cdktf: await measure(cdktf), cdk8s: await measure(cdk8s) };
}

/**
 * Every round writes to empty folders. What an earlier one has written stays until the end: for a minute after files are
 * removed, ext4 looks through them for each new one, and a render would be measured by what was removed before it.
 * @see https://github.com/torvalds/linux/blob/v6.18/fs/ext4/ialloc.c recently_deleted
 */
function setAside(repository: string, folders: readonly string[]): void {
  const written = folders.filter((folder) => fs.existsSync(path.join(repository, folder)));
  if (written.length === 0) return;
  const aside = fs.mkdtempSync(path.join(repository, 'earlier-'));
  for (const folder of written) fs.renameSync(path.join(repository, folder), path.join(aside, folder));
}

/** Programs that do different work are not worth comparing. */
function expectSameOutput(repository: string): void {
  const same = isDeepStrictEqual(platformOutput(repository), officialOutput(repository));
  if (!same) throw new Error('platform synth and the official CLIs render different things: see npm run test:tools');
}
