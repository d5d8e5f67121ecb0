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

/**
 * The objects of Flux that the platform makes, as kube-state-metrics reads them: the controllers themselves no longer tell
 * how their objects are. `ready` is `True`, `False` or `Unknown`.
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
    ...fluxResource(['status', 'artifact', 'revision']),
    group: 'source.toolkit.fluxcd.io',
    version: 'v1',
    kind: 'GitRepository',
    plural: 'gitrepositories',
  },
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
