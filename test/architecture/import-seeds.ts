/** Files by path, to their text. */
type Files = Readonly<Record<string, string>>;

const uses = (...modules: string[]) => modules.map((module) => `import '${module}';\n`).join('');
const usesType = (module: string) => `import type { It } from '${module}';\nexport type Own = It;\n`;
const NOTHING = 'export const it = 1;\n';

/** One file, or more, for every rule: each breaks that rule and no other one. */
export const SEEDS: Readonly<Record<string, Files>> = {
  'lib/problems imports nothing of ours': { 'lib/problems/seed.ts': usesType('../tree') },
  'lib/yaml imports nothing of ours': { 'lib/yaml/seed.ts': usesType('../problems') },
  'lib/environment imports only lib/problems': { 'lib/environment/seed.ts': usesType('../tree') },
  'lib/tree imports only lib/problems': { 'lib/tree/seed.ts': usesType('../environment') },
  'lib/cloud imports only lib/environment, lib/problems': { 'lib/cloud/seed.ts': usesType('../kubernetes') },
  'lib/kubernetes imports only lib/environment, lib/problems': { 'lib/kubernetes/seed.ts': usesType('../cloud') },
  'lib/gitops imports only lib/environment, lib/problems': { 'lib/gitops/seed.ts': usesType('../synth') },
  'lib/telemetry imports only lib/environment, lib/yaml, lib/problems': {
    'lib/telemetry/seed.ts': usesType('../gitops'),
  },
  'lib/telemetry/model imports only lib/problems': {
    'lib/telemetry/model/upwards.ts': usesType('../renderer'),
    'lib/telemetry/model/sideways.ts': usesType('../../environment'),
  },
  'lib/checks imports only lib/tree, lib/problems': { 'lib/checks/seed.ts': usesType('../diff') },
  'lib/diff imports only lib/tree, lib/problems': { 'lib/diff/seed.ts': usesType('../synth') },
  'lib/costs imports only lib/tree, lib/problems': { 'lib/costs/seed.ts': usesType('../environment') },
  'lib/release imports only lib/tree, lib/diff, lib/problems': { 'lib/release/seed.ts': usesType('../environment') },
  'lib/bootstrap imports only lib/problems': { 'lib/bootstrap/seed.ts': usesType('../environment') },
  'lib/synth imports only lib/environment, lib/tree, lib/yaml, lib/problems': {
    'lib/synth/seed.ts': usesType('../cloud'),
    'lib/synth/lazy.ts': "export const load = () => import('../cli');\n",
  },
  'a new folder of lib says here what it may import': {
    'lib/unheard-of/seed.ts': usesType('../problems'),
    'lib/no-folder.ts': uses('node:path'),
  },
  'lib imports neither platform nor environments': {
    'lib/cli/platform.ts': usesType('../../platform/platform'),
    'lib/cli/environments.ts': usesType('../../environments'),
  },
  'environments import only lib/environment': {
    'environments/ours.ts': usesType('../lib/tree'),
    'environments/package.ts': uses('constructs'),
    'environments/node.ts': uses('node:fs'),
  },
  'platform imports environments only in its three entries': {
    'platform/cloud/seed.ts': usesType('../../environments'),
  },
  'only tests and benchmarks import lib/testing': { 'lib/cli/testing.ts': usesType('../testing/helper') },
  'nothing that ships imports bin, test or bench': {
    'lib/cli/test.ts': uses('../../test/helper'),
    'lib/cli/bench.ts': uses('../../bench/synth'),
    'platform/bin.ts': uses('../bin/run.js'),
  },
  'from outside a folder only its index.ts is imported': {
    'lib/synth/next-door.ts': usesType('../tree/inner'),
    'lib/synth/below.ts': usesType('./disk/inner'),
    'lib/cli/below-next-door.ts': usesType('../synth/disk'),
    'platform/below.ts': usesType('./cloud/inner'),
    'bench/below.ts': usesType('../lib/tree/inner'),
  },
  'inside a folder its index.ts is not imported': {
    'lib/synth/own-index.ts': usesType('.'),
    'lib/synth/disk/parent-index.ts': usesType('..'),
    'platform/cloud/own-index.ts': usesType('./index'),
  },
  'imports make no cycle': {
    'lib/tree/ring-a.ts': usesType('./ring-b'),
    'lib/tree/ring-b.ts': usesType('./ring-a'),
  },
  'every file serves an entry': { 'lib/tree/forgotten.ts': NOTHING, 'platform/forgotten.ts': NOTHING },
  'every helper of the tests is used': { 'test/forgotten.ts': NOTHING, 'lib/testing/forgotten.ts': NOTHING },
  'every import leads to a file': { 'lib/tree/broken.ts': usesType('./missing') },
  'cdktf is imported only where layers are made': {
    'lib/cli/cdktf.ts': usesType('cdktf'),
    'lib/kubernetes/provider.ts': usesType('@cdktf/provider-aws/lib/vpc'),
    'platform/clusters/cdktf.ts': usesType('cdktf'),
  },
  'provider-aws is imported by resource': { 'lib/cloud/root.ts': usesType('@cdktf/provider-aws') },
  'what ships uses no network': {
    'lib/testing/http.ts': uses('http'),
    'lib/cli/https.ts': uses('node:https'),
    'lib/cli/http2.ts': uses('node:http2'),
    'lib/cli/net.ts': uses('node:net'),
    'lib/cli/dns.ts': uses('node:dns/promises'),
    'lib/cli/tls.ts': uses('node:tls'),
    'lib/cli/dgram.ts': uses('node:dgram'),
    'lib/cli/undici.ts': uses('undici'),
    'lib/cli/builtin.ts': "export const net = process.getBuiltinModule('net');\n",
    'platform/clusters/http.ts': "export const http = require('http');\n",
  },
  'only bootstrap, release, drift, charts and the test helpers start processes': {
    'lib/cli/child.ts': uses('node:child_process'),
    'platform/clusters/cluster.ts': uses('node:cluster'),
  },
  'only the thread that renders Terraform is a thread': {
    'lib/synth/worker.ts': uses('node:worker_threads'),
    'platform/cloud/worker.ts': uses('node:worker_threads'),
  },
  'development packages stay out of what ships': {
    'lib/cli/development.ts': usesType('for-tests'),
    'platform/clusters/development.ts': uses('for-tests'),
    'bin/development.js': "require('for-tests');\n",
  },
  'every package is declared in package.json': { 'lib/cli/undeclared.ts': uses('undeclared') },
};

/** Seeds that nothing may import: that they stand alone is their fault. */
export const FORGOTTEN = ['every file serves an entry', 'every helper of the tests is used'];
