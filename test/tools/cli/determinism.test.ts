import fs from 'node:fs';
import path from 'node:path';
import { RepositoryCopy } from '../../../lib/testing/repository-copy';

const copies: RepositoryCopy[] = [];

function copy(name: string): RepositoryCopy {
  const made = new RepositoryCopy(name);
  copies.push(made);
  return made;
}

afterAll(() => {
  for (const made of copies) made.remove();
});

/** What cdktf and cdk8s would read from the shell, each set to nonsense. */
const NONSENSE = {
  CDK8S_LEGACY_HASH: '1',
  CDK8S_DISABLE_SORT: '1',
  CDK8S_OUTDIR: '/nonexistent',
  CDK8S_RECORD_CONSTRUCT_METADATA: 'true',
  CDKTF_CONTEXT_JSON: '{ not json',
  CDKTF_TARGET_STACK_ID: 'nonsense',
  CDKTF_OUTDIR: '/nonexistent',
  CDKTF_CONTINUE_SYNTH_ON_ERROR_ANNOTATIONS: '1',
  SYNTH_HCL_OUTPUT: 'true',
};

/** Loaded before the program: folders are listed backwards, and the machine and its user have other names. */
const ELSEWHERE = `
const fs = require('node:fs'), os = require('node:os');
const { readdirSync } = fs;
fs.readdirSync = (...given) => readdirSync(...given).reverse();
os.hostname = () => 'elsewhere';
os.userInfo = () => ({ username: 'somebody', uid: 4711, gid: 4711, homedir: '/nonexistent', shell: null });
`;

test('folder, time zone, locale, user, host and foreign variables change no byte', () => {
  const here = copy('platform');
  const there = copy('a folder with spaces and ümlauts');
  const preload = path.join(path.dirname(there.folder), 'elsewhere.js');
  fs.writeFileSync(preload, ELSEWHERE);

  const first = here.run(['synth'], { TZ: 'UTC', LC_ALL: 'C.UTF-8', HOME: '/root' });
  const variables = { TZ: 'Pacific/Kiritimati', LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8', HOME: '/nonexistent' };
  const second = there.run(['synth', '--out', 'out'], { ...variables, USER: 'x', ...NONSENSE }, ['--require', preload]);

  expect([first.stderr, first.status]).toEqual(['', 0]);
  expect([second.stderr, second.status]).toEqual(['', 0]);
  const rendered = here.filesIn('dist');
  expect(rendered.size).toBeGreaterThan(50);
  expect(there.filesIn('out')).toEqual(rendered);
});
