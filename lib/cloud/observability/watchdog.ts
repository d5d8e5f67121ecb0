import { SnsTopic } from '@cdktf/provider-aws/lib/sns-topic';
import { SnsTopicPolicy } from '@cdktf/provider-aws/lib/sns-topic-policy';
import { Construct } from 'constructs';
import { type Account, arns, type Cluster, names, serviceNames } from '../../environment';
import { EncryptionKey, type EncryptionKeyProps } from '../encryption-key';
import { usableByServices } from '../key-use';
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
  /** Whether the Alertmanager is that of a workspace of Amazon Managed Prometheus. @default false */
  readonly isManaged?: boolean;
}

/**
 * A dead man's switch outside the cluster. Prometheus keeps one alert, Watchdog, firing for ever; Alertmanager sends it to
 * this topic at least every five minutes. When either falls silent, so do all other alerts of the cluster: then nothing
 * is published here, and CloudWatch tells the alarm topic after fifteen minutes. Nobody subscribes to the topic itself.
 * Only Alertmanager may publish, or a stranger could keep a dead cluster looking alive.
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
    const alertmanager = props.isManaged === true ? ofAmazon(props) : ofCluster(props);
    const key = new EncryptionKey(this, 'Key', {
      environment,
      logicalId,
      alias: names.alarmsKeyAlias(name),
      description: `Encrypts the heartbeat of ${cluster.name}`,
      use: [alertmanager.mayEncrypt],
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

/** Who keeps the topic from falling silent, and how it is told from everybody else. */
interface Publisher {
  readonly principals: NonNullable<PolicyStatement['principals']>;
  /** @default - the principal says it all */
  readonly conditions?: PolicyStatement['conditions'];
  readonly everybodyElse: NonNullable<PolicyStatement['conditions']>;
  readonly mayEncrypt: EncryptionKeyProps['use'][number];
}

/** Publishing to an encrypted topic takes both rights. */
function ofCluster({ environment, cluster }: WatchdogProps): Publisher {
  const role = arns.role(environment, names.workloadRole(cluster, 'alertmanager'));
  const principals = { AWS: [role] };
  const viaSns = { 'kms:ViaService': [serviceNames.via(environment, 'sns', cluster.region)] };
  return {
    principals,
    everybodyElse: { ArnNotEquals: { 'aws:PrincipalArn': [role] } },
    mayEncrypt: {
      principals,
      actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
      conditions: { StringEquals: viaSns },
    },
  };
}

/**
 * Any workspace of the account: their ARNs are AWS's, and each is told the topic of its own cluster only.
 * @see https://docs.aws.amazon.com/prometheus/latest/userguide/AMP-alertmanager-receiver-AMPpermission.html
 */
function ofAmazon({ environment, cluster }: WatchdogProps): Publisher {
  const service = serviceNames.principal('aps');
  const workspaces = { 'aws:SourceArn': [arns.metricsWorkspaceWildcard(environment, cluster.region)] };
  return {
    principals: { Service: [service] },
    conditions: { StringEquals: { 'aws:SourceAccount': [environment.account] }, ArnLike: workspaces },
    everybodyElse: { ArnNotLike: workspaces },
    mayEncrypt: usableByServices(environment, [service]),
  };
}

function onlyOneMayPublish({ principals, conditions, everybodyElse }: Publisher, topicArn: string): PolicyStatement[] {
  const publishing = { actions: ['sns:Publish'], resources: [topicArn] };
  return [
    { ...publishing, principals, conditions },
    { ...publishing, effect: 'Deny', principals: { AWS: ['*'] }, conditions: everybodyElse },
  ];
}
