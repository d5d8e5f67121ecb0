/** A small tree of the shape of ours that breaks no rule, and uses what the rules leave open. Seeds are added to it. */
export const LAWFUL_TREE: Readonly<Record<string, string>> = {
  'package.json': JSON.stringify({
    dependencies: { cdktf: '*', '@cdktf/provider-aws': '*', constructs: '*', undici: '*' },
    devDependencies: { 'for-tests': '*' },
  }),
  ...packageStub('cdktf'),
  ...packageStub('@cdktf/provider-aws', 'lib/index.js'),
  'node_modules/@cdktf/provider-aws/lib/vpc/index.js': '',
  ...packageStub('constructs'),
  ...packageStub('undici'),
  ...packageStub('for-tests'),
  ...packageStub('undeclared'),

  'bin/run.js': "require('node:path');\n",
  'lib/problems/index.ts': 'export const it = 1;\n',
  'lib/environment/index.ts': uses('../problems', 'node:path'),
  'lib/tree/index.ts': uses('./inner', '../problems', 'node:crypto'),
  'lib/tree/inner.ts': uses('constructs'),
  'lib/cloud/index.ts': uses('../environment', '../problems', 'cdktf', '@cdktf/provider-aws/lib/vpc'),
  'lib/kubernetes/index.ts': uses('../environment', '../problems', 'constructs'),
  'lib/gitops/index.ts': uses('../environment', '../problems'),
  'lib/telemetry/index.ts': uses('./renderer'),
  'lib/telemetry/renderer.ts': uses('./model', '../environment', '../problems'),
  'lib/telemetry/model/index.ts': uses('./alert', '../../problems'),
  'lib/telemetry/model/alert.ts': '',
  'lib/checks/index.ts': uses('../tree', '../problems'),
  'lib/diff/index.ts': uses('../tree', '../problems'),
  'lib/costs/index.ts': uses('../tree', '../problems'),
  'lib/release/index.ts': uses('../tree', '../diff', '../problems', 'node:child_process'),
  'lib/bootstrap/index.ts': uses('../problems', 'node:child_process'),
  'lib/synth/index.ts': uses('./render', './disk', '../tree', '../environment', '../problems', 'cdktf'),
  'lib/synth/render.ts': '',
  'lib/synth/disk/index.ts': uses('./inner', 'node:fs'),
  'lib/synth/disk/inner.ts': uses('../render', '../../tree'),
  'lib/cli/index.ts': uses(
    './verbs/synth',
    './cloud-thread',
    '../bootstrap',
    '../release',
    '../checks',
    '../costs',
    '../gitops',
    '../telemetry',
    '../cloud',
  ),
  'lib/cli/cloud-thread.ts': uses('node:worker_threads'),
  'lib/cli/verbs/synth.ts': "export const load = () => import('../../synth');\n",
  'lib/testing/helper.ts': uses('../synth', '../cloud', 'cdktf', 'for-tests', 'node:child_process', './other'),
  'lib/testing/other.ts': '',
  'platform/platform.ts': uses('./cloud', './clusters', '../lib/synth'),
  'platform/cloud/index.ts': uses('./inner', '../../lib/cloud'),
  'platform/cloud/inner.ts': uses('cdktf'),
  'platform/clusters/index.ts': uses('../../lib/kubernetes'),
  'platform/cdktf.ts': uses('cdktf', './platform', '../environments'),
  'platform/cdk8s.ts': uses('./platform', '../environments', '../lib/cli'),
  'environments/index.ts': uses('./dev'),
  'environments/dev.ts': uses('../lib/environment'),
  'bench/synth.ts': uses('../lib/testing/helper', '../lib/synth', '../environments', 'cdktf'),
  'test/helper.ts': '',
  'test/tools/fixtures/program.ts': '',
  'test/tree.test.ts': uses(
    './helper',
    '../lib/tree/inner',
    '../lib/testing/helper',
    '../platform/cloud/inner',
    'cdktf',
  ),
};

function uses(...modules: string[]): string {
  return modules.map((module) => `import '${module}';\n`).join('');
}

function packageStub(name: string, main = 'index.js'): Record<string, string> {
  return {
    [`node_modules/${name}/package.json`]: JSON.stringify({ name, version: '1.0.0', main }),
    [`node_modules/${name}/${main}`]: '',
  };
}
