import { counter, gauge, histogram, type ScrapeJob } from '../model';
import type { CustomResource } from './custom-resource-state';

const CONTROLLERS = [
  'source-controller',
  'kustomize-controller',
  'helm-controller',
  'notification-controller',
] as const;

/**
 * What the controllers of Flux say of their work. They speak of objects in all namespaces: `namespace` is that of the object.
 * @see https://fluxcd.io/flux/monitoring/metrics/
 */
export const fluxJobs: readonly ScrapeJob[] = CONTROLLERS.map((controller) => ({
  name: `flux-${controller}`,
  job: 'flux',
  discovery: { type: 'pods', namespace: 'flux-system', instance: controller, label: 'app', port: 'http-prom' },
  honorLabels: true,
  families: [
    histogram('gotk_reconcile_duration_seconds', 'kind', 'name', 'namespace'),
    counter('controller_runtime_reconcile_total', 'controller', 'result'),
    gauge('workqueue_depth', 'controller', 'name', 'priority'),
    counter('rest_client_requests_total', 'code', 'host', 'method'),
    counter('process_cpu_seconds_total'),
    gauge('process_resident_memory_bytes'),
  ],
}));

/** What Flux reads, and where each kind is in the API's URLs. */
const SOURCES = {
  Bucket: 'buckets',
  GitRepository: 'gitrepositories',
  HelmChart: 'helmcharts',
  HelmRepository: 'helmrepositories',
  OCIRepository: 'ocirepositories',
} as const;

/**
 * The objects of Flux, as kube-state-metrics reads them: the controllers themselves no longer tell how their objects are.
 * `ready` is `True`, `False` or `Unknown`. The platform makes Kustomizations and a GitRepository; a chart comes with the others.
 * @see https://fluxcd.io/flux/monitoring/custom-metrics/
 */
export const fluxResources: readonly CustomResource[] = [
  {
    ...fluxResource(['status', 'lastAppliedRevision']),
    group: 'kustomize.toolkit.fluxcd.io',
    version: 'v1',
    kind: 'Kustomization',
    plural: 'kustomizations',
  },
  {
    ...fluxResource(['status', 'history', '0', 'chartVersion']),
    group: 'helm.toolkit.fluxcd.io',
    version: 'v2',
    kind: 'HelmRelease',
    plural: 'helmreleases',
  },
  ...Object.entries(SOURCES).map(([kind, plural]) => ({
    ...fluxResource(['status', 'artifact', 'revision']),
    group: 'source.toolkit.fluxcd.io',
    version: 'v1',
    kind,
    plural,
  })),
];

function fluxResource(revision: readonly string[]) {
  return {
    prefix: 'gotk',
    labels: {
      namespace: ['metadata', 'namespace'],
      ready: ['status', 'conditions', '[type=Ready]', 'status'],
      revision,
      suspended: ['spec', 'suspend'],
    },
    infos: [
      { name: 'resource_info', help: 'An object of Flux, and how it is.', labels: { name: ['metadata', 'name'] } },
    ],
  };
}
