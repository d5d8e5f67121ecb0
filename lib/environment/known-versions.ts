import type { Problem } from '../problems';
import { type AddonBuilds, addonBuildsSchema } from './addon-builds';
import { type SupportedVersions, supportedVersionsSchema } from './supported-versions';
import { readVersionTable, type VersionTableSource } from './version-table';

/** The files that say which versions there are, as they were read. */
export interface KnownVersionsSources {
  /** Builds of EKS add-ons. @default - not known: any may be pinned */
  readonly addonBuilds?: VersionTableSource;
  /** Versions of Kubernetes, with the agents that support each. @default - not known: any may be chosen */
  readonly supportedVersions?: VersionTableSource;
}

/** Which versions there are; a rule about what is not known keeps silent. */
export interface KnownVersions {
  readonly addonBuilds?: AddonBuilds;
  readonly supportedVersions?: SupportedVersions;
}

export interface KnownVersionsReading {
  readonly known: KnownVersions;
  readonly problems: readonly Problem[];
}

export function readKnownVersions(sources: KnownVersionsSources): KnownVersionsReading {
  const builds = readVersionTable(sources.addonBuilds, addonBuildsSchema);
  const supported = readVersionTable(sources.supportedVersions, supportedVersionsSchema);
  return {
    known: { addonBuilds: builds.table, supportedVersions: supported.table },
    problems: [...builds.problems, ...supported.problems],
  };
}
