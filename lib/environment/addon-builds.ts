import { z } from 'zod';
import type { VersionTable } from './version-table';
import { addonVersion } from './versions';

/** By Kubernetes minor version and add-on: every build that EKS is known to offer. */
export const addonBuildsSchema = z.record(z.string(), z.record(z.string(), z.array(addonVersion)));

/** What environments/addon-builds.json says. */
export type AddonBuilds = VersionTable<Record<string, string[]>>;
