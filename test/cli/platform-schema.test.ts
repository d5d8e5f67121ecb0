import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { manifestSchema } from '../../lib/tree';
import { renderAll } from '../platform/render-all';

const PUBLISHED = path.join(__dirname, '../../docs/generated/platform.schema.json');

describe('the published schema of platform.json', () => {
  const published = JSON.parse(fs.readFileSync(PUBLISHED, 'utf8')) as z.core.JSONSchema.JSONSchema;
  const validator = z.fromJSONSchema(published);
  const manifests = renderAll().map(({ files }) => JSON.parse(files.get('platform.json') ?? '') as unknown);

  test('says where it comes from and how it is made', () => {
    expect(published.$comment).toBe(
      'Generated from manifestSchema in lib/tree/manifest.ts by `npm run docs`. Do not edit.',
    );
  });

  test('requires every field but the mark of a partial render, and allows no other', () => {
    const fields = Object.keys(manifestSchema.shape);
    expect(Object.keys(published.properties ?? {}).sort()).toEqual([...fields].sort());
    expect(published.required).toEqual(fields.filter((field) => field !== 'partial'));
    expect(objectsIn(published).filter(({ additionalProperties }) => additionalProperties === undefined)).toEqual([]);
  });

  test('takes the platform.json of every environment, as our own reader does', () => {
    expect(manifests.length).toBeGreaterThan(0);
    for (const manifest of manifests) {
      expect(validator.parse(manifest)).toEqual(manifest);
      expect(manifestSchema.parse(manifest)).toEqual(manifest);
    }
  });

  test.each([
    ['a field is missing', { images: undefined }],
    ['a field is unknown', { commit: 'c0ffee' }],
    ['a hash is not one', { files: { 'README.md': 'c0ffee' } }],
    ['the format is another one', { schema: 'platform/v0' }],
  ])('fails when %s', (_, change) => {
    const [manifest] = manifests;
    expect(validator.safeParse({ ...(manifest as object), ...change }).success).toBe(false);
  });
});

/** Every schema of an object within a schema. */
function objectsIn(schema: unknown): z.core.JSONSchema.JSONSchema[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const inner = Object.values(schema).flatMap(objectsIn);
  return 'type' in schema && schema.type === 'object' ? [schema as z.core.JSONSchema.JSONSchema, ...inner] : inner;
}
