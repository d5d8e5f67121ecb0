import { SnsTopic } from '@cdktf/provider-aws/lib/sns-topic';
import { SnsTopicPolicy } from '@cdktf/provider-aws/lib/sns-topic-policy';
import { SnsTopicSubscription } from '@cdktf/provider-aws/lib/sns-topic-subscription';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { type Account, arns, names, serviceNames } from '../environment';
import { EncryptionKey } from './encryption-key';
import { usableByServices, usableBySilentServices, usableThrough } from './key-use';
import { literal } from './literal';
import { withLogicalId } from './logical-id';
import { policyDocument, type PolicyStatement } from './policy-document';

/** Alarms of CloudWatch, and notices of AWS Budgets: they say which account they come from. */
const SENDERS = ['budgets', 'cloudwatch'].map((service) => serviceNames.principal(service));

/**
 * Events of EventBridge, and notices of AWS Backup. EventBridge publishes nothing where a topic's policy asks whom it comes
 * from, and AWS Backup publishes within an account only.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html#eb-sns-permissions
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/backup-notifications.html
 */
const SILENT_SENDERS = ['backup', 'events'].map((service) => serviceNames.principal(service));

export interface AlarmTopicProps {
  /** The account whose alarms it takes. */
  readonly environment: Account;
  /** Where it is. */
  readonly region: string;
  /** Unique in the region: `prod-alarms`. */
  readonly name: string;
  /** `aws_sns_topic.<logicalId>`, and the same for its key. */
  readonly logicalId: string;
  /** Who reads the alarms; each address confirms once, by a link in a mail. */
  readonly emails: readonly string[];
  /** AWS services beside the usual that publish to it: `aps`. @default - none */
  readonly alsoFrom?: readonly string[];
  /** The provider of its region. @default - the layer's own */
  readonly provider?: TerraformProvider;
}

/**
 * Where alarms go: encrypted, open to AWS's own senders only, read by mail.
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-security-best-practices.html
 */
export class AlarmTopic extends Construct {
  /** A reference: whatever uses it waits for the topic. */
  public readonly arn: string;

  constructor(scope: Construct, id: string, props: AlarmTopicProps) {
    super(scope, id);
    const { environment, region, name, logicalId, emails, alsoFrom = [], provider } = props;
    const senders = [...SENDERS, ...alsoFrom.map((service) => serviceNames.principal(service))];
    const key = new EncryptionKey(this, 'Key', {
      environment,
      logicalId,
      alias: names.alarmsKeyAlias(name),
      description: `Encrypts the alarms of ${name}`,
      use: [
        usableByServices(environment, senders),
        usableBySilentServices(SILENT_SENDERS),
        usableThrough(environment, 'sns', region),
      ],
      provider,
    });
    const topic = new SnsTopic(this, 'Resource', { name, kmsMasterKeyId: key.arn, provider });
    this.arn = withLogicalId(topic, logicalId).arn;
    const policy = policyDocument(...mayPublish(environment, senders, arns.topic(environment, region, name)));
    withLogicalId(new SnsTopicPolicy(this, 'Policy', { arn: topic.arn, policy, provider }), logicalId);
    for (const [index, endpoint] of emails.entries()) {
      const subscription = { topicArn: topic.arn, protocol: 'email', endpoint: literal(endpoint), provider };
      const element = new SnsTopicSubscription(this, `Subscription-${index}`, subscription);
      withLogicalId(element, `${logicalId}_${endpoint.replaceAll(/[^a-z0-9]+/gi, '_')}`);
    }
  }
}

function mayPublish(environment: Account, senders: readonly string[], topicArn: string): PolicyStatement[] {
  const onBehalf = { StringEquals: { 'aws:SourceAccount': [environment.account] } };
  const publish = { actions: ['sns:Publish'], resources: [topicArn] };
  return [
    { ...publish, principals: { Service: senders }, conditions: onBehalf },
    { ...publish, principals: { Service: SILENT_SENDERS } },
  ];
}
