import { AlarmTopic } from '../../lib/cloud/alarm-topic';
import { layerTemplate } from '../../lib/testing/layer-template';
import { statementsOf } from '../../lib/testing/policy-statements';
import { environment } from './fixtures';

const TOPIC = 'arn:aws:sns:eu-west-2:123456789012:test-alarms';

function topicTemplate(emails: readonly string[] = [], alsoFrom?: readonly string[]) {
  return layerTemplate((layer) => {
    const logicalId = 'alarms';
    const topic = { region: 'eu-west-2', name: 'test-alarms', logicalId, emails, alsoFrom };
    new AlarmTopic(layer, 'Topic', { environment, ...topic });
  });
}

describe('AlarmTopic', () => {
  test('is encrypted with a key of its own', () => {
    const template = topicTemplate();

    expect(template.resource('aws_sns_topic', 'alarms')).toEqual({
      name: 'test-alarms',
      kms_master_key_id: '${aws_kms_key.alarms.arn}',
    });
    expect(template.resource('aws_kms_alias', 'alarms')).toMatchObject({ name: 'alias/test-alarms' });
  });

  test('takes alarms and budgets of this account only', () => {
    const [onBehalf] = statementsOf(topicTemplate().resource('aws_sns_topic_policy', 'alarms'), 'policy');

    expect(onBehalf).toEqual({
      Effect: 'Allow',
      Principal: { Service: ['budgets.amazonaws.com', 'cloudwatch.amazonaws.com'] },
      Action: ['sns:Publish'],
      Resource: [TOPIC],
      Condition: { StringEquals: { 'aws:SourceAccount': ['123456789012'] } },
    });
  });

  test('takes alerts of another service where it is told to', () => {
    const template = topicTemplate([], ['aps']);
    const [onBehalf] = statementsOf(template.resource('aws_sns_topic_policy', 'alarms'), 'policy');
    const [, use] = statementsOf(template.resource('aws_kms_key', 'alarms'), 'policy');

    expect(onBehalf?.Principal).toMatchObject({ Service: expect.arrayContaining(['aps.amazonaws.com']) as string[] });
    expect(use?.Principal).toEqual(onBehalf?.Principal);
  });

  test('asks EventBridge and AWS Backup for no account: they name none', () => {
    const policy = topicTemplate().resource('aws_sns_topic_policy', 'alarms');

    const [, silent, ...others] = statementsOf(policy, 'policy');
    expect(others).toEqual([]);
    expect(silent).toEqual({
      Effect: 'Allow',
      Principal: { Service: ['backup.amazonaws.com', 'events.amazonaws.com'] },
      Action: ['sns:Publish'],
      Resource: [TOPIC],
    });
  });

  test('lets its senders use the key under the same conditions', () => {
    const [, onBehalf, silent, throughSns] = statementsOf(topicTemplate().resource('aws_kms_key', 'alarms'), 'policy');

    expect(onBehalf?.Principal).toEqual({ Service: ['budgets.amazonaws.com', 'cloudwatch.amazonaws.com'] });
    expect(onBehalf?.Condition).toEqual({ StringEquals: { 'aws:SourceAccount': ['123456789012'] } });
    expect(silent?.Principal).toEqual({ Service: ['backup.amazonaws.com', 'events.amazonaws.com'] });
    expect(silent).not.toHaveProperty('Condition');
    expect(throughSns?.Condition).toEqual({ StringEquals: { 'kms:ViaService': ['sns.eu-west-2.amazonaws.com'] } });
  });

  test('is read by mail, by everybody who is named', () => {
    const template = topicTemplate(['platform@acme.example', 'on.call@acme.example']);

    expect(template.resources('aws_sns_topic_subscription')).toEqual({
      alarms_platform_acme_example: {
        topic_arn: '${aws_sns_topic.alarms.arn}',
        protocol: 'email',
        endpoint: 'platform@acme.example',
      },
      alarms_on_call_acme_example: {
        topic_arn: '${aws_sns_topic.alarms.arn}',
        protocol: 'email',
        endpoint: 'on.call@acme.example',
      },
    });
  });
});
