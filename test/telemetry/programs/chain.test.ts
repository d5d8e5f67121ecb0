import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parse } from 'yaml';
import { renderAll } from '../../platform/render-all';
import { describeWithPrograms } from './programs';
import { discoveredJobs, localAlertmanagerConfig, localPrometheusConfig } from './stack/local-config';
import { eventually, Running } from './stack/processes';
import { type Delivery, Inbox, Target } from './stack/servers';

/** The cluster whose rendered files are run here. */
const CLUSTER = 'dev-a';

/** The job whose only target is killed. */
const VICTIM = 'grafana';

/** `for: 10m` of TargetDown, two rounds of scraping and judging, and the half minute in which Alertmanager gathers. */
const TARGET_DOWN_SECONDS = 13 * 60;

describeWithPrograms(['prometheus', 'alertmanager'], 'from a target to a person', (programs) => {
  let folder: string;
  let inbox: Inbox;
  let targets: Map<string, Target>;
  let prometheusUrl: string;
  let alertmanagerUrl: string;
  const running: Running[] = [];
  const files = renderAll().find(({ manifest }) => manifest.environment === 'dev')?.files ?? new Map<string, string>();

  beforeAll(async () => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'chain-'));
    inbox = await Inbox.start();
    const config = configFiles(files, 'prometheus')['prometheus.yaml'] ?? '';
    targets = new Map();
    for (const job of [...discoveredJobs(config), 'blackbox-exporter.monitoring.svc']) {
      targets.set(job, await Target.start('probe_success 1\n'));
    }
    const alertmanagerPort = await freePort();
    const prometheusPort = await freePort();
    alertmanagerUrl = `http://127.0.0.1:${alertmanagerPort}`;
    prometheusUrl = `http://127.0.0.1:${prometheusPort}`;
    startAlertmanager(alertmanagerPort);
    startPrometheus(config, prometheusPort, alertmanagerPort);
  }, 60_000);

  afterAll(async () => {
    for (const each of running) await each.stop();
    for (const target of targets.values()) await target.stop();
    await inbox.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  test('every target is found and answers, and every rule can be evaluated', async () => {
    await seen('all targets up', 120, async () => {
      const { activeTargets } = await ask<{ activeTargets: { health: string }[] }>('targets');
      return activeTargets.length >= targets.size && activeTargets.every(({ health }) => health === 'up')
        ? true
        : undefined;
    });
    const rules = await seen('all rules evaluated', 120, async () => {
      const { groups } = await ask<{ groups: { name: string; rules: { name: string; health: string }[] }[] }>('rules');
      const all = groups.flatMap((group) => group.rules);
      return all.every(({ health }) => health !== 'unknown') ? all : undefined;
    });
    const rendered = [...files].filter(([file]) => file.includes('/configmap-prometheus-rules-'));
    expect(rules.filter(({ health }) => health !== 'ok')).toEqual([]);
    expect(rules).toHaveLength(rendered.flatMap(([, text]) => rulesIn(text)).length);
  });

  test('the Watchdog arrives where its silence is noticed', async () => {
    const { body } = await seen('a message to SNS', 120, () => inbox.deliveries.find(({ path: to }) => to === '/sns'));
    const sent = new URLSearchParams(body);
    expect(sent.get('Subject')).toBe('Watchdog');
    expect(sent.get('TopicArn')).toBe('arn:aws:sns:eu-west-2:111111111111:dev-a-watchdog');
  });

  test('a critical alert mutes the warning of the same name in the same namespace', async () => {
    await targets.get(VICTIM)?.stop();
    const labels = {
      alertname: 'Sample',
      namespace: 'logging',
      cluster: CLUSTER,
      environment: 'dev',
      team: 'platform',
    };
    const alerts = ['critical', 'warning'].map((severity) => ({
      labels: { ...labels, severity },
      annotations: { summary: `A sample that is ${severity}`, description: 'Nothing is wrong.' },
    }));
    const sent = await fetch(`${alertmanagerUrl}/api/v2/alerts`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(alerts),
    });
    expect(sent.status).toBe(200);
    const arrived = await seen('the critical one', 90, () => messages().find((text) => text.includes('Sample')));
    expect(arrived).toContain('A sample that is critical');
    const listed = (await (await fetch(`${alertmanagerUrl}/api/v2/alerts?filter=alertname=Sample`)).json()) as {
      labels: { severity: string };
      status: { state: string };
    }[];
    expect(Object.fromEntries(listed.map((alert) => [alert.labels.severity, alert.status.state]))).toEqual({
      critical: 'active',
      warning: 'suppressed',
    });
    expect(messages().join('\n')).not.toContain('A sample that is warning');
  });

  test(
    'a target that is killed raises TargetDown, and the message says what the route promises',
    async () => {
      const message = await seen('TargetDown', TARGET_DOWN_SECONDS, () =>
        inbox.deliveries.find(({ body }) => body.includes('TargetDown') && body.includes(VICTIM)),
      );
      expect(slackOf(message)).toMatchInlineSnapshot(`
        {
          "text": "*Targets cannot be scraped*
        100% of the targets of grafana in monitoring are down.
        <https://github.com/acme/platform/blob/main/docs/runbooks/TargetDown.md|Runbook> 

        ",
          "title": "[WARNING] TargetDown in monitoring on dev-a (dev)",
          "to": "/slack/platform",
        }
      `);
    },
    (TARGET_DOWN_SECONDS + 60) * 1000,
  );

  async function seen<T>(what: string, limitSeconds: number, ask: () => Promise<T | undefined> | T | undefined) {
    return eventually(what, limitSeconds, running, ask);
  }

  function startAlertmanager(port: number): void {
    const own = path.join(folder, 'alertmanager');
    fs.mkdirSync(own);
    const rendered = configFiles(files, 'alertmanager');
    for (const [name, text] of Object.entries(rendered)) {
      fs.mkdirSync(path.join(own, 'config'), { recursive: true });
      fs.writeFileSync(
        path.join(own, 'config', name),
        /\.ya?ml$/.test(name) ? localAlertmanagerConfig(text, own, inbox.port) : text,
      );
    }
    const [config = ''] = Object.keys(rendered).filter((name) => /\.ya?ml$/.test(name));
    const args = [
      `--config.file=${path.join(own, 'config', config)}`,
      `--storage.path=${path.join(own, 'data')}`,
      `--web.listen-address=127.0.0.1:${port}`,
      '--cluster.listen-address=',
    ];
    const credentials = { AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test', AWS_REGION: 'eu-west-2' };
    running.push(
      Running.start(programs['alertmanager'] ?? '', args, path.join(folder, 'alertmanager.log'), credentials),
    );
  }

  function startPrometheus(config: string, port: number, alertmanager: number): void {
    const own = path.join(folder, 'prometheus');
    fs.mkdirSync(path.join(own, 'rules'), { recursive: true });
    for (const [file, text] of files) {
      if (!file.startsWith(`clusters/${CLUSTER}/prometheus/`) || !file.includes('/configmap-prometheus-rules-'))
        continue;
      const { data } = parse(text) as { data: Record<string, string> };
      for (const [name, rules] of Object.entries(data)) fs.writeFileSync(path.join(own, 'rules', name), rules);
    }
    const jobs = new Map([...targets].map(([job, target]) => [job, target.port]));
    const blackbox = jobs.get('blackbox-exporter.monitoring.svc') ?? 0;
    const file = path.join(own, 'prometheus.yaml');
    fs.writeFileSync(file, localPrometheusConfig(config, own, { jobs, blackbox, alertmanager }));
    const args = [
      `--config.file=${file}`,
      `--storage.tsdb.path=${path.join(own, 'data')}`,
      `--web.listen-address=127.0.0.1:${port}`,
    ];
    const log = path.join(folder, 'prometheus.log');
    running.push(Running.start(programs['prometheus'] ?? '', args, log, { POD_NAME: 'prometheus-0' }));
  }

  async function ask<T>(what: string): Promise<T> {
    const response = await fetch(`${prometheusUrl}/api/v1/${what}`);
    return ((await response.json()) as { data: T }).data;
  }

  function messages(): string[] {
    return inbox.deliveries.filter(({ path: to }) => to.startsWith('/slack/')).map(({ body }) => body);
  }
});

/** The files of a ConfigMap of the cluster, by name. */
function configFiles(files: ReadonlyMap<string, string>, name: string): Record<string, string> {
  const text = files.get(`clusters/${CLUSTER}/${name}/monitoring/configmap-${name}.yaml`);
  if (text === undefined) throw new Error(`no ConfigMap ${name} is rendered`);
  return (parse(text) as { data: Record<string, string> }).data;
}

function rulesIn(configMap: string): unknown[] {
  const { data } = parse(configMap) as { data: Record<string, string> };
  return Object.values(data).flatMap((text) => {
    const { groups } = parse(text) as { groups: { rules: unknown[] }[] };
    return groups.flatMap(({ rules }) => rules);
  });
}

function slackOf({ path: to, body }: Delivery) {
  const { attachments } = JSON.parse(body) as { attachments: { title: string; text: string }[] };
  return { to, title: attachments[0]?.title, text: attachments[0]?.text };
}

async function freePort(): Promise<number> {
  const target = await Target.start('');
  await target.stop();
  return target.port;
}
