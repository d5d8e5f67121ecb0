import { parse } from 'yaml';
import type { Environment } from '../../lib/environment';
import { MANAGED_KINDS } from '../../lib/gitops';
import { renderEnvironment } from '../../lib/testing/render-environment';
import { foldedSnapshot } from '../../lib/testing/folded-snapshot';
import type { KubernetesRecord, RenderedTree } from '../../lib/tree';
import { platform } from '../../platform/platform';
import { allEnvironments } from './render-all';

type GitOpsAgent = Environment['gitops']['agent'];

/** One of each agent. */
const environments = allEnvironments().filter(({ name }) => name !== 'staging');
const trees = environments.map((environment) => renderWith(environment, environment.gitops.agent));
const others = environments.map((environment) =>
  renderWith(environment, environment.gitops.agent === 'flux' ? 'argocd' : 'flux'),
);

function renderWith(environment: Environment, agent: GitOpsAgent): RenderedTree {
  return renderEnvironment(platform, { ...environment, gitops: { ...environment.gitops, agent } }, {});
}

function recordsOf({ manifest }: RenderedTree): KubernetesRecord[] {
  return manifest.resources.filter((record) => record.half === 'kubernetes');
}

const isOfAgent = (component: string) => component === 'flux' || component === 'argocd';

/** The folder of the agent; and what observes it: its targets and rules, the state of its objects, its dashboard. */
const AGENT_OR_OBSERVER = new RegExp(
  `^clusters/[^/]+/(?:${[
    '(?:flux|argocd)/.*',
    'prometheus/(?:kustomization|monitoring/configmap-prometheus|monitoring/statefulset-prometheus)\\.yaml',
    'prometheus/monitoring/configmap-prometheus-rules-gitops-(?:flux|argocd)\\.yaml',
    'kube-state-metrics/.*',
    'grafana/monitoring/configmap-dashboard-platform-gitops\\.yaml',
  ].join('|')})$`,
);

describe('switching an environment to the other agent', () => {
  const pairs = trees.map((tree, index) => [tree, others[index] ?? tree] as const);

  test('changes the folder of the agent, what observes it, and what lists all files', () => {
    for (const [before, after] of pairs) {
      const files = new Set([...before.files.keys(), ...after.files.keys()]);
      const changed = [...files].filter((file) => before.files.get(file) !== after.files.get(file));
      const elsewhere = changed.filter((file) => !AGENT_OR_OBSERVER.test(file));
      expect(elsewhere.sort()).toEqual(['README.md', 'platform.json']);
    }
  });

  test('changes one line a cluster in the README: that of the agent', () => {
    for (const [before, after] of pairs) {
      const linesOf = (tree: RenderedTree) =>
        (tree.files.get('README.md') ?? '').split('\n').filter((line) => !/\[(?:flux|argocd)\]/.test(line));
      expect(linesOf(after)).toEqual(linesOf(before));
    }
  });

  test('changes no other entry of platform.json', () => {
    for (const [before, after] of pairs) expect(withoutAgent(after)).toEqual(withoutAgent(before));
  });

  function withoutAgent({ manifest }: RenderedTree) {
    const { files, components, resources, ...rest } = manifest;
    const ofOthers = (file: string) => file !== 'README.md' && !AGENT_OR_OBSERVER.test(file);
    return {
      ...rest,
      files: Object.entries(files).filter(([file]) => ofOthers(file)),
      components: components.filter(({ name }) => !isOfAgent(name)),
      resources: resources.filter(({ half, file }) => half === 'terraform' || ofOthers(file)),
    };
  }
});

describe.each([...trees, ...others].map((tree) => [labelOf(tree), tree] as const))('%s', (_, tree) => {
  test('has one object of the agent for each component, and one for all of them', () => {
    for (const cluster of clustersOf(tree)) {
      const names = deliveriesOf(tree, cluster).map(({ name }) => name);
      const components = tree.manifest.components.filter((component) => component.cluster === cluster);
      const expected = components.map(({ name }) => (isOfAgent(name) ? 'platform' : name));
      expect(names.sort()).toEqual(expected.sort());
    }
  });

  test('has everything that the agent is told to apply', () => {
    for (const cluster of clustersOf(tree)) {
      for (const { name, folder } of deliveriesOf(tree, cluster)) {
        expect(tree.files.has(`${folder}/kustomization.yaml`)).toBe(true);
        if (name !== 'platform') expect(folder).toBe(`clusters/${cluster}/${name}`);
      }
    }
  });
});

function labelOf({ manifest }: RenderedTree): string {
  const agents = manifest.components.filter(({ name }) => isOfAgent(name)).map(({ name }) => name);
  return `${manifest.environment} under ${[...new Set(agents)].join(', ')}`;
}

function clustersOf({ manifest }: RenderedTree): string[] {
  return [...new Set(manifest.components.map(({ cluster }) => cluster))];
}

/** What the agent of a cluster applies: the name of its object, and the folder. */
function deliveriesOf(tree: RenderedTree, cluster: string) {
  return recordsOf(tree)
    .filter((record) => record.cluster === cluster && ['Kustomization', 'Application'].includes(record.kind))
    .map(({ name, file }) => {
      const { spec } = parse(tree.files.get(file) ?? '') as { spec: { path?: string; source?: { path: string } } };
      return { name, folder: (spec.path ?? spec.source?.path ?? '').replace(/^\.\//, '') };
    });
}

describe('the table of managed kinds', () => {
  const made = new Set(
    [...trees, ...others].flatMap(recordsOf).map(({ apiVersion, kind }) => keyOf(groupOf(apiVersion), kind)),
  );

  test('has every kind that is rendered', () => {
    const managed = new Set(MANAGED_KINDS.map(({ group, kind }) => keyOf(group, kind)));
    expect([...made].filter((key) => !managed.has(key))).toEqual([]);
  });

  test('says why, where it has a kind that nothing makes', () => {
    const unexplained = MANAGED_KINDS.filter(
      ({ group, kind, because }) => because === undefined && !made.has(keyOf(group, kind)),
    );
    expect(unexplained).toEqual([]);
  });

  test('says of each kind whether it lies in a namespace', () => {
    const records = [...trees, ...others].flatMap(recordsOf);
    for (const { group, kind, namespaced } of MANAGED_KINDS) {
      const ofKind = records.filter((record) => record.kind === kind && groupOf(record.apiVersion) === group);
      for (const record of ofKind) expect([record.id, record.namespace !== undefined]).toEqual([record.id, namespaced]);
    }
  });

  function keyOf(group: string, kind: string): string {
    return `${group}/${kind}`;
  }

  function groupOf(apiVersion: string): string {
    return apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
  }
});

describe('the component of the agent is as reviewed', () => {
  // The objects of the components differ by name and order only: one of them stands for all. What is made of the table of
  // managed kinds, and how Argo CD tells health, is judged in test/gitops.
  const leftOut =
    /\/(?:(?:kustomization|application)-(?!platform|namespaces)[a-z0-9-]+|clusterrole-.+|appproject-.+|configmap-argocd-cm)\.yaml$/;
  const short = trees.map((tree) => ({
    ...tree,
    files: new Map([...tree.files].filter(([file]) => !leftOut.test(file))),
  }));

  test.each(['flux', 'argocd'])('%s', (agent) => {
    expect(foldedSnapshot(short, (folder) => folder.endsWith(`/${agent}`))).toMatchSnapshot();
  });
});
