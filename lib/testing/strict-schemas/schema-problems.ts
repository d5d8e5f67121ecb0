import { z } from 'zod';
import { pathText } from '../../environment/wording';
import { type Finding, MISSING } from './finding';
import { knownKind, type KnownKind } from './kinds';
import { labelFindings } from './label-findings';
import { mindGaps } from './mind-gaps';
import { nameFindings } from './object-names';
import { ownFindings } from './own-schema';
import { packagedFindings } from './packaged-schema';

/** The top of every object. What else lies in metadata or beside it is judged by kind. */
const identified = z.looseObject({
  apiVersion: z.string(),
  kind: z.string(),
  metadata: z.looseObject({}),
});

/** What we may say of an object: all other metadata is written by the API server. */
const metadata = z.strictObject({
  name: z.string(),
  namespace: z.string().optional(),
  labels: z.record(z.string(), z.string()).optional(),
  annotations: z.record(z.string(), z.string()).optional(),
  finalizers: z.array(z.string()).optional(),
});

const NO_SCHEMA = 'has no schema in lib/testing/strict-schemas/kinds.ts';

/**
 * Everything for which an API server that ignores nothing would refuse an object, as `path: what`. An object of a kind
 * without a schema is refused, too.
 */
export function schemaProblems(object: unknown): string[] {
  return findingsIn(object).map(({ path, what }) => (path.length === 0 ? what : `${pathText(path)}: ${what}`));
}

function findingsIn(object: unknown): Finding[] {
  const top = identified.safeParse(object);
  if (!top.success) return ownFindings(identified, object);
  const { apiVersion, kind } = top.data;
  const known = knownKind(apiVersion, kind);
  if (known === undefined) return [{ path: [], what: `${apiVersion} ${kind} ${NO_SCHEMA}` }];
  return [...metadataFindings(known, top.data), ...bodyFindings(known, top.data)];
}

function metadataFindings({ scope }: KnownKind, object: z.infer<typeof identified>): Finding[] {
  return [
    ...ownFindings(metadata, object.metadata, ['metadata']),
    ...nameFindings(object.kind, object.metadata),
    ...scopeFindings(scope, object.metadata['namespace']),
    ...labelFindings(object),
  ];
}

function scopeFindings(scope: KnownKind['scope'], namespace: unknown): Finding[] {
  const path = ['metadata', 'namespace'];
  if (scope === 'namespace') return namespace === undefined ? [{ path, what: MISSING }] : [];
  return namespace === undefined ? [] : [{ path, what: 'stands at an object that lies in no namespace' }];
}

/** All but metadata, which has been judged more narrowly. */
function bodyFindings({ schema }: KnownKind, object: z.infer<typeof identified>): Finding[] {
  const status = 'status' in object ? [{ path: ['status'], what: 'is written by the cluster, never by us' }] : [];
  const body = Object.fromEntries(Object.entries(object).filter(([key]) => key !== 'metadata' && key !== 'status'));
  if (typeof schema !== 'string') return [...ownFindings(schema, body), ...status];
  const withMetadata = { ...body, metadata: {} };
  const findings = packagedFindings(schema, withMetadata);
  return [...mindGaps(`${object.apiVersion}/${object.kind}`, withMetadata, findings), ...status];
}
