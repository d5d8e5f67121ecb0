import { counter, gauge, type MetricFamily, type ScrapeJob } from '../model';

const FILESYSTEM = ['device', 'device_error', 'fstype', 'mountpoint'];

/** What we want to know, by the collector of node-exporter that brings it. */
const COLLECTORS = {
  conntrack: [gauge('node_nf_conntrack_entries'), gauge('node_nf_conntrack_entries_limit')],
  cpu: [counter('node_cpu_seconds_total', 'cpu', 'mode')],
  diskstats: [
    counter('node_disk_io_time_seconds_total', 'device'),
    counter('node_disk_io_time_weighted_seconds_total', 'device'),
    counter('node_disk_read_bytes_total', 'device'),
    counter('node_disk_written_bytes_total', 'device'),
    counter('node_disk_reads_completed_total', 'device'),
    counter('node_disk_writes_completed_total', 'device'),
  ],
  filefd: [gauge('node_filefd_allocated'), gauge('node_filefd_maximum')],
  filesystem: ['avail_bytes', 'size_bytes', 'files', 'files_free', 'readonly'].map((what) =>
    gauge(`node_filesystem_${what}`, ...FILESYSTEM),
  ),
  loadavg: [gauge('node_load1'), gauge('node_load5'), gauge('node_load15')],
  meminfo: ['MemTotal', 'MemAvailable', 'MemFree', 'Buffers', 'Cached', 'Slab'].map((what) =>
    gauge(`node_memory_${what}_bytes`),
  ),
  netclass: [gauge('node_network_up', 'device')],
  netdev: ['bytes', 'packets', 'drop', 'errs'].flatMap((what) => [
    counter(`node_network_receive_${what}_total`, 'device'),
    counter(`node_network_transmit_${what}_total`, 'device'),
  ]),
  // These have no type in the exposition: they count since the start of the node.
  netstat: ['Tcp_OutSegs', 'Tcp_RetransSegs', 'TcpExt_TCPSynRetrans'].map((what) => counter(`node_netstat_${what}`)),
  pressure: ['cpu', 'io', 'memory'].map((what) => counter(`node_pressure_${what}_waiting_seconds_total`)),
  stat: [gauge('node_boot_time_seconds')],
  timex: [gauge('node_timex_offset_seconds'), gauge('node_timex_maxerror_seconds'), gauge('node_timex_sync_status')],
  uname: [gauge('node_uname_info', 'domainname', 'machine', 'nodename', 'release', 'sysname', 'version')],
  vmstat: [counter('node_vmstat_pgmajfault'), counter('node_vmstat_oom_kill')],
} satisfies Readonly<Record<string, readonly MetricFamily[]>>;

/** The only collectors that need to run: `--collector.<name>`. */
export const NODE_EXPORTER_COLLECTORS: readonly string[] = Object.keys(COLLECTORS);

/**
 * The nodes themselves: one pod of node-exporter on each.
 * @see https://github.com/prometheus/node_exporter/tree/v1.12.1
 */
export const nodeExporterJob: ScrapeJob = {
  name: 'node-exporter',
  discovery: { type: 'pods', namespace: 'node-agents', instance: 'node-exporter', port: 'metrics' },
  families: Object.values(COLLECTORS).flat(),
};
