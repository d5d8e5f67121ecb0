import { parse } from 'yaml';
import { foldedSnapshot } from '../../../lib/testing/folded-snapshot';
import { isAlert } from '../../../lib/telemetry/model';
import { general } from '../../../lib/telemetry/rules/general';
import { renderAll, renderAnew } from '../render-all';

const trees = renderAll();
const [dev = trees[0]] = trees;

/** What it scrapes is a list of jobs, and each rule is proven in test/telemetry/programs: here is what carries them. */
const isCarrier = ([file]: readonly [string, string]) => !/\/configmap-prometheus[^/]*$/.test(file);

test('the component prometheus is as reviewed, jobs and rules aside', () => {
  const carriers = trees.map((tree) => ({ ...tree, files: new Map([...tree.files].filter(isCarrier)) }));
  expect(foldedSnapshot(carriers, (folder) => folder.endsWith('/prometheus'))).toMatchSnapshot();
});

test('these jobs are scraped', () => {
  const text = dev?.files.get('clusters/dev-a/prometheus/monitoring/configmap-prometheus.yaml') ?? '';
  const { data } = parse(text) as { data: Record<string, string> };
  const { scrape_configs: jobs } = parse(data['prometheus.yaml'] ?? '') as { scrape_configs: { job_name: string }[] };
  expect(jobs.map((job) => job.job_name)).toMatchInlineSnapshot(`
    [
      "apiserver",
      "kubelet",
      "kubelet-cadvisor",
      "kubelet-probes",
      "node-exporter",
      "kube-state-metrics",
      "kube-state-metrics-self",
      "prometheus",
      "alertmanager",
      "grafana",
      "loki",
      "fluent-bit",
      "event-collector",
      "blackbox",
      "probe-cluster-dns",
      "probe-platform-endpoints",
      "log-canary",
      "flux-source-controller",
      "flux-kustomize-controller",
      "flux-helm-controller",
      "flux-notification-controller",
      "annotated-pods",
    ]
  `);
});

test('every family of rules is a file, and nothing in its name changes with what is in it', () => {
  const files = [...(dev?.files.keys() ?? [])].filter((file) => file.includes('configmap-prometheus-rules-'));
  expect(files.length).toBeGreaterThan(20);
  for (const file of files) {
    const { metadata, data } = parse(dev?.files.get(file) ?? '') as {
      metadata: { name: string };
      data: Record<string, string>;
    };
    const [[name, text] = ['', '']] = Object.entries(data);
    const { groups } = parse(text) as { groups: { name: string }[] };
    expect([groups.map((group) => group.name), `prometheus-rules-${name}`]).toEqual([
      [name.replace(/\.yaml$/, '')],
      `${metadata.name}.yaml`,
    ]);
  }
});

test('another threshold of an alert changes one line of one file a cluster, and what lists all files', () => {
  const rule = general.rules.filter(isAlert).find(({ alert }) => alert === 'TargetDown');
  if (rule === undefined) throw new Error('TargetDown is gone');
  const { expr } = rule;
  const changed = expr.replace('> 10', '> 20');
  expect(changed).not.toBe(expr);
  Object.assign(rule, { expr: changed });
  const after = renderAnew();
  Object.assign(rule, { expr });

  for (const [index, { files, manifest }] of trees.entries()) {
    const others = [...files].filter(([file, text]) => after[index]?.files.get(file) !== text);
    const rules = others.map(([file]) => file).filter((file) => file !== 'platform.json');
    const clusters = [...new Set(manifest.components.map(({ cluster }) => cluster))];
    expect(rules).toEqual(
      clusters.map((cluster) => `clusters/${cluster}/prometheus/monitoring/configmap-prometheus-rules-general.yaml`),
    );
    for (const file of rules) {
      const [before = [], now = []] = [files, after[index]?.files].map((texts) => texts?.get(file)?.split('\n'));
      expect(now.filter((line, at) => line !== before[at])).toHaveLength(1);
    }
  }
});
