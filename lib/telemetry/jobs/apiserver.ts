import { counter, gauge, histogram, type ScrapeJob } from '../model';

const REQUEST = ['component', 'group', 'resource', 'scope', 'subresource', 'verb', 'version'];

/**
 * The API server, as EKS shows it to whoever may read `/metrics`.
 * @see https://kubernetes.io/docs/reference/instrumentation/metrics/
 */
export const apiServerJob: ScrapeJob = {
  name: 'apiserver',
  discovery: { type: 'api-server' },
  families: [
    counter('apiserver_request_total', ...REQUEST, 'code', 'dry_run'),
    histogram('apiserver_request_sli_duration_seconds', ...REQUEST),
    counter('apiserver_request_terminations_total', ...REQUEST, 'code'),
    gauge('apiserver_current_inflight_requests', 'request_kind'),
    // EKS names each member of etcd by this label; before 1.28 it was `endpoint`.
    gauge('apiserver_storage_size_bytes', 'storage_cluster_id'),
    gauge('apiserver_storage_objects', 'resource'),
    gauge('apiserver_requested_deprecated_apis', 'group', 'removed_release', 'resource', 'subresource', 'version'),
    gauge('apiserver_flowcontrol_current_inqueue_requests', 'flow_schema', 'priority_level'),
    counter('apiserver_flowcontrol_rejected_requests_total', 'flow_schema', 'priority_level', 'reason'),
    histogram('apiserver_admission_webhook_admission_duration_seconds', 'name', 'operation', 'rejected', 'type'),
    counter(
      'apiserver_validating_admission_policy_check_total',
      'enforcement_action',
      'error_type',
      'policy',
      'policy_binding',
    ),
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
    gauge('aggregator_unavailable_apiservice', 'name'),
    counter('aggregator_unavailable_apiservice_total', 'name', 'reason'),
    counter('rest_client_requests_total', 'code', 'host', 'method'),
    counter('workqueue_adds_total', 'name'),
    gauge('workqueue_depth', 'name'),
    histogram('workqueue_queue_duration_seconds', 'name'),
    counter('process_cpu_seconds_total'),
    gauge('process_resident_memory_bytes'),
    gauge('go_goroutines'),
  ],
};
