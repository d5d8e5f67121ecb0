import { z } from 'zod';
import { diffSchema } from '../diff';
import { canonicalJson, MANIFEST_PATH, manifestSchema } from '../tree';
import type { GeneratedFile } from './generated-files';

function markerOf(source: string): string {
  return `Generated from ${source} by \`npm run docs\`. Do not edit.`;
}

/** The JSON schema of platform.json, for those who read an environment branch with a program of their own. */
export function platformSchema(): GeneratedFile {
  const marker = markerOf('manifestSchema in lib/tree/manifest.ts');
  const schema = { $comment: marker, title: MANIFEST_PATH, ...z.toJSONSchema(manifestSchema) };
  return { path: 'platform.schema.json', text: canonicalJson(schema) };
}

/** The JSON schema of what `platform diff --json` prints. */
export function diffReportSchema(): GeneratedFile {
  const marker = markerOf('diffSchema in lib/diff/report/json.ts');
  const schema = { $comment: marker, title: 'platform diff --json', ...z.toJSONSchema(diffSchema) };
  return { path: 'diff.schema.json', text: canonicalJson(schema) };
}
