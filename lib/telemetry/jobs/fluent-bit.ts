import { counter, gauge, type Discovery, type MetricFamily, type ScrapeJob } from '../model';

const PATH = '/api/v2/metrics/prometheus';

/**
 * Fluent Bit 5, by input, filter or output, whose alias is `name`. Of the output `archive` only the input of its own
 * buffer is counted: S3 has no errors here.
 * @see https://docs.fluentbit.io/manual/administration/monitoring#for-v2-metrics
 * @see https://docs.fluentbit.io/manual/data-pipeline/outputs/s3
 */
const FAMILIES: readonly MetricFamily[] = [
  counter('fluentbit_input_records_total', 'name'),
  counter('fluentbit_input_bytes_total', 'name'),
  gauge('fluentbit_input_storage_overlimit', 'name'),
  gauge('fluentbit_input_storage_chunks', 'name'),
  counter('fluentbit_output_proc_records_total', 'name'),
  counter('fluentbit_output_proc_bytes_total', 'name'),
  counter('fluentbit_output_errors_total', 'name'),
  counter('fluentbit_output_retries_total', 'name'),
  counter('fluentbit_output_retries_failed_total', 'name'),
  counter('fluentbit_output_dropped_records_total', 'name'),
  gauge('fluentbit_storage_fs_chunks'),
  gauge('fluentbit_storage_fs_chunks_up'),
  gauge('fluentbit_storage_fs_chunks_down'),
  counter('fluentbit_uptime', 'hostname'),
];

function fluentBitJob(name: string, namespace: string, instance: string): ScrapeJob {
  const discovery: Discovery = { type: 'pods', namespace, instance, port: 'http', path: PATH };
  return { name, job: 'fluent-bit', discovery, families: FAMILIES };
}

/** On every node, and the one that reads the events of the cluster. */
export const fluentBit: readonly ScrapeJob[] = [
  fluentBitJob('fluent-bit', 'node-agents', 'fluent-bit'),
  fluentBitJob('event-collector', 'logging', 'event-collector'),
];
