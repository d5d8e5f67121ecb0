interface Named {
  /** Unique in its configuration. */
  readonly name: string;
}

/** A chat, a pager or a program. Its URL or key is a file that a Secret brings. */
export interface SecretReceiver extends Named {
  readonly type: 'slack' | 'pagerduty' | 'webhook';
  /** The key in the Secret of receivers. */
  readonly secretKey: string;
}

/** An address, told through the mail server of the configuration. */
export interface EmailReceiver extends Named {
  readonly type: 'email';
  readonly to: string;
}

/** A topic, published to with the role of the pod. */
export interface TopicReceiver extends Named {
  readonly type: 'sns';
  readonly region: string;
  readonly topicArn: string;
}

/** A topic that only has to hear something, all the time. */
export interface HeartbeatReceiver extends Named {
  readonly type: 'heartbeat';
  readonly region: string;
  readonly topicArn: string;
}

/** Where alerts end that nobody is told of. */
export interface SilentReceiver extends Named {
  readonly type: 'silent';
}

/** Where a message goes. It holds no secret, only where one is found. */
export type Receiver = SecretReceiver | EmailReceiver | TopicReceiver | HeartbeatReceiver | SilentReceiver;

/** The mail server of all e-mail receivers. */
export interface MailServer {
  readonly host: string;
  readonly port: number;
  /** The address that messages come from. */
  readonly from: string;
  readonly username: string;
  /** The key of its password in the Secret of receivers. */
  readonly secretKey: string;
}
