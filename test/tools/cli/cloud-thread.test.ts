import { RepositoryCopy } from '../../../lib/testing/repository-copy';

let copy: RepositoryCopy;

beforeEach(() => {
  copy = new RepositoryCopy();
});

afterEach(() => {
  copy.remove();
});

const LAYERS = 'platform/cloud/index.ts';
const COMPONENTS = 'platform/clusters/index.ts';
const FIRST_LAYER = '  bootstrapLayer(scope, environment);\n';
const FIRST_LINE = '  for (const cluster of environment.clusters) {\n    const context';

test('a thread and its absence give the same bytes', () => {
  expect(copy.run(['synth', '--out', 'threaded'])).toMatchObject({ status: 0, stderr: '' });
  copy.edit('bin/cloud-thread.js', 'availableParallelism() === 1', 'availableParallelism() > 0');
  expect(copy.run(['synth', '--out', 'alone'])).toMatchObject({ status: 0, stderr: '' });

  expect(copy.filesIn('threaded').size).toBeGreaterThan(0);
  expect(copy.filesIn('threaded')).toEqual(copy.filesIn('alone'));
});

test('Terraform is rendered in a thread, and what it was handed is frozen there too', () => {
  copy.edit(
    'lib/cli/cloud-thread.ts',
    '  const attempts',
    "  process.stderr.write('in a thread\\n');\n  const attempts",
  );
  const thawed = "  if (!Object.isFrozen(environment.clusters)) process.stderr.write('thawed\\n');\n";
  copy.edit(LAYERS, FIRST_LAYER, thawed + FIRST_LAYER);

  expect(copy.run(['synth'])).toMatchObject({ status: 0, stderr: 'in a thread\n' });
});

test('a bug in the thread keeps its stack, which names our source, and nothing is written', () => {
  copy.edit(
    LAYERS,
    FIRST_LAYER,
    `  if (environment.name === 'prod') throw new RangeError('of layers');\n${FIRST_LAYER}`,
  );
  const { status, stderr } = copy.run(['synth']);

  expect(status).toBe(1);
  expect(stderr).toMatch(/^This is a bug in the platform program, not a mistake of yours\.\n\nRangeError: of layers\n/);
  expect(stderr).toMatch(/^ {4}at cloud \(.*platform\/cloud\/index\.ts:\d+:\d+\)$/m);
  expect(copy.filesIn('dist').size).toBe(0);
});

test.each([
  ['of layers', 'dev', 'staging'],
  ['of components', 'staging', 'dev'],
  ['of layers', 'dev', 'dev'],
])('of two bugs the one that is met first is told: %s', (told, inLayers, inComponents) => {
  copy.edit(
    LAYERS,
    FIRST_LAYER,
    `  if (environment.name === '${inLayers}') throw new Error('of layers');\n${FIRST_LAYER}`,
  );
  copy.edit(
    COMPONENTS,
    FIRST_LINE,
    `  if (environment.name === '${inComponents}') throw new Error('of components');\n${FIRST_LINE}`,
  );
  const { stderr } = copy.run(['synth']);
  expect(stderr).toContain(`Error: ${told}\n`);
});

test('mistakes of both halves of all environments are told at once', () => {
  copy.edit(LAYERS, FIRST_LAYER, '');
  copy.edit(
    LAYERS,
    '  accessLayer(scope, environment, teams);\n',
    "  accessLayer(scope, environment, teams);\n  scope.node.addValidation({ validate: () => ['has a faulty layer'] });\n",
  );
  copy.edit(
    COMPONENTS,
    FIRST_LINE,
    `  scope.node.addValidation({ validate: () => ['has a faulty component'] });\n${FIRST_LINE}`,
  );
  const { status, stdout } = copy.run(['synth', '--json']);

  expect(status).toBe(1);
  const { problems } = JSON.parse(stdout) as { problems: { what: string }[] };
  expect(problems.map(({ what }) => what)).toEqual(
    expect.arrayContaining(['has a faulty layer', 'has a faulty component']),
  );
  expect(copy.filesIn('dist').size).toBe(0);
});
