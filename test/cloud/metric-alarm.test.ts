import { MetricAlarm, type MetricAlarmProps } from '../../lib/cloud/metric-alarm';
import { layerTemplate } from '../../lib/testing/layer-template';

function alarm(overrides: Partial<MetricAlarmProps> = {}) {
  const { resource } = layerTemplate((layer) => {
    new MetricAlarm(layer, 'Alarm', {
      name: 'test-no-ports',
      logicalId: 'no_ports',
      description: 'The gateway has no ports left',
      namespace: 'AWS/NATGateway',
      metricName: 'ErrorPortAllocation',
      statistic: 'Sum',
      periodSeconds: 300,
      threshold: 1,
      topicArn: 'arn:topic',
      ...overrides,
    });
  });
  return resource('aws_cloudwatch_metric_alarm', 'no_ports');
}

describe('MetricAlarm', () => {
  test('goes off as soon as one period reaches the threshold, and is quiet without data', () => {
    expect(alarm()).toEqual({
      alarm_name: 'test-no-ports',
      alarm_description: 'The gateway has no ports left',
      namespace: 'AWS/NATGateway',
      metric_name: 'ErrorPortAllocation',
      statistic: 'Sum',
      period: 300,
      evaluation_periods: 1,
      comparison_operator: 'GreaterThanOrEqualToThreshold',
      threshold: 1,
      treat_missing_data: 'notBreaching',
      alarm_actions: ['arn:topic'],
      ok_actions: ['arn:topic'],
    });
  });

  test('takes other terms', () => {
    const terms = { periods: 3, comparison: 'LessThanThreshold', missingData: 'breaching' } as const;

    expect(alarm({ ...terms, dimensions: { NatGatewayId: 'nat-1' } })).toMatchObject({
      evaluation_periods: 3,
      comparison_operator: 'LessThanThreshold',
      treat_missing_data: 'breaching',
      dimensions: { NatGatewayId: 'nat-1' },
    });
  });

  test('takes its description letter by letter', () => {
    expect(alarm({ description: 'costs ${money}' }).alarm_description).toBe('costs $${money}');
  });
});
