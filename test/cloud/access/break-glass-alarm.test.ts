import { BreakGlassAlarm } from '../../../lib/cloud/access/break-glass-alarm';
import { layerTemplate } from '../../../lib/testing/layer-template';
import { environment } from '../fixtures';

describe('BreakGlassAlarm', () => {
  const { resource } = layerTemplate((layer) => {
    new BreakGlassAlarm(layer, 'Alarm', { environment, region: 'eu-west-2' });
  });

  test('finds every assumption of the role in the audit trail, and every attempt', () => {
    expect(resource('aws_cloudwatch_log_metric_filter', 'break_glass')).toEqual({
      name: 'test-break-glass-was-used',
      log_group_name: '/aws/cloudtrail/test-audit',
      pattern:
        '{ ($.eventName = "AssumeRole") && ($.requestParameters.roleArn = "arn:aws:iam::123456789012:role/test-break-glass") }',
      metric_transformation: {
        name: 'break-glass-was-used',
        namespace: 'SecurityAlarms',
        value: '1',
        default_value: '0',
      },
    });
  });

  test('tells the security topic of the first one', () => {
    expect(resource('aws_cloudwatch_metric_alarm', 'break_glass')).toMatchObject({
      metric_name: 'break-glass-was-used',
      namespace: 'SecurityAlarms',
      statistic: 'Sum',
      threshold: 1,
      period: 300,
      alarm_actions: ['arn:aws:sns:eu-west-2:123456789012:test-security-alarms'],
    });
  });
});
