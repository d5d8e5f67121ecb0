import { parse } from 'yaml';
import { schemaProblems } from '../../lib/testing/strict-schemas/schema-problems';
import type { RenderedTree } from '../../lib/tree';
import { objectsIn, observabilityOf, treeWith, unescaped } from './backend-trees';

const trees = {
  prometheus: treeWith('prometheus'),
  operator: treeWith('prometheus-operator'),
  amazon: treeWith('amazon-managed-prometheus'),
};

interface RuleFile {
  readonly groups: readonly { readonly name: string; readonly rules: readonly { readonly alert?: string }[] }[];
}

/** The text of every rule file, by the name of its group. */
const ruleFiles = {
  prometheus: filesOfConfigMaps(trees.prometheus),
  operator: filesOfPrometheusRules(trees.operator),
  amazon: filesOfNamespaces(trees.amazon),
};

/** What runs in no cluster whose metrics Amazon keeps. */
const LEFT_OUT_BY_AMAZON = ['grafana', 'prometheus'];

describe('every backend', () => {
  test('has the same rules, byte for byte', () => {
    const { prometheus, operator, amazon } = ruleFiles;

    expect(prometheus.size).toBeGreaterThan(20);
    expect(operator).toEqual(prometheus);
    expect(amazon).toEqual(new Map([...prometheus].filter(([name]) => !LEFT_OUT_BY_AMAZON.includes(name))));
  });

  test('has the same alerts, with what they say, but those about programs that it does not run', () => {
    const { prometheus, operator, amazon } = ruleFiles;
    const kept = new Map([...prometheus].filter(([name]) => !LEFT_OUT_BY_AMAZON.includes(name)));

    expect(alertsIn(prometheus).length).toBeGreaterThan(100);
    expect(alertsIn(operator)).toEqual(alertsIn(prometheus));
    expect(alertsIn(amazon)).toEqual(alertsIn(kept));
  });

  test.each([
    ['prometheus', ['alertmanager', 'grafana', 'prometheus']],
    ['operator', ['grafana', 'prometheus-operator']],
    ['amazon', ['alertmanager']],
  ] as const)('runs what it needs in the cluster: %s', (backend, expected) => {
    const ours = ['alertmanager', 'grafana', 'prometheus', 'prometheus-operator'];
    const names = trees[backend].manifest.components.map(({ name }) => name);

    expect(names.filter((name) => ours.includes(name)).sort()).toEqual(expected);
  });

  test('lets the scraper in where Amazon has one, into each namespace of ours, from the intra subnets', () => {
    const policies = objectsIn(trees.amazon, /\/networkpolicy-allow-from-metrics-scraper\.yaml$/);
    const sources = [...policies.values()].map(({ spec }) => (spec as { ingress: unknown[] }).ingress);
    const everywhere = objectsIn(trees.amazon, /\/networkpolicy-default-deny\.yaml$/);

    expect(policies.size).toBe(everywhere.size);
    expect(sources[0]).toEqual([
      { from: ['10.0.240.0/22', '10.0.244.0/22', '10.0.248.0/22'].map((cidr) => ({ ipBlock: { cidr } })) },
    ]);
    expect(objectsIn(trees.prometheus, /metrics-scraper/).size).toBe(0);
  });

  test.each(['operator', 'amazon'] as const)('is taken by an API server that ignores nothing: %s', (backend) => {
    const objects = objectsIn(trees[backend], /^clusters\/.*(?<!kustomization)\.yaml$/);

    expect(objects.size).toBeGreaterThan(100);
    expect([...objects].flatMap(([file, object]) => schemaProblems(object).map((what) => `${file}: ${what}`))).toEqual(
      [],
    );
  });
});

function filesOfConfigMaps(tree: RenderedTree): Map<string, string> {
  const maps = objectsIn(tree, /\/configmap-prometheus-rules-/);
  const files = [...maps.values()].flatMap(({ data }) => Object.entries(data as Record<string, string>));
  return sorted(files.map(([file, text]) => [file.replace(/\.yaml$/, ''), text]));
}

/** What is below `groups:` in the file of the object, without the indent that its place there gives it. */
function filesOfPrometheusRules({ files }: RenderedTree): Map<string, string> {
  const rules = [...files].flatMap(([file, text]) => {
    const [, name] = /\/prometheusrule-(.+)\.yaml$/.exec(file) ?? [];
    const groups = text.slice(text.indexOf('\n  groups:\n') + 1).replaceAll(/^ {2}/gm, '');
    return name === undefined ? [] : [[name, groups] as const];
  });
  return sorted(rules);
}

function filesOfNamespaces(tree: RenderedTree): Map<string, string> {
  const namespaces = Object.values(observabilityOf(tree).aws_prometheus_rule_group_namespace ?? {});
  return sorted(namespaces.map(({ name = '', data }) => [name, unescaped(data)]));
}

function sorted(entries: readonly (readonly [string, string])[]): Map<string, string> {
  return new Map([...entries].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function alertsIn(files: ReadonlyMap<string, string>) {
  const rules = [...files.values()].flatMap((text) => (parse(text) as RuleFile).groups.flatMap((group) => group.rules));
  return rules.filter(({ alert }) => alert !== undefined);
}
