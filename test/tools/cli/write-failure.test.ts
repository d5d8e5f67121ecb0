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

/** Loaded before the program: the disk fills up when the third environment is about to be written. */
const FILLS_UP = `
const fs = require('node:fs');
const { mkdirSync } = fs;
fs.mkdirSync = (folder, ...rest) => {
  if (String(folder).endsWith('.prod.staging')) throw Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' });
  return mkdirSync(folder, ...rest);
};
`;

describe('a disk that fills up after two of three environments', () => {
  const where = () => path.join(fs.realpathSync(copy.folder), 'dist/.prod.staging');
  const outcome = 'dev, staging had been written before, the rest was not';

  function run(verb: readonly string[]) {
    const preload = path.join(path.dirname(copy.folder), 'fills-up.js');
    fs.writeFileSync(preload, FILLS_UP);
    fs.rmSync(path.join(copy.folder, 'dist'), { recursive: true, force: true });
    return copy.run(verb, {}, ['--require', preload]);
  }

  test('fails with what was written and what was not', () => {
    expect(run(['synth'])).toEqual({
      status: 1,
      stdout: '',
      stderr: `1 problem, ${outcome}:

  ${where()}
    cannot be written: the disk is full
    received  ENOSPC
    allowed   a disk with free space
    mend      free some space, or choose another output folder
`,
    });
    expect(fs.readdirSync(path.join(copy.folder, 'dist'))).toEqual(['dev', 'staging']);
  });

  test('--json says the same', () => {
    const { status, stdout, stderr } = run(['synth', '--json']);
    expect([status, stderr]).toEqual([1, '']);
    expect(JSON.parse(stdout)).toMatchObject({ outcome, problems: [{ where: where(), received: 'ENOSPC' }] });
  });
});
