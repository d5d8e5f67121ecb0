import { z } from 'zod';
import type { VersionTable } from './version-table';

const agentMinors = z.array(z.string().regex(/^\d+\.\d+$/, "a minor version such as '2.9'"));

const supportedVersion = z.strictObject({
  /** Minor versions of Flux that support it. */
  flux: agentMinors,
  /** Minor versions of Argo CD that are tested with it. */
  argocd: agentMinors,
});

/**
 * By Kubernetes minor version that EKS offers: the versions of each agent that its own project supports there. Flux lists
 * three versions of Kubernetes in the notes of each x.y.0; for Argo CD the newest table counts, as patches of older
 * versions are tested with newer Kubernetes. A version that its project has given up, or whose list nobody has seen, is not
 * here: Flux up to 2.7, Argo CD up to 3.2, and Kubernetes 1.31, which EKS upgrades by force from 26 November 2026 on.
 * @see https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html
 * @see https://github.com/fluxcd/flux2/releases/tag/v2.9.0 and v2.8.0
 * @see https://github.com/argoproj/argo-cd/blob/v3.5.3/docs/operator-manual/tested-kubernetes-versions.md
 */
export const supportedVersionsSchema = z.record(z.string(), supportedVersion);

/** What environments/supported-versions.json says. */
export type SupportedVersions = VersionTable<z.infer<typeof supportedVersion>>;
