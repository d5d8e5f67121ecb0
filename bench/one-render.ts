import { App } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Environment, EnvironmentInput } from '../lib/environment';
import { testEnvironment } from '../lib/testing/environments';
import { renderTree } from '../lib/testing/rendering';
import { clusters, COMPONENTS } from '../platform/clusters';
import { teams } from '../platform/tenants';

/*
 * One render of some clusters, in a process of its own, once everything is imported: `node bin/run.js bench/one-render.ts
 * platform all 4`, or `cdk8s` for what cdk8s makes of the same components. Prints how long it took.
 */

const [program = '', which = '', count = ''] = process.argv.slice(2);
const components = which === 'all' || which === 'withoutTelemetry' ? COMPONENTS[which] : undefined;
if (components === undefined) throw new Error(`${which} is neither all nor withoutTelemetry`);
const environment = testEnvironment({ clusters: Array.from({ length: Number(count) }, (_, index) => cluster(index)) });
const render = { platform: renderOurs, cdk8s: renderWithCdk8s }[program];
if (render === undefined) throw new Error(`${program} is neither platform nor cdk8s`);
const startedAt = performance.now();
const objects = render();
process.stdout.write(JSON.stringify({ milliseconds: performance.now() - startedAt, objects }));

/** The Kubernetes half, beside a layer of one VPC: components to a sealed tree. */
function renderOurs(): number {
  const { manifest } = renderTree({ clusters: addComponents }, environment);
  return manifest.resources.filter(({ half }) => half === 'kubernetes').length;
}

/** Components to text, with nothing judged and nothing recorded. */
function renderWithCdk8s(): number {
  const app = new App();
  addComponents(app, environment);
  return app.synthYaml().split('\n---\n').length;
}

function addComponents(scope: Construct, rendered: Environment): void {
  clusters(scope, rendered, teams, components);
}

function cluster(index: number): EnvironmentInput['clusters'][number] {
  return {
    name: `test-${index}`,
    region: 'eu-west-2',
    kubernetesVersion: '1.35',
    nodePools: [{ name: 'general', cpuLimit: 4, memoryLimitGiB: 16 }],
    addons: ['metrics-server'],
  };
}
