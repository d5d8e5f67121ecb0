import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { diffTrees } from '../../lib/diff/diff-trees';
import { jsonReport } from '../../lib/diff/report/json';
import { object, treeOf } from './sample';

const PUBLISHED = path.join(__dirname, '../../docs/generated/diff.schema.json');

describe('the published schema of a diff', () => {
  const published = JSON.parse(fs.readFileSync(PUBLISHED, 'utf8')) as z.core.JSONSchema.JSONSchema;
  const validator = z.fromJSONSchema(published);
  const tree = (value: string) =>
    treeOf({
      clusters: {
        a: [object('v1', 'Namespace'), object('v1', 'ConfigMap', { data: { value, password: value } }, 'shop')],
      },
      layers: {
        network: { resource: { aws_vpc: { main: { cidr_block: value } } }, provider: { aws: [{ region: value }] } },
      },
    });
  const diff = diffTrees([
    { environment: 'dev', before: tree('a'), after: tree('b') },
    { environment: 'new', after: tree('a') },
  ]);
  const report = JSON.parse(JSON.stringify(jsonReport(diff))) as Record<string, unknown>;

  test('takes a report of every kind of change', () => {
    expect(validator.parse(report)).toEqual(report);
  });

  test.each([
    ['the format is another one', { schema: 'platform-diff/v0' }],
    ['a field is unknown', { commit: 'c0ffee' }],
    ['a risk is none', { changes: [{ ...(report['changes'] as object[])[0], risk: 'none' }] }],
  ])('fails when %s', (_, change) => {
    expect(validator.safeParse({ ...report, ...change }).success).toBe(false);
  });
});
