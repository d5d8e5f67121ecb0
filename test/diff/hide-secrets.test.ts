import { hideSecrets } from '../../lib/diff/values/hide-secrets';
import type { JsonValue } from '../../lib/diff/values/json-value';
import { htmlReport } from '../../lib/diff/report/html';
import { jsonReport } from '../../lib/diff/report/json';
import { markdownReport } from '../../lib/diff/report/markdown';
import { textReport } from '../../lib/diff/report/text';
import { diffTrees } from '../../lib/diff/diff-trees';
import type { JsonObject } from '../../lib/yaml';
import { object, treeOf } from './sample';

const HIDDEN = { hidden: true };

test.each<[string, string, string[]]>([
  ['the data of a Secret', 'Secret', ['data', 'url']],
  ['the clear data of a Secret', 'Secret', ['stringData', 'url']],
  ['a sealed value', 'SealedSecret', ['spec', 'encryptedData', 'url']],
  ['a secret version of Terraform', 'aws_secretsmanager_secret_version', ['secret_string']],
  ['a password', 'ConfigMap', ['data', 'password']],
  ['a file of a password', 'ConfigMap', ['data', 'db-password.txt']],
  ['a token', 'Provider', ['spec', 'accessToken']],
  ['an API key', 'ConfigMap', ['data', 'api_key']],
  ['a variable that is called a password', 'Deployment', ['spec', 'env', '[name=DB_PASSWORD]', 'value']],
  ['an item of a list of tokens', 'Thing', ['spec', 'tokens', '[]']],
])('hides %s, and tells that it has changed', (_what, kind, path) => {
  expect(hideSecrets({ path, before: 'old', after: 'new' }, kind)).toEqual({ path, ...HIDDEN });
  expect(hideSecrets({ path, after: 'new' }, kind)).toEqual({ path, ...HIDDEN });
});

test.each<[string, JsonValue, JsonValue]>([
  ['in an object', { name: 'DB_PASSWORD', value: 'hunter2' }, { name: 'DB_PASSWORD', value: '(hidden)' }],
  ['in an object of an object', { a: { clientSecret: 'hunter2' } }, { a: { clientSecret: '(hidden)' } }],
  ['in a flag', '--token=hunter2', '--token=(hidden)'],
  ['in a line of a text', 'user: a\npassword: hunter2\nport: 1', 'user: a\npassword: (hidden)\nport: 1'],
  ['in a URL', 'postgres://app:hunter2@db/x', 'postgres://(hidden)@db/x'],
  ['as a key of AWS', 'use AKIAIOSFODNN7EXAMPLE', 'use (hidden)'],
])('hides a secret %s that is added', (_what, after, shown) => {
  expect(hideSecrets({ path: ['spec', 'x'], after }, 'Thing')).toEqual({ path: ['spec', 'x'], after: shown });
});

test.each<[string, string[], JsonValue]>([
  ['the name of a Secret', ['spec', 'secretName'], 'db'],
  ['whether a token is mounted', ['spec', 'automountServiceAccountToken'], true],
  ['where a Secret is mounted', ['spec', 'volumes', '[name=db]', 'secret'], { secretName: 'db', defaultMode: 256 }],
  ['the address of tokens', ['spec', 'tokenUrl'], 'https://example.com/token'],
])('shows %s', (_what, path, after) => {
  expect(hideSecrets({ path, after }, 'Deployment')).toEqual({ path, after });
});

test('no report holds a secret of either tree', () => {
  const secret = (value: string): JsonObject => object('v1', 'Secret', { data: { a: value } }, 'shop');
  const sealed = (value: string): JsonObject =>
    object('bitnami.com/v1alpha1', 'SealedSecret', { spec: { encryptedData: { a: value } } }, 'shop');
  const config = (value: string): JsonObject =>
    object('v1', 'ConfigMap', { data: { password: value, 'app.yaml': `a: b\ntoken: ${value}\n` } }, 'shop');
  const layer = (value: string): JsonObject => ({
    resource: { aws_ssm_parameter: { a: { value } }, aws_db_instance: { a: { password: value } } },
    provider: { aws: [{ secret_key: value }] },
  });
  const tree = (value: string) =>
    treeOf({ clusters: { a: [secret(value), sealed(value), config(value)] }, layers: { network: layer(value) } });
  const diff = diffTrees([{ environment: 'dev', before: tree('s3cr3t-old'), after: tree('s3cr3t-new') }]);

  const reports = [
    textReport(diff, { colour: true }),
    markdownReport(diff),
    htmlReport(diff),
    JSON.stringify(jsonReport(diff)),
  ];
  for (const report of reports) expect(report).not.toContain('s3cr3t');
  expect(diff.entries).toHaveLength(6);
  for (const { edits } of diff.entries) expect(edits.every(({ hidden }) => hidden === true)).toBe(true);
});
