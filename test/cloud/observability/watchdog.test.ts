import { Watchdog } from '../../../lib/cloud/observability/watchdog';
import { layerTemplate } from '../../../lib/testing/layer-template';
import { statementsOf } from '../../../lib/testing/policy-statements';
import { cluster, environment } from '../fixtures';

const ALERTMANAGER = 'arn:aws:iam::123456789012:role/test-a-alertmanager';

const { resource } = layerTemplate((layer) => {
  new Watchdog(layer, 'Watchdog', { environment, cluster, topicArn: 'arn:topic' });
});

describe('Watchdog', () => {
  test('wakes somebody after a quarter of an hour of silence, and takes no data for silence', () => {
    expect(resource('aws_cloudwatch_metric_alarm', 'test_a_watchdog')).toMatchObject({
      namespace: 'AWS/SNS',
      metric_name: 'NumberOfMessagesPublished',
      dimensions: { TopicName: '${aws_sns_topic.test_a_watchdog.name}' },
      statistic: 'Sum',
      period: 300,
      evaluation_periods: 3,
      comparison_operator: 'LessThanThreshold',
      threshold: 1,
      treat_missing_data: 'breaching',
      alarm_actions: ['arn:topic'],
    });
  });

  test('is fed by the role of Alertmanager and by nobody else', () => {
    const publishing = { Action: ['sns:Publish'], Resource: ['arn:aws:sns:eu-west-2:123456789012:test-a-watchdog'] };

    expect(statementsOf(resource('aws_sns_topic_policy', 'test_a_watchdog'), 'policy')).toEqual([
      { ...publishing, Effect: 'Allow', Principal: { AWS: [ALERTMANAGER] } },
      {
        ...publishing,
        Effect: 'Deny',
        Principal: { AWS: ['*'] },
        Condition: { ArnNotEquals: { 'aws:PrincipalArn': [ALERTMANAGER] } },
      },
    ]);
  });

  test('is encrypted with a key that this role may use through SNS', () => {
    expect(resource('aws_sns_topic', 'test_a_watchdog')).toEqual({
      name: 'test-a-watchdog',
      kms_master_key_id: '${aws_kms_key.test_a_watchdog.arn}',
    });
    const [, use] = statementsOf(resource('aws_kms_key', 'test_a_watchdog'), 'policy');
    expect(use).toEqual({
      Effect: 'Allow',
      Principal: { AWS: [ALERTMANAGER] },
      Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
      Resource: ['*'],
      Condition: { StringEquals: { 'kms:ViaService': ['sns.eu-west-2.amazonaws.com'] } },
    });
  });

  test('is fed by workspaces of the account alone where Amazon evaluates the rules', () => {
    const managed = layerTemplate((layer) => {
      new Watchdog(layer, 'Watchdog', { environment, cluster, topicArn: 'arn:topic', isManaged: true });
    });
    const workspaces = { 'aws:SourceArn': ['arn:aws:aps:eu-west-2:123456789012:workspace/*'] };
    const [allow, deny] = statementsOf(managed.resource('aws_sns_topic_policy', 'test_a_watchdog'), 'policy');

    expect(allow).toMatchObject({
      Principal: { Service: ['aps.amazonaws.com'] },
      Condition: { StringEquals: { 'aws:SourceAccount': ['123456789012'] }, ArnLike: workspaces },
    });
    expect(deny).toMatchObject({ Effect: 'Deny', Principal: { AWS: ['*'] }, Condition: { ArnNotLike: workspaces } });
  });
});
