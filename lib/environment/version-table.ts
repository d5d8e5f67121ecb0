import type { z } from 'zod';
import type { Problem } from '../problems';
import { read } from './read';
import type { DeepReadonly } from './schema';

/** A file of what goes together, as it was read: one for all environments, since AWS offers the same to each. */
export interface VersionTableSource {
  /** `environments/addon-builds.json` */
  readonly file: string;
  /** What the file holds. @default - it could not be read, which somebody else reports */
  readonly value?: unknown;
}

/** What is known of each Kubernetes minor version, and the file that the messages name. */
export interface VersionTable<Row> {
  readonly file: string;
  readonly byMinor: DeepReadonly<Record<string, Row>>;
}

export interface VersionTableReading<Row> {
  /** @default - not known for sure: the rules that ask it keep silent */
  readonly table?: VersionTable<Row>;
  readonly problems: readonly Problem[];
}

/** Reads a table whole or not at all: what is missing in part of one would be refused though it exists. */
export function readVersionTable<Row>(
  source: VersionTableSource | undefined,
  schema: z.ZodType<Record<string, Row>>,
): VersionTableReading<Row> {
  if (source?.value === undefined) return { problems: [] };
  const { values, problems } = read(source.file, source.value, () => schema);
  const [data] = values;
  if (data === undefined || problems.length > 0) return { problems };
  return { table: { file: source.file, byMinor: data as DeepReadonly<Record<string, Row>> }, problems };
}
