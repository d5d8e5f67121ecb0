import { type Account, arns, serviceNames } from '../environment';
import type { EncryptionKeyProps } from './encryption-key';

type Use = EncryptionKeyProps['use'][number];

/** What it takes to write and read encrypted data, spelt out from `kms:GenerateDataKey*` and `kms:ReEncrypt*`. */
const USE_OF_A_KEY = [
  'kms:Decrypt',
  'kms:DescribeKey',
  'kms:Encrypt',
  'kms:GenerateDataKey',
  'kms:GenerateDataKeyWithoutPlaintext',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
];

/**
 * Principals of the account may use a key through one AWS service, when IAM lets them: no one decrypts with it by hand.
 * @param service as in `kms:ViaService`: `s3`, `ecr`, `sns`
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-via-service
 */
export function usableThrough(environment: Account, service: string, region: string): Use {
  const viaService = { 'kms:ViaService': [serviceNames.via(environment, service, region)] };
  return {
    principals: { AWS: [arns.accountRoot(environment)] },
    actions: USE_OF_A_KEY,
    conditions: { StringEquals: viaService },
  };
}

/** What it takes to publish to an encrypted topic, and to read what others have encrypted. */
const USE_BY_SERVICES = ['kms:Decrypt', 'kms:DescribeKey', 'kms:GenerateDataKey'];

/**
 * AWS services may use a key on behalf of the account, and of no other.
 * @param services principals that say on whose behalf they come: `cloudwatch.amazonaws.com`
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
 */
export function usableByServices(environment: Account, services: readonly string[]): Use {
  return {
    principals: { Service: services },
    actions: USE_BY_SERVICES,
    conditions: { StringEquals: { 'aws:SourceAccount': [environment.account] } },
  };
}

/**
 * AWS services may use a key that do not say on whose behalf they come.
 * @param services principals: `events.amazonaws.com`
 */
export function usableBySilentServices(services: readonly string[]): Use {
  return { principals: { Service: services }, actions: USE_BY_SERVICES };
}

/**
 * Principals of the account may let one AWS service lend a key on, when IAM lets them: what it makes with the key, it makes
 * with their rights. Who may retire a grant is said in the grant; no key policy says it.
 * @param service as in `kms:ViaService`: `backup`
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/grant-authorization.html
 */
export function lendableThrough(environment: Account, service: string, region: string): Use {
  return {
    principals: { AWS: [arns.accountRoot(environment)] },
    actions: ['kms:CreateGrant'],
    conditions: {
      Bool: { 'kms:GrantIsForAWSResource': ['true'] },
      StringEquals: { 'kms:ViaService': [serviceNames.via(environment, service, region)] },
    },
  };
}

/** One role may use a key, whether IAM lets it or not. Where AWS works on, it lends its use to AWS services. */
export function usableByRole(roleArn: string): Use[] {
  const principals = { AWS: [roleArn] };
  const forServices = { Bool: { 'kms:GrantIsForAWSResource': ['true'] } };
  return [
    { principals, actions: USE_OF_A_KEY },
    { principals, actions: ['kms:CreateGrant'], conditions: forServices },
  ];
}
