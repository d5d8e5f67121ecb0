import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parse } from 'yaml';
import { observabilityOf, treeWith, unescaped } from '../../platform/backend-trees';
import { describeWithPrograms, findProgram } from './programs';

interface Definition {
  readonly template_files: Readonly<Record<string, string>>;
  readonly alertmanager_config: string;
}

/** What Amazon has to say of a key, in place of which Alertmanager wants the key itself. */
const SECRET = /routing_key:\n\s+aws_secrets_manager:\n\s+secret_arn: .+\n\s+secret_key: .+\n/;

const resources = observabilityOf(treeWith('amazon-managed-prometheus'));

let folder: string;

beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'amazon-'));
});

afterAll(() => {
  fs.rmSync(folder, { recursive: true });
});

describeWithPrograms(['promtool', 'amtool'], 'what Amazon is given', () => {
  test('is a scrape configuration', () => {
    const file = write('scraper.yaml', unescaped(resources.aws_prometheus_scraper?.dev_a?.scrape_configuration));
    expect(run('promtool', 'check', 'config', '--syntax-only', file)).toContain('SUCCESS');
  });

  test('are rules', () => {
    for (const { name = '', data } of Object.values(resources.aws_prometheus_rule_group_namespace ?? {})) {
      expect(run('promtool', 'check', 'rules', write(`${name}.yaml`, unescaped(data)))).toContain('SUCCESS');
    }
  });

  test('is a configuration of Alertmanager with its templates, but for where keys are', () => {
    const text = unescaped(resources.aws_prometheus_alert_manager_definition?.dev_a?.definition);
    const { template_files: templates, alertmanager_config: config } = parse(text) as Definition;
    for (const [name, template] of Object.entries(templates)) write(name, template);

    expect(config).toMatch(SECRET);
    const file = write('alertmanager.yml', config.replace(SECRET, 'routing_key: key\n'));
    expect(run('amtool', 'check-config', file)).toContain('1 templates');
  });
});

function write(name: string, text: string): string {
  const file = path.join(folder, name);
  fs.writeFileSync(file, text);
  return file;
}

function run(program: string, ...args: readonly string[]): string {
  const { stdout, stderr } = spawnSync(findProgram(program) ?? program, args, { encoding: 'utf8' });
  return `${stdout}${stderr}`;
}
