import type { JsonObject, JsonValue } from '../../../yaml';
import type { MailServer, Receiver } from '../../model';
import { ALERTMANAGER_PATHS } from './paths';

/** A receiver of ours has one integration. @see https://prometheus.io/docs/alerting/latest/configuration/#receiver */
export function receiverConfig(receiver: Receiver): JsonObject {
  const [integration, config] = integrationOf(receiver) ?? [];
  return { name: receiver.name, ...(integration !== undefined && config !== undefined && { [integration]: [config] }) };
}

/** What all e-mail receivers have in common. @see https://prometheus.io/docs/alerting/latest/configuration/#email_config */
export function mailServerConfig({ host, port, from, username, secretKey }: MailServer): JsonObject {
  return {
    smtp_smarthost: `${host}:${port}`,
    smtp_from: from,
    smtp_auth_username: username,
    smtp_auth_password_file: secretFile(secretKey),
  };
}

function integrationOf(receiver: Receiver): readonly [string, JsonObject] | undefined {
  switch (receiver.type) {
    case 'slack':
      return ['slack_configs', { api_url_file: secretFile(receiver.secretKey), ...SLACK }];
    case 'pagerduty':
      return ['pagerduty_configs', { routing_key_file: secretFile(receiver.secretKey), ...PAGERDUTY }];
    case 'webhook':
      // The body is a JSON document of Alertmanager's, with every label and annotation.
      return ['webhook_configs', { url_file: secretFile(receiver.secretKey), send_resolved: true }];
    case 'email':
      return ['email_configs', { to: receiver.to, ...EMAIL }];
    case 'sns':
      return ['sns_configs', { ...topicConfig(receiver), ...TOPIC }];
    case 'heartbeat':
      return ['sns_configs', { ...topicConfig(receiver), ...HEARTBEAT }];
    case 'silent':
      return undefined;
  }
}

/** Credentials are those of the pod's role; the region is that of the topic. */
function topicConfig({ topicArn, region }: { readonly topicArn: string; readonly region: string }): JsonObject {
  return { topic_arn: topicArn, sigv4: { region } };
}

function secretFile(key: string): string {
  return `${ALERTMANAGER_PATHS.secrets}/${key}`;
}

const template = (name: string): JsonValue => `{{ template "platform.${name}" . }}`;

const SLACK: JsonObject = {
  send_resolved: true,
  color: template('color'),
  title: template('title'),
  fallback: template('title'),
  title_link: template('link'),
  text: template('slack'),
};

const PAGERDUTY: JsonObject = {
  send_resolved: true,
  description: template('title'),
  severity: template('pagerduty.severity'),
  client: 'Alertmanager',
  client_url: template('link'),
  details: { alerts: template('text') },
};

const EMAIL: JsonObject = {
  send_resolved: true,
  headers: { Subject: template('title') },
  html: template('html'),
  text: template('text'),
};

const TOPIC: JsonObject = { send_resolved: true, subject: template('subject'), message: template('text') };

/** The end of Watchdog is told by silence: a message about it would be one more heartbeat. */
const HEARTBEAT: JsonObject = { send_resolved: false, subject: 'Watchdog', message: 'Alerts can reach people.' };
