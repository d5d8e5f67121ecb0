import { App, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import fc from 'fast-check';
import type { Capability, Environment } from '../../../lib/environment';
import { testEnvironment } from '../../../lib/testing/environments';
import { componentIn, namespaceNamed, renderFailure } from '../../../lib/testing/rendering';
import type { Orderable } from '../../../lib/tree';
import { agent } from '../../../platform/clusters/agent';
import { brought } from '../../../platform/clusters/brought';
import { clusterContext } from '../../../platform/clusters/cluster-context';
import { acyclic } from '../../tree/items';

type GitOpsAgent = Environment['gitops']['agent'];

interface AgentObject {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly annotations?: Readonly<Record<string, string>> };
  readonly spec: { readonly dependsOn?: readonly { readonly name: string }[] };
}

/** A graph whose items have names that a folder may have; each provides itself. */
const graphs = acyclic(1).map((items) => {
  const nameOf = new Map(items.map(({ name }, index) => [name, `c${index}`]));
  const renamed = (names: readonly string[]) => names.map((name) => nameOf.get(name) ?? name);
  return items.map(({ name, needs }) => ({ name: nameOf.get(name) ?? name, needs: renamed(needs) }));
});

/** What the agent is told of a cluster with these components. */
function objectsOf(chosen: GitOpsAgent, items: readonly Pick<Orderable, 'name' | 'needs'>[]): AgentObject[] {
  const inCluster = new Construct(new App(), 'test-a');
  addComponents(inCluster, items);
  agent(inCluster, CONTEXTS[chosen]);
  const component = Chart.of(inCluster.node.findChild('Agent'));
  const kind = chosen === 'flux' ? 'Kustomization' : 'Application';
  return (component.toJson() as AgentObject[]).filter(
    (object) => object.kind === kind && object.metadata.name !== 'platform',
  );
}

const CONTEXTS = { flux: contextOf('flux'), argocd: contextOf('argocd') };

function contextOf(chosen: GitOpsAgent) {
  const repository = 'https://github.com/acme/platform.git';
  const environment = testEnvironment({ gitops: { agent: chosen, repository } });
  const [cluster] = environment.clusters;
  if (cluster === undefined) throw new Error('the test environment has a cluster');
  return clusterContext(environment, cluster, []);
}

function addComponents(inCluster: Construct, items: readonly Pick<Orderable, 'name' | 'needs'>[]): void {
  const capability = (name: string): Capability => `namespace/${name}`;
  for (const { name, needs } of items) {
    const component = componentIn(inCluster, name, {
      needs: needs.map(capability),
      provides: [capability(name)],
    });
    namespaceNamed(component, name);
  }
}

test('Flux applies a component after those that it needs, and waits for no other', () => {
  fc.assert(
    fc.property(graphs, (items) => {
      const objects = objectsOf('flux', items);
      const dependsOn = objects.map(({ metadata, spec }) => [metadata.name, (spec.dependsOn ?? []).map(nameOf)]);
      const needs = items.map(({ name, needs: needed }) => [name, [...needed].sort(byCodeUnit)]);
      expect(Object.fromEntries(dependsOn)).toEqual(Object.fromEntries(needs));
    }),
    { numRuns: 30 },
  );
});

test('Argo CD makes a component in a later wave than those that it needs, and no wave is empty', () => {
  fc.assert(
    fc.property(graphs, (items) => {
      const waves = Object.fromEntries(
        objectsOf('argocd', items).map((object) => [object.metadata.name, waveOf(object)]),
      );
      for (const { name, needs } of items) {
        for (const need of needs) expect(waves[need]).toBeLessThan(waves[name] ?? -1);
      }
      const used = [...new Set(Object.values(waves))].sort((a, b) => a - b);
      expect(used).toEqual(used.map((_, index) => index));
    }),
    { numRuns: 30 },
  );
});

test.each(['flux', 'argocd'] as const)(
  'fails with the path when components wait for each other, under %s',
  (chosen) => {
    const items = [
      { name: 'a', needs: ['b'] },
      { name: 'b', needs: ['c'] },
      { name: 'c', needs: ['a'] },
    ];
    const message = renderFailure({
      clusters: (scope) => {
        const inCluster = new Construct(scope, 'test-a');
        brought(inCluster, CONTEXTS[chosen]);
        addComponents(inCluster, items);
        agent(inCluster, CONTEXTS[chosen]);
      },
    });
    expect(message).toBe(`1 problem, nothing was written:

  cluster test-a
    waits for itself
    received  a → b → c → a
    allowed   an order in which everything comes after what it needs
    mend      move what the last one provides into a part of its own, or drop one of the needs`);
  },
);

function nameOf({ name }: { readonly name: string }): string {
  return name;
}

function waveOf({ metadata }: AgentObject): number {
  return Number(metadata.annotations?.['argocd.argoproj.io/sync-wave']);
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : 1;
}
