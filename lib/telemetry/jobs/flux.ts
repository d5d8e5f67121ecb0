import { counter, gauge, histogram, type MetricFamily, type ScrapeJob } from '../model';

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
 * What kube-state-metrics says of the objects of Flux, by its custom resource state: the controllers themselves no longer
 * tell. Labels and where they come from: `name` and `namespace` of the object's metadata, `ready` is the status of its
 * condition Ready (`True`, `False`, `Unknown`), `suspended` is spec.suspend, `revision` status.lastAppliedRevision or
 * status.artifact.revision; kube-state-metrics adds the three of `customresource`.
 * @see https://fluxcd.io/flux/monitoring/custom-metrics/
 */
export const fluxResourceFamilies: readonly MetricFamily[] = [
  gauge(
    'gotk_resource_info',
    'customresource_group',
    'customresource_kind',
    'customresource_version',
    'name',
    'namespace',
    'ready',
    'revision',
    'suspended',
  ),
];
