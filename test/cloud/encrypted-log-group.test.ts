import { EncryptedLogGroup } from '../../lib/cloud/encrypted-log-group';
import { layerTemplate } from '../../lib/testing/layer-template';
import { statementsOf } from '../../lib/testing/policy-statements';
import { accountRoot, environment } from './fixtures';

const THIS_GROUP = {
  'kms:EncryptionContext:aws:logs:arn': ['arn:aws:logs:eu-west-2:123456789012:log-group:/some/logs'],
};

function logGroupTemplate() {
  return layerTemplate((layer) => {
    new EncryptedLogGroup(layer, 'Logs', {
      environment,
      region: 'eu-west-2',
      name: '/some/logs',
      logicalId: 'some',
      keyAlias: 'alias/some-logs',
      retentionDays: 30,
    });
  });
}

describe('EncryptedLogGroup', () => {
  test('has a retention and a key of its own, and is safe from destroy', () => {
    expect(logGroupTemplate().resource('aws_cloudwatch_log_group', 'some')).toEqual({
      name: '/some/logs',
      retention_in_days: 30,
      kms_key_id: '${aws_kms_key.some.arn}',
      lifecycle: { prevent_destroy: true },
    });
  });

  test('lets the service use the key for this log group only', () => {
    const [, byService] = statementsOf(logGroupTemplate().resource('aws_kms_key', 'some'), 'policy');

    expect(byService?.Principal).toEqual({ Service: ['logs.eu-west-2.amazonaws.com'] });
    expect(byService?.Condition).toEqual({ ArnEquals: THIS_GROUP });
  });

  test('lets roles of the account use the key through the service only', () => {
    const [, , byAccount] = statementsOf(logGroupTemplate().resource('aws_kms_key', 'some'), 'policy');

    expect(byAccount?.Principal).toEqual({ AWS: [accountRoot] });
    expect(byAccount?.Condition).toEqual({
      ArnEquals: THIS_GROUP,
      StringEquals: { 'kms:ViaService': ['logs.eu-west-2.amazonaws.com'] },
    });
  });
});
