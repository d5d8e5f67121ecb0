import { createHash } from 'node:crypto';
import fs from 'node:fs';
import type { Problem } from '../../problems';
import { AGENTS } from './agents';
import type { AgentBuild, ClusterTarget, Patch } from './target';

/** Which build to install is the operator's choice, who has read its manifest: none is proposed. */
export function notRecorded({ agent, versionsFile }: Pick<ClusterTarget, 'agent' | 'versionsFile'>): Problem {
  const { title, releases, manifestUrl } = AGENTS[agent];
  const entry = `"agents": { "${agent}": { "version": "<version>", "sha256": "<64 digits>" } }`;
  return {
    where: `${versionsFile} › agents.${agent}`,
    what: `does not say which ${title} to install`,
    allowed: 'the version of a release, and the SHA-256 of its manifest',
    mend:
      `choose a version from ${releases}; curl --fail --location --output install.yaml ${manifestUrl('<version>')}; ` +
      `read the file; sha256sum install.yaml; and add ${entry}`,
  };
}

/** What is wrong with a manifest, or undefined when it is the one that was recorded. */
export function wrongManifest(
  bytes: Buffer,
  target: ClusterTarget,
  { version, sha256 }: AgentBuild,
): Problem | undefined {
  const received = createHash('sha256').update(bytes).digest('hex');
  if (received === sha256) return undefined;
  return {
    where: target.manifestFile ?? AGENTS[target.agent].manifestUrl(version),
    what: 'is not the manifest that was recorded',
    received: `SHA-256 ${received}`,
    allowed: `SHA-256 ${sha256}, of ${version} in ${target.versionsFile}`,
    mend: 'find out why before you go on: a published manifest never changes. For another version record both, version and SHA-256',
  };
}

/** Reads a manifest that was downloaded before. */
export function readManifest(file: string): Buffer | Problem {
  try {
    return fs.readFileSync(file);
  } catch {
    return {
      where: '--manifest',
      what: 'cannot be read',
      received: file,
      allowed: 'the file of an upstream manifest',
      mend: 'name the file that you have downloaded, or leave the option out',
    };
  }
}

/**
 * Those of every namespace of ours; the pods of Argo CD keep to the standard.
 * @see https://github.com/argoproj/argo-cd/pull/9765
 */
const NAMESPACE_LABELS = {
  'app.kubernetes.io/part-of': 'platform',
  'pod-security.kubernetes.io/enforce': 'restricted',
};

/**
 * The files beside the manifest: what kubectl reads first, and the namespace where the manifest lacks it. JSON is YAML.
 * @see https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/
 */
export function installFiles(
  { agent, namespace, knownHosts }: ClusterTarget,
  installPatches: readonly Patch[],
): Record<string, string> {
  const { manifestHasNamespace, hostPatches } = AGENTS[agent];
  const kustomization = {
    apiVersion: 'kustomize.config.k8s.io/v1beta1',
    kind: 'Kustomization',
    ...(manifestHasNamespace ? {} : { namespace }),
    resources: [...(manifestHasNamespace ? [] : ['namespace.yaml']), 'manifest.yaml'],
    patches: [...installPatches, ...hostPatches(knownHosts)],
  };
  const object = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace, labels: NAMESPACE_LABELS } };
  return {
    'kustomization.yaml': json(kustomization),
    ...(manifestHasNamespace ? {} : { 'namespace.yaml': json(object) }),
  };
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
