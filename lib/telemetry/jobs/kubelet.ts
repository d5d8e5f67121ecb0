import { counter, gauge, histogram, type MetricFamily, type ScrapeJob } from '../model';

const CONTAINER = ['container', 'id', 'image', 'name', 'namespace', 'pod'];

/** A pod's network belongs to none of its containers. */
const INTERFACE = ['id', 'image', 'interface', 'name', 'namespace', 'pod'];

const volumes: readonly MetricFamily[] = [
  'available_bytes',
  'capacity_bytes',
  'used_bytes',
  'inodes',
  'inodes_free',
  'inodes_used',
].map((what) => gauge(`kubelet_volume_stats_${what}`, 'namespace', 'persistentvolumeclaim'));

/**
 * The kubelet of each node.
 * @see https://kubernetes.io/docs/reference/instrumentation/metrics/
 */
const kubelet: ScrapeJob = {
  name: 'kubelet',
  discovery: { type: 'nodes', path: '/metrics' },
  families: [
    gauge('kubelet_running_pods'),
    counter('kubelet_evictions', 'eviction_signal'),
    histogram('kubelet_pleg_relist_duration_seconds'),
    histogram('kubelet_pod_start_duration_seconds'),
    counter('kubelet_runtime_operations_total', 'operation_type'),
    counter('kubelet_runtime_operations_errors_total', 'operation_type'),
    histogram('kubelet_runtime_operations_duration_seconds', 'operation_type'),
    histogram('storage_operation_duration_seconds', 'migrated', 'operation_name', 'status', 'volume_plugin'),
    ...volumes,
    counter('rest_client_requests_total', 'code', 'host', 'method'),
    gauge(
      'kubernetes_build_info',
      'build_date',
      'compiler',
      'git_commit',
      'git_tree_state',
      'git_version',
      'go_version',
      'major',
      'minor',
      'platform',
    ),
    counter('process_cpu_seconds_total'),
    gauge('process_resident_memory_bytes'),
  ],
};

/**
 * The containers of each node, as cAdvisor within the kubelet measures them.
 * @see https://github.com/google/cadvisor/blob/master/docs/storage/prometheus.md
 */
const cadvisor: ScrapeJob = {
  name: 'kubelet-cadvisor',
  job: 'kubelet',
  discovery: { type: 'nodes', path: '/metrics/cadvisor' },
  families: [
    counter('container_cpu_usage_seconds_total', ...CONTAINER, 'cpu'),
    counter('container_cpu_cfs_periods_total', ...CONTAINER),
    counter('container_cpu_cfs_throttled_periods_total', ...CONTAINER),
    gauge('container_memory_working_set_bytes', ...CONTAINER),
    gauge('container_memory_rss', ...CONTAINER),
    gauge('container_memory_cache', ...CONTAINER),
    ...['bytes', 'packets', 'packets_dropped'].flatMap((what) => [
      counter(`container_network_receive_${what}_total`, ...INTERFACE),
      counter(`container_network_transmit_${what}_total`, ...INTERFACE),
    ]),
    counter('container_fs_reads_bytes_total', ...CONTAINER, 'device'),
    counter('container_fs_writes_bytes_total', ...CONTAINER, 'device'),
  ],
};

/** The probes that the kubelet sends to the containers of its node. */
const probes: ScrapeJob = {
  name: 'kubelet-probes',
  job: 'kubelet',
  discovery: { type: 'nodes', path: '/metrics/probes' },
  families: [counter('prober_probe_total', 'container', 'namespace', 'pod', 'pod_uid', 'probe_type', 'result')],
};

/** One target a node and path; the label `metrics_path` tells them apart. */
export const kubeletJobs: readonly ScrapeJob[] = [kubelet, cadvisor, probes];
