import { z } from 'zod';
import { canonicalJson, MANIFEST_PATH, manifestSchema } from '../tree';
import type { GeneratedFile } from './generated-files';

const MARKER = 'Generated from manifestSchema in lib/tree/manifest.ts by `npm run docs`. Do not edit.';

/** The JSON schema of platform.json, for those who read an environment branch with a program of their own. */
export function platformSchema(): GeneratedFile {
  const schema = { $comment: MARKER, title: MANIFEST_PATH, ...z.toJSONSchema(manifestSchema) };
  return { path: 'platform.schema.json', text: canonicalJson(schema) };
}
