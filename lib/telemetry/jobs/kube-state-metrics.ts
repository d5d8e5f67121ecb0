import { counter, gauge, type MetricFamily, type ScrapeJob } from '../model';
import { type CustomResource, familiesOfAll } from './custom-resource-state';

/**
 * Labels of objects that become labels of metrics, by resource; kube-state-metrics shows no others. It writes
 * `topology.kubernetes.io/zone` as `label_topology_kubernetes_io_zone`.
 * @see https://github.com/kubernetes/kube-state-metrics/blob/main/docs/developer/cli-arguments.md
 */
export const LABELS_IN_METRICS = {
  nodes: [
    'karpenter.sh/capacity-type',
    'karpenter.sh/nodepool',
    'kubernetes.io/arch',
    'node.kubernetes.io/instance-type',
    'topology.kubernetes.io/zone',
  ],
  persistentvolumeclaims: ['excluded_from_alerts'],
} as const;

const POD = ['namespace', 'pod', 'uid'];
const CONTAINER = [...POD, 'container'];
const OWNER = ['owner_is_controller', 'owner_kind', 'owner_name'];

const pods: readonly MetricFamily[] = [
  gauge(
    'kube_pod_info',
    ...POD,
    'created_by_kind',
    'created_by_name',
    'host_ip',
    'host_network',
    'node',
    'pod_ip',
    'priority_class',
  ),
  gauge('kube_pod_owner', ...POD, ...OWNER),
  gauge('kube_pod_status_phase', ...POD, 'phase'),
  gauge('kube_pod_status_ready', ...POD, 'condition'),
  gauge('kube_pod_status_unschedulable', ...POD),
  gauge('kube_pod_container_status_waiting_reason', ...CONTAINER, 'reason'),
  gauge('kube_pod_init_container_status_waiting_reason', ...CONTAINER, 'reason'),
  gauge('kube_pod_container_status_last_terminated_reason', ...CONTAINER, 'reason'),
  counter('kube_pod_container_status_restarts_total', ...CONTAINER),
  gauge('kube_pod_container_resource_requests', ...CONTAINER, 'node', 'resource', 'unit'),
  gauge('kube_pod_container_resource_limits', ...CONTAINER, 'node', 'resource', 'unit'),
];

const deployments: readonly MetricFamily[] = [
  ...ofKind(
    'kube_deployment',
    ['namespace', 'deployment'],
    [
      'metadata_generation',
      'spec_replicas',
      'status_observed_generation',
      'status_replicas_available',
      'status_replicas_updated',
    ],
  ),
  gauge('kube_deployment_status_condition', 'namespace', 'deployment', 'condition', 'reason', 'status'),
];

const statefulSets: readonly MetricFamily[] = [
  ...ofKind(
    'kube_statefulset',
    ['namespace', 'statefulset'],
    [
      'metadata_generation',
      'replicas',
      'status_observed_generation',
      'status_replicas_ready',
      'status_replicas_updated',
    ],
  ),
  gauge('kube_statefulset_status_current_revision', 'namespace', 'statefulset', 'revision'),
  gauge('kube_statefulset_status_update_revision', 'namespace', 'statefulset', 'revision'),
];

const daemonSets = ofKind(
  'kube_daemonset',
  ['namespace', 'daemonset'],
  [
    'status_current_number_scheduled',
    'status_desired_number_scheduled',
    'status_number_available',
    'status_number_misscheduled',
    'status_number_ready',
    'status_updated_number_scheduled',
  ],
);

const jobs: readonly MetricFamily[] = [
  ...ofKind('kube_job', ['namespace', 'job_name'], ['status_active', 'status_start_time']),
  gauge('kube_job_failed', 'namespace', 'job_name', 'condition'),
  gauge('kube_job_owner', 'namespace', 'job_name', ...OWNER),
  gauge('kube_job_status_failed', 'namespace', 'job_name', 'reason'),
];

const autoscalers = ofKind(
  'kube_horizontalpodautoscaler',
  ['namespace', 'horizontalpodautoscaler'],
  ['spec_max_replicas', 'spec_min_replicas', 'status_current_replicas', 'status_desired_replicas'],
);

const budgets = ofKind(
  'kube_poddisruptionbudget',
  ['namespace', 'poddisruptionbudget'],
  ['status_current_healthy', 'status_desired_healthy'],
);

const CLAIM = ['namespace', 'persistentvolumeclaim'];

const claims: readonly MetricFamily[] = [
  gauge('kube_persistentvolumeclaim_access_mode', ...CLAIM, 'access_mode'),
  gauge('kube_persistentvolumeclaim_info', ...CLAIM, 'storageclass', 'volumemode', 'volumename'),
  gauge('kube_persistentvolumeclaim_labels', ...CLAIM, ...LABELS_IN_METRICS.persistentvolumeclaims.map(labelName)),
  gauge('kube_persistentvolumeclaim_resource_requests_storage_bytes', ...CLAIM),
  gauge('kube_persistentvolumeclaim_status_phase', ...CLAIM, 'phase'),
];

const nodes: readonly MetricFamily[] = [
  gauge(
    'kube_node_info',
    'node',
    'container_runtime_version',
    'internal_ip',
    'kernel_version',
    'kubelet_version',
    'kubeproxy_version',
    'os_image',
    'pod_cidr',
    'provider_id',
    'system_uuid',
  ),
  gauge('kube_node_created', 'node'),
  gauge('kube_node_labels', 'node', ...LABELS_IN_METRICS.nodes.map(labelName)),
  gauge('kube_node_spec_taint', 'node', 'effect', 'key', 'value'),
  gauge('kube_node_spec_unschedulable', 'node'),
  gauge('kube_node_status_allocatable', 'node', 'resource', 'unit'),
  gauge('kube_node_status_capacity', 'node', 'resource', 'unit'),
  gauge('kube_node_status_condition', 'node', 'condition', 'status'),
];

/** Objects of the cluster, and what is told of them. */
interface WatchedResource {
  /** API group; empty for the core group. */
  readonly group: string;
  /** In `--resources` and in the API's URLs. */
  readonly plural: string;
  readonly families: readonly MetricFamily[];
}

/** All that kube-state-metrics has to look at, custom resources aside: Secrets are not among it. */
export const WATCHED_RESOURCES: readonly WatchedResource[] = [
  { group: '', plural: 'namespaces', families: [gauge('kube_namespace_status_phase', 'namespace', 'phase')] },
  { group: '', plural: 'nodes', families: nodes },
  { group: '', plural: 'persistentvolumeclaims', families: claims },
  {
    group: '',
    plural: 'persistentvolumes',
    families: [gauge('kube_persistentvolume_status_phase', 'persistentvolume', 'phase')],
  },
  { group: '', plural: 'pods', families: pods },
  {
    group: '',
    plural: 'resourcequotas',
    families: [gauge('kube_resourcequota', 'namespace', 'resource', 'resourcequota', 'type')],
  },
  { group: 'apps', plural: 'daemonsets', families: daemonSets },
  { group: 'apps', plural: 'deployments', families: deployments },
  {
    group: 'apps',
    plural: 'replicasets',
    families: [gauge('kube_replicaset_owner', 'namespace', 'replicaset', ...OWNER)],
  },
  { group: 'apps', plural: 'statefulsets', families: statefulSets },
  { group: 'autoscaling', plural: 'horizontalpodautoscalers', families: autoscalers },
  { group: 'batch', plural: 'jobs', families: jobs },
  { group: 'policy', plural: 'poddisruptionbudgets', families: budgets },
];

const discovery = { type: 'pods', namespace: 'monitoring', instance: 'kube-state-metrics' } as const;

/**
 * What the objects of the cluster are like.
 * @see https://github.com/kubernetes/kube-state-metrics/tree/v2.20.0/docs/metrics
 */
export function kubeStateMetricsJob(customResources: readonly CustomResource[]) {
  return {
    name: 'kube-state-metrics',
    discovery: { ...discovery, port: 'http' },
    honorLabels: true,
    families: [...WATCHED_RESOURCES.flatMap(({ families }) => families), ...familiesOfAll(customResources)],
  } as const satisfies ScrapeJob;
}

/** What kube-state-metrics says of itself, on a port of its own. */
export const kubeStateMetricsSelfJob: ScrapeJob = {
  name: 'kube-state-metrics-self',
  job: 'kube-state-metrics',
  discovery: { ...discovery, port: 'telemetry' },
  families: [
    counter('kube_state_metrics_list_total', 'resource', 'result'),
    counter('kube_state_metrics_watch_total', 'resource', 'result'),
    counter('process_cpu_seconds_total'),
    gauge('process_resident_memory_bytes'),
  ],
};

function ofKind(prefix: string, labels: readonly string[], names: readonly string[]): MetricFamily[] {
  return names.map((name) => gauge(`${prefix}_${name}`, ...labels));
}

function labelName(label: string): string {
  return `label_${label.replace(/[^a-zA-Z0-9_]/g, '_')}`;
}
