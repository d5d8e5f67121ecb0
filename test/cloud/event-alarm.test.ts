import { EventAlarm } from '../../lib/cloud/event-alarm';
import { layerTemplate } from '../../lib/testing/layer-template';

const { resource } = layerTemplate((layer) => {
  new EventAlarm(layer, 'Alarm', {
    name: 'test-jobs',
    logicalId: 'jobs',
    description: 'A job of ${name} has failed.',
    source: 'aws.backup',
    detailType: 'Backup Job State Change',
    detail: { state: ['FAILED'] },
    topicArn: 'arn:topic',
  });
});

describe('EventAlarm', () => {
  test('matches events of one source and kind by their details', () => {
    const rule = resource('aws_cloudwatch_event_rule', 'jobs');

    expect(JSON.parse(String(rule.event_pattern))).toEqual({
      source: ['aws.backup'],
      'detail-type': ['Backup Job State Change'],
      detail: { state: ['FAILED'] },
    });
  });

  test('takes its description letter by letter', () => {
    expect(resource('aws_cloudwatch_event_rule', 'jobs').description).toBe('A job of $${name} has failed.');
  });

  test('tells the topic, without a role, which encrypted topics would refuse', () => {
    expect(resource('aws_cloudwatch_event_target', 'jobs')).toEqual({
      rule: '${aws_cloudwatch_event_rule.jobs.name}',
      target_id: 'alarms',
      arn: 'arn:topic',
    });
  });
});
