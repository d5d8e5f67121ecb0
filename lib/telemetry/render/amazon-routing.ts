import { toYaml } from '../../yaml';
import type { AlertRouting, Receiver } from '../model';
import { MESSAGE_TEMPLATES, receiverConfig, routingConfig } from './alertmanager';

/** Where the key of a pager lies in its secret, which is a JSON object. */
const PAGERDUTY_SECRET_KEY = 'routing_key';

/** The name of the file of templates, within the definition. */
const TEMPLATES = 'messages';

export interface ManagedAlertsContext {
  /** The cluster whose workspace it is, as messages name it. */
  readonly cluster: string;
  readonly environment: string;
  /** The ARN of the secret of a receiver, by its key in the Secret of receivers. */
  readonly secretArn: (secretKey: string) => string;
}

/**
 * An alert manager definition of Amazon Managed Prometheus: configuration and templates in one text. Its alerts have no label
 * for cluster and environment, since a workspace holds the metrics of one cluster: messages are told them here.
 * @see https://docs.aws.amazon.com/prometheus/latest/userguide/AMP-alertmanager-config.html
 */
export function alertManagerDefinition(routing: AlertRouting, context: ManagedAlertsContext): string {
  return toYaml({
    template_files: { [TEMPLATES]: messagesOf(context) },
    alertmanager_config: toYaml({
      templates: [TEMPLATES],
      receivers: routing.receivers.map((receiver) => managedReceiver(receiver, context)),
      ...routingConfig(routing),
    }),
  });
}

function messagesOf({ cluster, environment }: ManagedAlertsContext): string {
  return MESSAGE_TEMPLATES.replaceAll('.CommonLabels.cluster', `"${cluster}"`).replaceAll(
    '.CommonLabels.environment',
    `"${environment}"`,
  );
}

/** @see https://docs.aws.amazon.com/prometheus/latest/userguide/AMP-alertmanager-pagerduty-configure-alertmanager.html */
function managedReceiver(receiver: Receiver, { secretArn }: ManagedAlertsContext) {
  const config = receiverConfig(receiver);
  switch (receiver.type) {
    case 'heartbeat':
    case 'silent':
    case 'sns':
      return config;
    case 'pagerduty': {
      const [settings] = config.pagerduty_configs as readonly [Record<string, string>];
      const { routing_key_file: _, ...rest } = settings;
      const secret = { secret_arn: secretArn(receiver.secretKey), secret_key: PAGERDUTY_SECRET_KEY };
      return { ...config, pagerduty_configs: [{ routing_key: { aws_secrets_manager: secret }, ...rest }] };
    }
    default:
      throw new Error(`${receiver.name} is told by ${receiver.type}: the rules should have said so`);
  }
}
