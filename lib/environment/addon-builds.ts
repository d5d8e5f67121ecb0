import { z } from 'zod';
import type { Problem } from '../problems';
import { read } from './read';
import type { DeepReadonly } from './schema';
import { addonVersion } from './versions';

/** By Kubernetes minor version and add-on: every build that EKS is known to offer. */
const addonBuildsSchema = z.record(z.string(), z.record(z.string(), z.array(addonVersion)));

/** The file of known builds as it was read: one for all environments, since AWS offers the same to each. */
export interface AddonBuildsSource {
  /** `environments/addon-builds.json` */
  readonly file: string;
  /** What the file holds. @default - it could not be read, which somebody else reports */
  readonly value?: unknown;
}

/** The known builds, and the file that the messages name. */
export interface AddonBuilds {
  readonly file: string;
  readonly byMinor: DeepReadonly<z.infer<typeof addonBuildsSchema>>;
}

export interface AddonBuildsReading {
  /** @default - not known for sure: the rule about builds keeps silent */
  readonly addonBuilds?: AddonBuilds;
  readonly problems: readonly Problem[];
}

/** Reads the known builds whole or not at all: what is missing in part of them would be refused though AWS has it. */
export function readAddonBuilds(source: AddonBuildsSource | undefined): AddonBuildsReading {
  if (source?.value === undefined) return { problems: [] };
  const { data, problems } = read(source.file, source.value, () => addonBuildsSchema);
  if (data === undefined || problems.length > 0) return { problems };
  return { addonBuilds: { file: source.file, byMinor: data }, problems };
}
