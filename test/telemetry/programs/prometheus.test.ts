import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parse } from 'yaml';
import { renderAll } from '../../platform/render-all';
import { describeWithPrograms } from './programs';

const ACCOUNT = '/var/run/secrets/kubernetes.io/serviceaccount';

/** The files that the ConfigMaps of Prometheus bring, by cluster: its configuration, and a file a family of rules. */
const clusters = new Map<string, Map<string, string>>();
for (const [file, text] of renderAll().flatMap(({ files }) => [...files])) {
  const [, cluster] = /^clusters\/([^/]+)\/prometheus\/monitoring\/configmap-prometheus[^/]*\.yaml$/.exec(file) ?? [];
  if (cluster === undefined) continue;
  const { data } = parse(text) as { data: Record<string, string> };
  const files = clusters.get(cluster) ?? new Map<string, string>();
  clusters.set(cluster, new Map([...files, ...Object.entries(data)]));
}

let folder: string;

beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'prometheus-'));
});

afterAll(() => {
  fs.rmSync(folder, { recursive: true });
});

describeWithPrograms(['promtool'], 'Prometheus', ({ promtool = '' }) => {
  const check = (...args: readonly string[]) => spawnSync(promtool, ['check', ...args], { encoding: 'utf8' });

  test.each([...clusters.keys()])('takes the configuration of %s, with every file of its rules', (cluster) => {
    const { stdout, stderr, status } = check('config', written(cluster));
    expect(stderr).toBe('');
    expect(stdout).toContain(`SUCCESS: ${(clusters.get(cluster)?.size ?? 0) - 1} rule files found`);
    expect(status).toBe(0);
  });

  test.each([...clusters.keys()])('finds nothing to mend in the rules of %s', (cluster) => {
    const { rules } = placesOf(path.dirname(written(cluster)));
    const files = fs.readdirSync(rules).map((file) => path.join(rules, file));
    const { stderr, status } = check('rules', '--lint=all', '--lint-fatal', ...files);
    expect(stderr).toBe('');
    expect(status).toBe(0);
  });

  test('refuses a rule that cannot be read', () => {
    const [cluster = ''] = clusters.keys();
    const config = written(cluster, (text) => text.replace('expr: vector(1)', 'expr: vector(1'));
    expect(check('config', config)).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('Watchdog') as unknown,
    });
  });
});

function placesOf(root: string) {
  return {
    config: path.join(root, 'prometheus.yaml'),
    rules: path.join(root, 'rules'),
    account: path.join(root, 'account'),
  };
}

/** Writes the files of a cluster, with folders of the test in place of mounts, and gives the configuration. */
function written(cluster: string, change = (text: string) => text): string {
  const { config, rules, account } = placesOf(fs.mkdtempSync(path.join(folder, `${cluster}-`)));
  for (const each of [rules, account]) fs.mkdirSync(each);
  fs.writeFileSync(path.join(account, 'token'), 'token');
  fs.writeFileSync(path.join(account, 'ca.crt'), '');
  for (const [name, text] of clusters.get(cluster) ?? []) {
    if (name !== 'prometheus.yaml') fs.writeFileSync(path.join(rules, name), change(text));
    else fs.writeFileSync(config, text.replaceAll(ACCOUNT, account).replaceAll('/etc/prometheus/rules', rules));
  }
  return config;
}
