import { QueryAlarm } from '../../lib/cloud/query-alarm';
import { layerTemplate } from '../../lib/testing/layer-template';

test('a query alarm watches what its query returns, and takes silence for peace', () => {
  const { resource } = layerTemplate((layer) => {
    new QueryAlarm(layer, 'Alarm', {
      name: 'test-unhealthy',
      logicalId: 'unhealthy',
      description: 'Look.',
      query: 'SELECT MAX(X) FROM SCHEMA("AWS/Y", Z)',
      periodSeconds: 300,
      periods: 3,
      threshold: 1,
      topicArn: 'arn:topic',
    });
  });

  expect(resource('aws_cloudwatch_metric_alarm', 'unhealthy')).toEqual({
    alarm_name: 'test-unhealthy',
    alarm_description: 'Look.',
    metric_query: [
      { id: 'query', expression: 'SELECT MAX(X) FROM SCHEMA("AWS/Y", Z)', period: 300, return_data: true },
    ],
    evaluation_periods: 3,
    comparison_operator: 'GreaterThanOrEqualToThreshold',
    threshold: 1,
    treat_missing_data: 'notBreaching',
    alarm_actions: ['arn:topic'],
    ok_actions: ['arn:topic'],
  });
});
