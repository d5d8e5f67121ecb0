import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { alertRouting } from '../../../lib/telemetry/alerting';
import {
  ALERTMANAGER_FILES,
  ALERTMANAGER_PATHS,
  alertmanagerConfig,
  MESSAGE_TEMPLATES,
} from '../../../lib/telemetry/render/alertmanager';
import { teams } from '../../../platform/tenants';
import { allEnvironments } from '../../platform/render-all';
import { FIRING, RESOLVED } from './fixtures/notifications';
import { ROUTING_TABLE } from './fixtures/routing-table';
import { describeWithPrograms, type Ran, runProgram } from './programs';

const configs = new Map(
  allEnvironments().flatMap((environment) =>
    environment.clusters.map((cluster) => {
      return [cluster.name, alertmanagerConfig(alertRouting(environment, cluster, teams))] as const;
    }),
  ),
);

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
    const args = ['config', 'routes', 'test', `--config.file=${configFile(cluster)}`, ...labels.split(' ')];
    const { status, stdout } = runProgram('amtool', args);
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

function checkConfig(name: string): Ran {
  return runProgram('amtool', ['check-config', configFile(name)]);
}

function message(template: string, notification: object): string {
  const data = path.join(folder, 'notification.json');
  fs.writeFileSync(data, JSON.stringify(notification));
  const [cluster = ''] = configs.keys();
  const { stdout, stderr } = runProgram('amtool', [
    'template',
    'render',
    `--template.glob=${path.join(folder, cluster, ALERTMANAGER_FILES.templates)}`,
    `--template.type=${template === 'html' ? 'html' : 'text'}`,
    `--template.text={{ template "platform.${template}" . }}`,
    `--template.data=${data}`,
  ]);
  expect(stderr).toBe('');
  return stdout;
}
