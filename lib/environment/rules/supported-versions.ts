import type { Problem } from '../../problems';
import type { SupportedVersions } from '../supported-versions';
import { entryOf } from '../value-at';
import { place } from '../wording';
import { minorVersion } from './kubernetes-versions';
import { at, eachEnvironment, type SourcedEnvironment } from './rule';

const AGENT_NAMES = { flux: 'Flux', argocd: 'Argo CD' } as const;

/**
 * Kubernetes has a version that EKS offers, and the chosen agent, where one is pinned, one that its project supports on
 * every cluster of the environment. A combination that nobody has written down is one that nobody has looked up.
 */
export const supportedVersions = eachEnvironment((source) => {
  const { supportedVersions: table } = source.known;
  return table === undefined ? [] : [...offeredByEks(source, table), ...supportedByAgent(source, table)];
});

function offeredByEks(source: SourcedEnvironment, { file, byMinor }: SupportedVersions): Problem[] {
  return source.environment.clusters.flatMap(({ kubernetesVersion }, index) => {
    // A version that is not one is the business of another rule.
    if (minorVersion(kubernetesVersion) === undefined || Object.hasOwn(byMinor, kubernetesVersion)) return [];
    return [
      {
        where: at(source, 'clusters', index, 'kubernetesVersion'),
        what: 'is not a Kubernetes version that EKS is known to offer',
        received: kubernetesVersion,
        allowed: Object.keys(byMinor).join(', '),
        mend: `choose one of these, or add it to ${file}, if aws eks describe-cluster-versions lists it`,
      },
    ];
  });
}

/** One problem a Kubernetes version, however many clusters run it. */
function supportedByAgent(source: SourcedEnvironment, { file, byMinor }: SupportedVersions): Problem[] {
  const { gitops, versions, clusters } = source.environment;
  const { agent } = gitops;
  const version = versions.agents[agent]?.version;
  const agentMinor = version?.slice(1).replace(/\.\d+$/, '');
  if (version === undefined || agentMinor === undefined) return [];
  return [...new Set(clusters.map(({ kubernetesVersion }) => kubernetesVersion))].flatMap((kubernetesVersion) => {
    const supporting = entryOf(byMinor, kubernetesVersion)?.[agent];
    if (supporting === undefined || supporting.includes(agentMinor)) return [];
    const row = place(file, [kubernetesVersion, agent]);
    const name = AGENT_NAMES[agent];
    return [
      {
        where: place(source.versionsFile, ['agents', agent, 'version']),
        what: `is not known to support Kubernetes ${kubernetesVersion}, which a cluster of ${source.file} runs`,
        received: version,
        allowed: supporting.map((minor) => `${name} ${minor}`).join(', ') || `nothing: no ${name} is listed for it`,
        mend: `pin another version, or add '${agentMinor}' to ${row}, if ${name} documents that it supports it`,
      },
    ];
  });
}
