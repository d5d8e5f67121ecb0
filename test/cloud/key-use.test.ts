import { lendableThrough, usableByServices, usableBySilentServices, usableThrough } from '../../lib/cloud/key-use';
import { testEnvironment } from '../../lib/testing/environments';
import { accountRoot, environment } from './fixtures';

const SERVICES = ['cloudwatch.amazonaws.com'];

describe('usableThrough', () => {
  test('lets principals of the account use a key through one service of one region only', () => {
    const { principals, conditions } = usableThrough(environment, 's3', 'eu-central-1');

    expect(principals).toEqual({ AWS: [accountRoot] });
    expect(conditions).toEqual({ StringEquals: { 'kms:ViaService': ['s3.eu-central-1.amazonaws.com'] } });
  });

  test('gives use of the key, but no care of it and no grants', () => {
    const { actions } = usableThrough(environment, 's3', 'eu-west-2');

    expect(actions).toContain('kms:Decrypt');
    expect(actions.filter((action) => /\*|Grant|Put|Delet|Disable/.test(action))).toEqual([]);
  });

  test('knows what the partition calls the service', () => {
    const china = { ...testEnvironment(), partition: 'aws-cn' as const };

    expect(usableThrough(china, 's3', 'cn-north-1').conditions).toEqual({
      StringEquals: { 'kms:ViaService': ['s3.cn-north-1.amazonaws.com.cn'] },
    });
  });
});

describe('lendableThrough', () => {
  test('lets principals of the account lend a key to one service of one region, and to nobody else', () => {
    expect(lendableThrough(environment, 'backup', 'eu-central-1')).toEqual({
      principals: { AWS: [accountRoot] },
      actions: ['kms:CreateGrant'],
      conditions: {
        Bool: { 'kms:GrantIsForAWSResource': ['true'] },
        StringEquals: { 'kms:ViaService': ['backup.eu-central-1.amazonaws.com'] },
      },
    });
  });
});

describe('usableByServices', () => {
  test('lets services use a key on behalf of this account only', () => {
    expect(usableByServices(environment, SERVICES)).toEqual({
      principals: { Service: SERVICES },
      actions: ['kms:Decrypt', 'kms:DescribeKey', 'kms:GenerateDataKey'],
      conditions: { StringEquals: { 'aws:SourceAccount': ['123456789012'] } },
    });
  });
});

describe('usableBySilentServices', () => {
  test('lets services use a key that name no account', () => {
    expect(usableBySilentServices(SERVICES)).toEqual({
      principals: { Service: SERVICES },
      actions: ['kms:Decrypt', 'kms:DescribeKey', 'kms:GenerateDataKey'],
    });
  });
});
