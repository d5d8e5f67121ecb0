import { SnsTopic } from '@cdktf/provider-aws/lib/sns-topic';
import { SnsTopicPolicy } from '@cdktf/provider-aws/lib/sns-topic-policy';
import { Construct } from 'constructs';
import { type Account, arns, type Cluster, names, serviceNames } from '../../environment';
import { EncryptionKey } from '../encryption-key';
import { withLogicalId } from '../logical-id';
import { MetricAlarm } from '../metric-alarm';
import { policyDocument, type PolicyStatement } from '../policy-document';

/** Three periods of five minutes without a message: one that is late wakes nobody. */
const PERIOD_SECONDS = 300;
const PERIODS = 3;

export interface WatchdogProps {
  /** The account of the cluster. */
  readonly environment: Account;
  /** The cluster that has to be heard of. */
  readonly cluster: Pick<Cluster, 'name' | 'region'>;
  /** The topic that hears of the silence. */
  readonly topicArn: string;
}

/**
 * A dead man's switch outside the cluster. Prometheus keeps one alert, Watchdog, firing for ever; Alertmanager sends it to
 * this topic at least every five minutes. When either falls silent, so do all other alerts of the cluster: then nothing
 * is published here, and CloudWatch tells the alarm topic after fifteen minutes. Nobody subscribes to the topic itself.
 * Only Alertmanager's role may publish, or a stranger could keep a dead cluster looking alive.
 *
 * The alarm is red from the first day until Alertmanager runs in the cluster: nobody hears of the cluster's alerts yet, and
 * that is what it says. The topic is told once.
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-monitoring-using-cloudwatch.html
 */
export class Watchdog extends Construct {
  constructor(scope: Construct, id: string, props: WatchdogProps) {
    super(scope, id);
    const { environment, cluster, topicArn } = props;
    const name = names.watchdogTopic(cluster);
    const logicalId = name.replaceAll('-', '_');
    const alertmanager = arns.role(environment, names.workloadRole(cluster, 'alertmanager'));
    const key = new EncryptionKey(this, 'Key', {
      environment,
      logicalId,
      alias: names.alarmsKeyAlias(name),
      description: `Encrypts the heartbeat of ${cluster.name}`,
      use: [mayEncrypt(props, alertmanager)],
    });
    const topic = withLogicalId(new SnsTopic(this, 'Resource', { name, kmsMasterKeyId: key.arn }), logicalId);
    const policy = policyDocument(...onlyOneMayPublish(alertmanager, arns.topic(environment, cluster.region, name)));
    withLogicalId(new SnsTopicPolicy(this, 'Policy', { arn: topic.arn, policy }), logicalId);
    new MetricAlarm(this, 'Silence', {
      name: `${cluster.name}-watchdog-is-silent`,
      logicalId,
      description:
        `No alert of ${cluster.name} can reach anybody: Prometheus or Alertmanager has not been heard of for 15 minutes. ` +
        'Look whether both run, and whether Alertmanager may publish to the topic.',
      namespace: 'AWS/SNS',
      metricName: 'NumberOfMessagesPublished',
      dimensions: { TopicName: topic.name },
      statistic: 'Sum',
      periodSeconds: PERIOD_SECONDS,
      periods: PERIODS,
      comparison: 'LessThanThreshold',
      threshold: 1,
      missingData: 'breaching',
      topicArn,
    });
  }
}

/** Publishing to an encrypted topic takes both rights. */
function mayEncrypt({ environment, cluster }: WatchdogProps, roleArn: string) {
  const viaSns = { 'kms:ViaService': [serviceNames.via(environment, 'sns', cluster.region)] };
  return {
    principals: { AWS: [roleArn] },
    actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
    conditions: { StringEquals: viaSns },
  };
}

function onlyOneMayPublish(roleArn: string, topicArn: string): PolicyStatement[] {
  const publishing = { actions: ['sns:Publish'], resources: [topicArn] };
  return [
    { ...publishing, principals: { AWS: [roleArn] } },
    {
      ...publishing,
      effect: 'Deny',
      principals: { AWS: ['*'] },
      conditions: { ArnNotEquals: { 'aws:PrincipalArn': [roleArn] } },
    },
  ];
}
