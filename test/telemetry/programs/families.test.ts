import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { alertmanagerJob } from '../../../lib/telemetry/jobs/alertmanager';
import { blackboxJob, clusterDnsProbe, platformEndpointsProbe } from '../../../lib/telemetry/jobs/blackbox';
import { logCanaryJob } from '../../../lib/telemetry/jobs/log-canary';
import { nodeExporterJob } from '../../../lib/telemetry/jobs/node-exporter';
import { prometheusJob } from '../../../lib/telemetry/jobs/prometheus';
import type { MetricFamily, ScrapeJob } from '../../../lib/telemetry/model';
import { blackboxConfig, nodeExporterArgs } from '../../../lib/telemetry/render/exporters';
import { type Exposed, parseExposition } from './exposition';
import { describeWithPrograms } from './programs';
import { freePort, type RunningProgram, startProgram } from './running-program';

/** Metrics that these surroundings cannot bring about, each with why. */
const NOT_HERE: Readonly<Record<string, string>> = {
  probe_ssl_earliest_cert_expiry: 'only a probe over TLS has it',
};

const PROMETHEUS = `
global: { scrape_interval: 1s, evaluation_interval: 1s }
rule_files: [rules.yaml]
alerting:
  alertmanagers:
  - static_configs: [{ targets: ['127.0.0.1:1'] }]
  - dns_sd_configs: [{ names: [alertmanager.invalid], type: A, port: 9093, refresh_interval: 1s }]
scrape_configs:
- job_name: nobody
  static_configs: [{ targets: ['127.0.0.1:1'] }]
- job_name: pods
  kubernetes_sd_configs: [{ role: pod, api_server: 'http://127.0.0.1:1' }]
`;

const RULES = 'groups: [{ name: general, rules: [{ alert: Watchdog, expr: vector(1) }] }]';

const ALERTMANAGER = `
route: { receiver: nobody }
receivers: [{ name: nobody, webhook_configs: [{ url: 'http://127.0.0.1:1/' }] }]
`;

const CANARY = { tenant: 'platform', namespace: 'canary', container: 'canary', text: 'request started' };

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'families-'));
let running: RunningProgram | undefined;

afterEach(() => running?.stop());

afterAll(() => {
  fs.rmSync(folder, { recursive: true, force: true });
});

describeWithPrograms(['prometheus'], 'Prometheus', ({ prometheus = '' }) => {
  test('exposes what its job declares', async () => {
    file('rules.yaml', RULES);
    const config = file('prometheus.yaml', PROMETHEUS);
    running = await startProgram(prometheus, [
      `--config.file=${config}`,
      `--storage.tsdb.path=${path.join(folder, 'data')}`,
    ]);
    await running.get('/-/ready');
    await expectFamilies(prometheusJob, () => running?.get('/metrics'));
  });
});

describeWithPrograms(['alertmanager'], 'Alertmanager', ({ alertmanager = '' }) => {
  test('exposes what its job declares', async () => {
    const cluster = `127.0.0.1:${await freePort()}`;
    running = await startProgram(alertmanager, [
      `--config.file=${file('alertmanager.yaml', ALERTMANAGER)}`,
      `--storage.path=${path.join(folder, 'alertmanager')}`,
      `--cluster.listen-address=${cluster}`,
      `--cluster.advertise-address=${cluster}`,
    ]);
    await expectFamilies(alertmanagerJob, () => running?.get('/metrics'));
  });
});

describeWithPrograms(['node_exporter'], 'node-exporter', ({ node_exporter: nodeExporter = '' }) => {
  test('exposes what its job declares', async () => {
    running = await startProgram(nodeExporter, nodeExporterArgs('/'));
    await expectFamilies(nodeExporterJob, () => running?.get('/metrics'));
  });
});

describeWithPrograms(['blackbox_exporter'], 'blackbox exporter', ({ blackbox_exporter: blackbox = '' }) => {
  test('exposes what its job and its probes declare', async () => {
    const nobody = `127.0.0.1:${await freePort()}`;
    running = await startProgram(blackbox, [`--config.file=${file('blackbox.yaml', blackboxConfig(CANARY))}`]);
    await expectFamilies(blackboxJob, () => running?.get('/metrics'));
    const probes = [platformEndpointsProbe([`http://${nobody}`]), clusterDnsProbe([nobody]), logCanaryJob(CANARY)];
    for (const probe of probes) await expectFamilies(probe, () => running?.get(probePath(probe)));
  });
});

test('the metrics that cannot be seen here are declared', () => {
  const declared = [platformEndpointsProbe([])].flatMap(familiesOf).map(({ name }) => name);
  expect(Object.keys(NOT_HERE).filter((name) => !declared.includes(name))).toEqual([]);
});

function file(name: string, content: string): string {
  const where = path.join(folder, name);
  fs.writeFileSync(where, content);
  return where;
}

function probePath({ discovery }: ScrapeJob): string {
  if (discovery.type !== 'probe') throw new Error('a probe is expected');
  return `/probe?module=${discovery.module}&target=${encodeURIComponent(discovery.targets[0] ?? '')}`;
}

function familiesOf({ families }: ScrapeJob): readonly MetricFamily[] {
  if (families === 'any') throw new Error('the families must be declared');
  return families;
}

/** Some metrics appear with the first scrape, rule or answer: the program gets half a minute for them. */
async function expectFamilies(job: ScrapeJob, expose: () => Promise<string> | undefined): Promise<void> {
  const families = familiesOf(job).filter(({ name }) => NOT_HERE[name] === undefined);
  const expected = families.map(({ name, type, labels }) => ({ name, type, labels: [...labels].sort() }));
  let seen: unknown[] = [];
  for (let attempt = 0; attempt < 30; attempt += 1) {
    const all = parseExposition((await expose()) ?? '');
    seen = families.map((family) => asDeclared(family, all.get(family.name)));
    if (JSON.stringify(seen) === JSON.stringify(expected)) break;
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
  expect(seen).toEqual(expected);
}

/** An exposition without a type leaves it to us. */
function asDeclared({ name, type }: MetricFamily, exposed: Exposed | undefined): object {
  if (exposed === undefined) return { name, missing: true };
  return { name, type: exposed.type === 'untyped' ? type : exposed.type, labels: exposed.labels };
}
