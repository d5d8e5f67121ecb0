import { type AlertReceiver, arns, type Cluster, type Environment, names } from '../../environment';
import type { MailServer, Receiver } from '../model';

/** Names of our own receivers; those of an environment are DNS labels, and have no capital letter. */
export const WATCHDOG = 'Watchdog';
export const NOBODY = 'Nobody';

/** The Secret in the namespace `monitoring` that holds what receivers need, one key a receiver. */
export const RECEIVER_SECRET = 'alertmanager-receivers';

/** The key of the mail server's password: no receiver can have that name. */
const MAIL_SERVER_KEY = 'smtp_password';

/** A key of the Secret, and the secret in AWS Secrets Manager whose value belongs there. */
export interface ReceiverSecret {
  readonly key: string;
  readonly secret: string;
}

/** Who can be told in one cluster: the receivers of the environment, the dead man's switch, and nobody. */
export function receiversOf(environment: Environment, cluster: Cluster): Receiver[] {
  const topicIn = (topic: string) => ({
    region: cluster.region,
    topicArn: arns.topic(environment, cluster.region, topic),
  });
  return [
    ...environment.telemetry.receivers.map((receiver) => receiverOf(receiver, topicIn)),
    { type: 'heartbeat', name: WATCHDOG, ...topicIn(names.watchdogTopic(cluster)) },
    { type: 'silent', name: NOBODY },
  ];
}

export function mailServerOf({ telemetry: { smtp } }: Environment): MailServer | undefined {
  if (smtp === undefined) return undefined;
  const { host, port, from, username } = smtp;
  return { host, port, from, username, secretKey: MAIL_SERVER_KEY };
}

/** What has to be in the Secret before a message can be sent. */
export function receiverSecretsOf({ telemetry: { receivers, smtp } }: Environment): ReceiverSecret[] {
  const ofReceivers = receivers.flatMap((receiver) =>
    'secret' in receiver ? [{ key: receiver.name, secret: receiver.secret }] : [],
  );
  return [...ofReceivers, ...(smtp === undefined ? [] : [{ key: MAIL_SERVER_KEY, secret: smtp.secret }])];
}

function receiverOf(
  receiver: AlertReceiver,
  topicIn: (topic: string) => { region: string; topicArn: string },
): Receiver {
  const { name } = receiver;
  if (receiver.type === 'email') return { type: 'email', name, to: receiver.to };
  if (receiver.type === 'sns') return { type: 'sns', name, ...topicIn(receiver.topic) };
  return { type: receiver.type, name, secretKey: name };
}
