'use strict';
/**
 * Who may import whom; type-only imports count. test/architecture/imports.test.ts holds the tree to these rules, and
 * proves by a seeded violation that each of them can fire.
 */

/** What each folder of lib may import of ours besides itself. Not here are lib/cli and lib/testing: they import all. */
const MAY_IMPORT = {
  problems: [],
  yaml: [],
  environment: ['problems'],
  tree: ['problems'],
  cloud: ['environment', 'problems'],
  kubernetes: ['environment', 'problems'],
  gitops: ['environment', 'problems'],
  telemetry: ['environment', 'yaml', 'problems'],
  checks: ['tree', 'problems'],
  diff: ['tree', 'problems'],
  costs: ['tree', 'problems'],
  release: ['tree', 'diff', 'problems'],
  bootstrap: ['problems'],
  synth: ['environment', 'tree', 'yaml', 'problems'],
};

const ALL_BELOW = ['cli', 'testing'];

/** Folders that others import by their index.ts. Below one of them a folder may have an index.ts of its own. */
const ROOMS = '(?:lib/[^/]+|platform/[^/]+|environments)';

/** $1 is the folder of the importing file, $2 the room that this folder lies in. */
const FOLDER_AND_ROOM = '^(((?:lib/|platform/)?[^/]+).*)/[^/]+$';

/** Folders without an index.ts. */
const OPEN_FOLDERS = [
  '^lib/testing/', // Only tests import it, each the one helper that it needs.
  '^lib/cli/verbs/', // A verb is a file, and lib/cli/main.ts lists them.
];

const ENTRIES = '^platform/(?:main|cdktf|cdk8s)\\.ts$';
const SHIPPED = '^(?:lib|platform|environments)/';

function rule(name, from, to) {
  return { name, severity: 'error', from, to };
}

function folderRule([folder, allowed]) {
  const [name, pathNot] =
    allowed.length === 0
      ? [`lib/${folder} imports nothing of ours`, [`^lib/${folder}/`]]
      : [
          `lib/${folder} imports only ${allowed.map((other) => `lib/${other}`).join(', ')}`,
          [folder, ...allowed].map((other) => `^lib/${other}/`),
        ];
  return rule(name, { path: `^lib/${folder}/` }, { path: '^lib/', pathNot });
}

const directions = [
  ...Object.entries(MAY_IMPORT).map(folderRule),
  rule(
    'lib/telemetry/model imports only lib/problems',
    { path: '^lib/telemetry/model/' },
    { path: '^lib/', pathNot: ['^lib/telemetry/model/', '^lib/problems/'] },
  ),
  rule(
    'a new folder of lib says here what it may import',
    { path: `^lib/(?!(?:${[...Object.keys(MAY_IMPORT), ...ALL_BELOW].join('|')})/)` },
    {},
  ),
  rule('lib imports neither platform nor environments', { path: '^lib/' }, { path: '^(?:platform|environments)/' }),
  rule(
    'environments import only lib/environment',
    { path: '^environments/' },
    { pathNot: ['^environments/', '^lib/environment/'] },
  ),
  rule(
    'platform imports environments only in its three entries',
    { path: '^platform/', pathNot: ENTRIES },
    { path: '^environments/' },
  ),
  rule(
    'only tests and benchmarks import lib/testing',
    { pathNot: '^(?:test|bench|lib/testing)/' },
    { path: '^lib/testing/' },
  ),
  rule('nothing that ships imports bin, test or bench', { path: SHIPPED }, { path: '^(?:bin|test|bench)/' }),
];

const doors = [
  rule(
    'from outside a folder only its index.ts is imported',
    // Tests take the one file that they are about: the whole folder would be loaded for each of them.
    { path: FOLDER_AND_ROOM, pathNot: '^(?:test|lib/testing)/' },
    {
      path: `^${ROOMS}/`,
      pathNot: [
        ...['^$1/[^/]+$', '^$2/[^/]+$', '^$1/[^/]+/index\\.ts$', '^$2/[^/]+/index\\.ts$', `^${ROOMS}/index\\.ts$`],
        ...OPEN_FOLDERS,
      ],
    },
  ),
  rule('inside a folder its index.ts is not imported', { path: FOLDER_AND_ROOM }, { path: '^(?:$1|$2)/index\\.ts$' }),
  rule('imports make no cycle', {}, { circular: true }),
  rule(
    'every file serves an entry',
    { path: ENTRIES },
    { path: `${SHIPPED}.+\\.ts$`, pathNot: ['^lib/testing/', ENTRIES], reachable: false },
  ),
  {
    name: 'every helper of the tests is used',
    severity: 'error',
    from: {},
    module: {
      path: '^(?:test|lib/testing)/.+\\.ts$',
      pathNot: ['\\.test\\.ts$', '/fixtures/'],
      numberOfDependentsLessThan: 1,
    },
  },
  rule('every import leads to a file', {}, { couldNotResolve: true }),
];

const packages = [
  rule(
    'cdktf is imported only where layers are made',
    { pathNot: ['^(?:lib/(?:cloud|synth|testing)|platform/cloud|test|bench)/', '^platform/cdktf\\.ts$'] },
    { path: 'node_modules/(?:@cdktf/|cdktf/)' },
  ),
  rule('provider-aws is imported by resource', {}, { path: 'node_modules/@cdktf/provider-aws/lib/index\\.' }),
  rule(
    'what ships uses no network',
    { path: SHIPPED },
    { path: '^(?:https?|http2|net|dns|tls|dgram)(?:/|$)|(?:^|/)node_modules/undici/' },
  ),
  rule(
    'only bootstrap, release, drift, charts and the test helpers start processes',
    { path: SHIPPED, pathNot: '^lib/(?:testing|bootstrap|release|drift|charts)/' },
    { path: '^(?:child_process|cluster)$' },
  ),
  rule(
    'only the thread that renders Terraform is a thread',
    { path: SHIPPED, pathNot: ['^lib/testing/', '^lib/cli/cloud-thread\\.ts$'] },
    { path: '^worker_threads$' },
  ),
  rule(
    'development packages stay out of what ships',
    { path: '^(?:bin|lib|platform|environments)/', pathNot: '^lib/testing/' },
    { dependencyTypes: ['npm-dev'] },
  ),
  rule('every package is declared in package.json', {}, { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] }),
];

module.exports = {
  forbidden: [...directions, ...doors, ...packages],
  options: {
    tsPreCompilationDeps: true,
    detectProcessBuiltinModuleCalls: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['require', 'node', 'default', 'types'] },
  },
};
