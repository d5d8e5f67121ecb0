import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parse } from 'yaml';
import type { EnvironmentInput } from '../../../lib/environment';
import { alertRouting } from '../../../lib/telemetry/alerting';
import {
  ALERTMANAGER_FILES,
  ALERTMANAGER_PATHS,
  alertmanagerConfig,
  MESSAGE_TEMPLATES,
} from '../../../lib/telemetry/render/alertmanager';
import { testEnvironment } from '../../../lib/testing/environments';
import { renderAll } from '../../platform/render-all';
import { FIRING, RESOLVED } from './fixtures/notifications';
import { ROUTING_TABLE } from './fixtures/routing-table';
import { describeWithPrograms, findProgram } from './programs';

/** What the ConfigMap of each cluster holds, by cluster. */
const configs = new Map(
  renderAll().flatMap(({ files }) =>
    [...files].flatMap(([file, text]) => {
      const [, cluster] =
        /^clusters\/([^/]+)\/alertmanager\/monitoring\/configmap-alertmanager\.yaml$/.exec(file) ?? [];
      if (cluster === undefined) return [];
      const { data } = parse(text) as { readonly data: Readonly<Record<string, string>> };
      return [[cluster, data[ALERTMANAGER_FILES.config] ?? ''] as const];
    }),
  ),
);

const EVERY_TYPE = {
  receivers: [
    { type: 'slack', name: 'slack', secret: 'test/slack' },
    { type: 'pagerduty', name: 'pagerduty', secret: 'test/pagerduty' },
    { type: 'webhook', name: 'webhook', secret: 'test/webhook' },
    { type: 'email', name: 'email', to: 'on-call@acme.example' },
    { type: 'sns', name: 'sns', topic: 'alerts' },
  ],
  smtp: { host: 'mail.acme.example', from: 'alerts@acme.example', username: 'alerts', secret: 'test/smtp' },
} satisfies EnvironmentInput['telemetry'];

let folder: string;

beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'alertmanager-'));
  for (const [cluster, text] of configs) writeConfig(cluster, text, MESSAGE_TEMPLATES);
});

afterAll(() => {
  fs.rmSync(folder, { recursive: true });
});

describeWithPrograms(['amtool'], 'amtool', () => {
  test.each([...configs.keys()])('takes the configuration of %s, with its templates', (cluster) => {
    const { status, stdout, stderr } = checkConfig(cluster);
    expect(`${stdout}${stderr}`).toContain('1 templates');
    expect(status).toBe(0);
  });

  test('takes receivers of every type, and a mail server', () => {
    const environment = testEnvironment({ telemetry: EVERY_TYPE });
    const [cluster] = environment.clusters;
    if (cluster === undefined) throw new Error('the test environment has a cluster');
    writeConfig('every-type', alertmanagerConfig(alertRouting(environment, cluster, [])), MESSAGE_TEMPLATES);
    const { status, stdout } = checkConfig('every-type');
    expect(stdout).toContain(`${EVERY_TYPE.receivers.length + 2} receivers`);
    expect(status).toBe(0);
  });

  test('refuses a template that is broken, and a receiver that there is not', () => {
    const [text = ''] = configs.values();
    writeConfig('broken-template', text, `${MESSAGE_TEMPLATES}{{ define "a" }}`);
    writeConfig('broken-route', text.replace('receiver: Watchdog', 'receiver: Watchdoog'), MESSAGE_TEMPLATES);
    expect(checkConfig('broken-template')).toMatchObject({ status: 1 });
    expect(checkConfig('broken-route')).toMatchObject({ status: 1 });
  });

  test('the table of routes has a row of every cluster', () => {
    expect([...new Set(ROUTING_TABLE.map(([cluster]) => cluster))].sort()).toEqual([...configs.keys()].sort());
  });

  test.each(ROUTING_TABLE)('in %s, %s is told to %s', (cluster, labels, receivers) => {
    const config = `--config.file=${configFile(cluster)}`;
    const { status, stdout } = amtool('config', 'routes', 'test', config, ...labels.split(' '));
    expect(stdout.trim()).toBe(receivers);
    expect(status).toBe(0);
  });
});

describeWithPrograms(['amtool'], 'a message', () => {
  test.each([
    ['title', FIRING, '[CRITICAL] KubePodCrashLooping in checkout-api on prod-a (prod), 2 alerts'],
    ['title', RESOLVED, '[CRITICAL, RESOLVED] KubePodCrashLooping in checkout-api on prod-a (prod)'],
    ['subject', FIRING, 'CRITICAL: KubePodCrashLooping on prod-a'],
    ['subject', RESOLVED, 'RESOLVED CRITICAL: KubePodCrashLooping on prod-a'],
    ['link', FIRING, 'https://runbooks.example/KubePodCrashLooping'],
    ['color', FIRING, 'danger'],
    ['color', RESOLVED, 'good'],
    ['pagerduty.severity', FIRING, 'critical'],
  ])('has a %s', (template, notification, expected) => {
    expect(message(template, notification)).toBe(expected);
  });

  test.each(['text', 'slack', 'html'])('says in its %s what is wrong, what to do and where to look', (template) => {
    expect(message(template, FIRING)).toMatchSnapshot();
  });

  test('has a subject that SNS takes, whatever the names', () => {
    const long = { severity: 's'.repeat(30), alertname: 'A'.repeat(80), cluster: 'c'.repeat(60) };
    expect(message('subject', { ...RESOLVED, commonLabels: long }).length).toBeLessThan(100);
  });
});

function writeConfig(name: string, config: string, templates: string): void {
  const own = path.join(folder, name);
  fs.mkdirSync(own);
  fs.writeFileSync(configFile(name), config.replaceAll(ALERTMANAGER_PATHS.config, own));
  fs.writeFileSync(path.join(own, ALERTMANAGER_FILES.templates), templates);
}

function configFile(name: string): string {
  return path.join(folder, name, ALERTMANAGER_FILES.config);
}

function checkConfig(name: string) {
  return amtool('check-config', configFile(name));
}

function amtool(...args: string[]) {
  return spawnSync(findProgram('amtool') ?? 'amtool', args, { encoding: 'utf8' });
}

function message(template: string, notification: object): string {
  const data = path.join(folder, 'notification.json');
  fs.writeFileSync(data, JSON.stringify(notification));
  const [cluster = ''] = configs.keys();
  const { stdout, stderr } = amtool(
    'template',
    'render',
    `--template.glob=${path.join(folder, cluster, ALERTMANAGER_FILES.templates)}`,
    `--template.type=${template === 'html' ? 'html' : 'text'}`,
    `--template.text={{ template "platform.${template}" . }}`,
    `--template.data=${data}`,
  );
  expect(stderr).toBe('');
  return stdout;
}
