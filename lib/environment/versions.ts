import { z } from 'zod';

const digest = z.string().regex(/^sha256:[0-9a-f]{64}$/, 'a digest: sha256: and 64 hexadecimal digits');

/** What EKS calls a build of an add-on: `v0.9.0-eksbuild.5`. */
export const addonVersion = z.string().regex(/^v\d/, "a version that starts with 'v'");

/** Add-on versions by Kubernetes minor version and name. */
export const addonsSchema = z.record(z.string(), z.record(z.string(), addonVersion));

/** The manifest that installs a GitOps agent, as its project publishes it; the operator records what was looked at. */
const agent = z.strictObject({
  version: z.string().regex(/^v\d+\.\d+\.\d+$/, "a released version such as 'v2.9.1'"),
  /** Of the file. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/, 'a SHA-256: 64 hexadecimal digits'),
});

/**
 * The pins of one environment: environments/versions/<name>.json, which a machine edits. Images by tag and digest,
 * add-ons by Kubernetes minor version, charts by version and archive digest, agents by version and checksum.
 */
export const versionsSchema = z.strictObject({
  images: z.record(z.string(), z.strictObject({ tag: z.string().min(1), digest })),
  addons: addonsSchema,
  charts: z.record(z.string(), z.strictObject({ repository: z.string(), version: z.string().min(1), digest })),
  /** @default - none: nothing installs an agent until somebody has recorded what to install */
  agents: z.strictObject({ flux: agent.optional(), argocd: agent.optional() }).default({}),
});

export type Versions = z.output<typeof versionsSchema>;
