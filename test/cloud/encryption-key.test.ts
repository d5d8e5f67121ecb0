import { EncryptionKey } from '../../lib/cloud/encryption-key';
import { layerTemplate } from '../../lib/testing/layer-template';
import { statementsOf } from '../../lib/testing/policy-statements';
import { accountRoot, environment } from './fixtures';

function keyTemplate() {
  return layerTemplate((layer) => {
    new EncryptionKey(layer, 'Key', {
      environment,
      logicalId: 'secrets',
      alias: 'alias/secrets',
      description: 'Encrypts secrets',
      use: [{ principals: { Service: ['logs.eu-west-2.amazonaws.com'] }, actions: ['kms:Decrypt'] }],
    });
  });
}

describe('EncryptionKey', () => {
  test('rotates, waits a month to be deleted, and is safe from destroy', () => {
    expect(keyTemplate().resource('aws_kms_key', 'secrets')).toMatchObject({
      description: 'Encrypts secrets',
      enable_key_rotation: true,
      deletion_window_in_days: 30,
      lifecycle: { prevent_destroy: true },
    });
  });

  test('is found by its alias', () => {
    expect(keyTemplate().resource('aws_kms_alias', 'secrets')).toEqual({
      name: 'alias/secrets',
      target_key_id: '${aws_kms_key.secrets.key_id}',
    });
  });

  test('lets the account care for the key, but neither encrypt nor decrypt', () => {
    const [care] = statementsOf(keyTemplate().resource('aws_kms_key', 'secrets'), 'policy');

    expect(care?.Principal).toEqual({ AWS: [accountRoot] });
    expect(care?.Action).toEqual(expect.arrayContaining(['kms:PutKeyPolicy', 'kms:ScheduleKeyDeletion']));
    expect(care?.Action.filter((action) => /\*|Decrypt|Encrypt|DataKey|CreateGrant/.test(action))).toEqual([]);
  });

  test('lets whoever is named use it', () => {
    const [, use] = statementsOf(keyTemplate().resource('aws_kms_key', 'secrets'), 'policy');

    expect(use).toEqual({
      Effect: 'Allow',
      Principal: { Service: ['logs.eu-west-2.amazonaws.com'] },
      Action: ['kms:Decrypt'],
      Resource: ['*'],
    });
  });
});
