import { AccountBaseline } from '../../../lib/cloud/account/account-baseline';
import { layerTemplate } from '../../../lib/testing/layer-template';

describe('AccountBaseline', () => {
  const { resource } = layerTemplate((layer) => {
    new AccountBaseline(layer, 'AccountBaseline');
  });

  test('lets no bucket of the account be public', () => {
    expect(resource('aws_s3_account_public_access_block', 'main')).toEqual({
      block_public_acls: true,
      block_public_policy: true,
      ignore_public_acls: true,
      restrict_public_buckets: true,
    });
  });

  test('takes passwords that the CIS benchmark takes', () => {
    expect(resource('aws_iam_account_password_policy', 'main')).toEqual({
      minimum_password_length: 14,
      password_reuse_prevention: 24,
      max_password_age: 90,
      require_lowercase_characters: true,
      require_uppercase_characters: true,
      require_numbers: true,
      require_symbols: true,
      allow_users_to_change_password: true,
    });
  });
});
