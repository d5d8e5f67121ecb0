import type { Construct } from 'constructs';
import { type Capability, type Environment, names } from '../../lib/environment';
import { Brought } from '../../lib/kubernetes';
import type { ClusterContext } from './cluster-context';
import { ADDON_NAMESPACES } from './exempt-namespaces';

type GitOpsAgent = Environment['gitops']['agent'];

/**
 * What is in a cluster before any component: components may need it, and none provides it. What the API server of every
 * cluster makes by itself is known to the engine.
 */
export function brought(inCluster: Construct, { environment, cluster }: ClusterContext): void {
  const { agent } = environment.gitops;
  const add = (id: string, by: string, provides: readonly Capability[]) =>
    new Brought(inCluster, id, { cluster: cluster.name, by, provides });
  add('Eks', 'EKS Auto Mode', EKS);
  for (const addon of cluster.addons) {
    const provides = broughtBy(addon);
    if (provides.length > 0) add(`Addon-${addon}`, `the add-on ${addon}`, provides);
  }
  add('Bootstrap', `npm run bootstrap, with ${agent}`, [
    `namespace/${names.agentNamespace(agent)}`,
    ...AGENT_CRDS[agent],
  ]);
  if (environment.telemetry.backend === 'prometheus-operator') {
    add('Operator', 'prometheus-operator, which people install', PROMETHEUS_OPERATOR_CRDS);
  }
}

/**
 * Of a cluster of version 1.35 with compute, load balancing and block storage of Auto Mode, as `kubectl get crd` lists them.
 * @see https://docs.aws.amazon.com/eks/latest/userguide/automode-workloads.html
 */
const EKS: readonly Capability[] = [
  ...crds('eks.amazonaws.com', [
    'cninodes',
    'ingressclassparams',
    'nodeclasses',
    'nodediagnostics',
    'targetgroupbindings',
  ]),
  ...crds('karpenter.sh', ['nodeclaims', 'nodepools']),
  ...crds('networking.k8s.aws', [
    'applicationnetworkpolicies',
    'clusternetworkpolicies',
    'clusterpolicyendpoints',
    'policyendpoints',
  ]),
  ...crds('vpcresources.k8s.aws', ['cninodes', 'securitygrouppolicies']),
];

function broughtBy(addon: string): Capability[] {
  const namespace = ADDON_NAMESPACES[addon];
  return [...(ADDONS[addon] ?? []), ...(namespace === undefined ? [] : [`namespace/${namespace}` as const])];
}

/**
 * What add-ons bring that a component can need, beside the namespaces that they run in.
 * @see https://docs.aws.amazon.com/eks/latest/userguide/workloads-add-ons-available-eks.html
 */
const ADDONS: Readonly<Record<string, readonly Capability[]>> = {
  'aws-guardduty-agent': ['namespace/amazon-guardduty'],
  'cert-manager': [
    ...crds('acme.cert-manager.io', ['challenges', 'orders']),
    ...crds('cert-manager.io', ['certificaterequests', 'certificates', 'clusterissuers', 'issuers']),
  ],
  'snapshot-controller': crds('snapshot.storage.k8s.io', [
    'volumesnapshotclasses',
    'volumesnapshotcontents',
    'volumesnapshots',
  ]),
};

/** Of the upstream manifests. */
const AGENT_CRDS: Readonly<Record<GitOpsAgent, readonly Capability[]>> = {
  flux: [
    ...crds('helm.toolkit.fluxcd.io', ['helmreleases']),
    ...crds('kustomize.toolkit.fluxcd.io', ['kustomizations']),
    ...crds('notification.toolkit.fluxcd.io', ['alerts', 'providers', 'receivers']),
    ...crds('source.toolkit.fluxcd.io', [
      'buckets',
      'gitrepositories',
      'helmcharts',
      'helmrepositories',
      'ocirepositories',
    ]),
  ],
  argocd: crds('argoproj.io', ['applications', 'applicationsets', 'appprojects']),
};

/**
 * Of its upstream manifest, less those that we use none of. The operator itself has to run as docs/guides/telemetry-backends.md
 * says.
 */
export const PROMETHEUS_OPERATOR_CRDS: readonly Capability[] = crds('monitoring.coreos.com', [
  'alertmanagerconfigs',
  'alertmanagers',
  'podmonitors',
  'probes',
  'prometheuses',
  'prometheusrules',
  'servicemonitors',
]);

function crds(group: string, plurals: readonly string[]): Capability[] {
  return plurals.map((plural) => `crd/${plural}.${group}` as const);
}
