import { counter, gauge, type MetricFamily, type ScrapeJob } from '../model';

const FILESYSTEM = ['device', 'device_error', 'fstype', 'mountpoint'];

const filesystems: readonly MetricFamily[] = [
  gauge('node_filesystem_avail_bytes', ...FILESYSTEM),
  gauge('node_filesystem_size_bytes', ...FILESYSTEM),
  gauge('node_filesystem_files', ...FILESYSTEM),
  gauge('node_filesystem_files_free', ...FILESYSTEM),
  gauge('node_filesystem_readonly', ...FILESYSTEM),
];

const disks: readonly MetricFamily[] = [
  counter('node_disk_io_time_seconds_total', 'device'),
  counter('node_disk_io_time_weighted_seconds_total', 'device'),
  counter('node_disk_read_bytes_total', 'device'),
  counter('node_disk_written_bytes_total', 'device'),
  counter('node_disk_reads_completed_total', 'device'),
  counter('node_disk_writes_completed_total', 'device'),
];

const network: readonly MetricFamily[] = [
  gauge('node_network_up', 'device'),
  ...['bytes', 'packets', 'drop', 'errs'].flatMap((what) => [
    counter(`node_network_receive_${what}_total`, 'device'),
    counter(`node_network_transmit_${what}_total`, 'device'),
  ]),
  // These have no type in the exposition: they count since the start of the node.
  counter('node_netstat_Tcp_OutSegs'),
  counter('node_netstat_Tcp_RetransSegs'),
  counter('node_netstat_TcpExt_TCPSynRetrans'),
  gauge('node_nf_conntrack_entries'),
  gauge('node_nf_conntrack_entries_limit'),
];

const memory: readonly MetricFamily[] = [
  ...['MemTotal', 'MemAvailable', 'MemFree', 'Buffers', 'Cached', 'Slab'].map((what) =>
    gauge(`node_memory_${what}_bytes`),
  ),
  counter('node_vmstat_pgmajfault'),
  counter('node_vmstat_oom_kill'),
];

const load: readonly MetricFamily[] = [
  counter('node_cpu_seconds_total', 'cpu', 'mode'),
  gauge('node_load1'),
  gauge('node_load5'),
  gauge('node_load15'),
  counter('node_pressure_cpu_waiting_seconds_total'),
  counter('node_pressure_io_waiting_seconds_total'),
  counter('node_pressure_memory_waiting_seconds_total'),
];

/**
 * The nodes themselves: one pod of node-exporter on each.
 * @see https://github.com/prometheus/node_exporter/tree/v1.12.1
 */
export const nodeExporterJob: ScrapeJob = {
  name: 'node-exporter',
  discovery: { type: 'pods', namespace: 'node-agents', instance: 'node-exporter', port: 'metrics' },
  families: [
    ...load,
    ...memory,
    ...filesystems,
    ...disks,
    ...network,
    gauge('node_timex_offset_seconds'),
    gauge('node_timex_maxerror_seconds'),
    gauge('node_timex_sync_status'),
    gauge('node_filefd_allocated'),
    gauge('node_filefd_maximum'),
    gauge('node_boot_time_seconds'),
    gauge('node_uname_info', 'domainname', 'machine', 'nodename', 'release', 'sysname', 'version'),
  ],
};
