import { SecurityAlarms } from '../../../lib/cloud/account/security-alarms';
import { SECURITY_PATTERNS } from '../../../lib/cloud/account/security-patterns';
import { layerTemplate } from '../../../lib/testing/layer-template';
import { environment } from '../fixtures';

describe('SecurityAlarms', () => {
  const template = layerTemplate((layer) => {
    new SecurityAlarms(layer, 'SecurityAlarms', { environment, logGroupName: '/some/logs', topicArn: 'arn:topic' });
  });

  test('watches for what the benchmark names, and for new users of IAM', () => {
    expect(SECURITY_PATTERNS.map(({ name, control }) => `${name} ${control ?? '-'}`)).toEqual([
      'root-user-was-used CloudWatch.1',
      'unauthorised-calls CloudWatch.2',
      'console-login-without-mfa CloudWatch.3',
      'iam-user-was-created -',
      'cloudtrail-was-changed CloudWatch.5',
      'key-was-disabled CloudWatch.7',
      'bucket-policy-was-changed CloudWatch.8',
    ]);
  });

  test.each(SECURITY_PATTERNS)('counts $name, and tells somebody', ({ name, pattern, threshold = 1 }) => {
    const logicalId = name.replaceAll('-', '_');

    expect(template.resource('aws_cloudwatch_log_metric_filter', logicalId)).toEqual({
      name: `test-${name}`,
      log_group_name: '/some/logs',
      pattern,
      metric_transformation: { name, namespace: 'SecurityAlarms', value: '1', default_value: '0' },
    });
    expect(template.resource('aws_cloudwatch_metric_alarm', logicalId)).toMatchObject({
      alarm_name: `test-${name}`,
      namespace: 'SecurityAlarms',
      metric_name: name,
      statistic: 'Sum',
      period: 300,
      threshold,
      alarm_actions: ['arn:topic'],
    });
  });

  test('says in the alarm which control it answers to', () => {
    const { alarm_description } = template.resource('aws_cloudwatch_metric_alarm', 'root_user_was_used');

    expect(alarm_description).toMatch(/ \(CloudWatch\.1\)$/);
  });

  test('bears a few refused calls, and not one of the others', () => {
    const tolerated = SECURITY_PATTERNS.filter(({ threshold = 1 }) => threshold > 1);

    expect(tolerated.map(({ name }) => name)).toEqual(['unauthorised-calls']);
  });
});
