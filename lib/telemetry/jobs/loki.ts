import { LOKI } from '../logs';
import { counter, gauge, histogram, type ScrapeJob } from '../model';

/**
 * Loki 3.7. The names with `boltdb_shipper` are those of the compactor whatever the index is.
 * @see https://grafana.com/docs/loki/latest/operations/observability/
 * @see https://github.com/grafana/loki/blob/main/pkg/compactor/metrics.go
 * @see https://github.com/grafana/loki/blob/main/pkg/validation/validate.go
 */
export const loki: ScrapeJob = {
  name: 'loki',
  discovery: { type: 'pods', namespace: LOKI.namespace, instance: LOKI.name, port: 'http' },
  families: [
    histogram('loki_request_duration_seconds', 'method', 'route', 'status_code', 'ws'),
    counter('loki_panic_total'),
    counter('loki_discarded_samples_total', 'reason', 'tenant'),
    counter('loki_discarded_bytes_total', 'reason', 'tenant'),
    counter('loki_distributor_bytes_received_total', 'tenant'),
    counter('loki_distributor_lines_received_total', 'tenant'),
    gauge('loki_ingester_memory_streams', 'tenant'),
    gauge('loki_ingester_memory_chunks'),
    counter('loki_ingester_chunks_flushed_total', 'reason'),
    counter('loki_ingester_wal_disk_full_failures_total'),
    gauge('loki_ring_members', 'name', 'state'),
    histogram('loki_s3_request_duration_seconds', 'operation', 'status_code'),
    gauge('loki_boltdb_shipper_compactor_running'),
    gauge('loki_boltdb_shipper_compact_tables_operation_last_successful_run_timestamp_seconds'),
    gauge('loki_compactor_apply_retention_last_successful_run_timestamp_seconds'),
  ],
};
