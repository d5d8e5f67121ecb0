import { parse } from 'yaml';
import type { AlertRouting, Receiver } from '../../../lib/telemetry/model';
import { alertManagerDefinition } from '../../../lib/telemetry/render/amazon-routing';

const context = {
  cluster: 'dev-a',
  environment: 'dev',
  secretArn: (key: string) => `arn:aws:secretsmanager:eu-west-2:111111111111:secret:dev/${key}`,
};

function routingTo(...receivers: Receiver[]): AlertRouting {
  return { receivers, route: { receiver: 'Nobody' }, timeIntervals: [], inhibitions: [] };
}

interface Definition {
  readonly template_files: Readonly<Record<string, string>>;
  readonly alertmanager_config: string;
}

function definitionOf(...receivers: Receiver[]) {
  const definition = parse(alertManagerDefinition(routingTo(...receivers), context)) as Definition;
  return { ...definition, config: parse(definition.alertmanager_config) as Record<string, unknown> };
}

describe('alertManagerDefinition', () => {
  test('tells topics, and pagers by a secret that Amazon reads', () => {
    const { config } = definitionOf(
      { type: 'sns', name: 'night', region: 'eu-west-2', topicArn: 'arn:topic' },
      { type: 'pagerduty', name: 'on-call', secretKey: 'on-call' },
      { type: 'silent', name: 'Nobody' },
    );

    expect(config.receivers).toMatchObject([
      { name: 'night', sns_configs: [{ topic_arn: 'arn:topic', sigv4: { region: 'eu-west-2' } }] },
      {
        name: 'on-call',
        pagerduty_configs: [
          {
            routing_key: {
              aws_secrets_manager: { secret_arn: context.secretArn('on-call'), secret_key: 'routing_key' },
            },
          },
        ],
      },
      { name: 'Nobody' },
    ]);
    expect(JSON.stringify(config)).not.toContain('_file');
  });

  test('names cluster and environment in messages, since its alerts have no label for them', () => {
    const { template_files: files, config } = definitionOf({ type: 'silent', name: 'Nobody' });

    expect(config.templates).toEqual(Object.keys(files));
    expect(files.messages).toContain('on {{ "dev-a" }} ({{ "dev" }})');
    expect(files.messages).not.toMatch(/CommonLabels\.(?:cluster|environment)/);
  });

  test('fails when a receiver is told otherwise, which the rules refuse', () => {
    expect(() => definitionOf({ type: 'slack', name: 'chat', secretKey: 'chat' })).toThrow(
      'chat is told by slack: the rules should have said so',
    );
  });
});
