import type { RecordingRule, RuleGroup } from '../model';

const NODES = 'job="node-exporter"';

/** How busy each node is, as the dashboards of nodes and of the cluster show it. */
export const nodeExporterRecording: RuleGroup = {
  name: 'node-exporter-recording',
  rules: [
    {
      record: 'instance:node_num_cpu:sum',
      expr: `count without (cpu, mode) (node_cpu_seconds_total{${NODES}, mode="idle"})`,
    },
    {
      record: 'instance:node_cpu_utilisation:rate5m',
      expr: `
        1 - avg without (cpu) (
          sum without (mode) (rate(node_cpu_seconds_total{${NODES}, mode=~"idle|iowait|steal"}[5m]))
        )`,
    },
    {
      record: 'instance:node_load1_per_cpu:ratio',
      expr: `node_load1{${NODES}} / instance:node_num_cpu:sum{${NODES}}`,
    },
    {
      record: 'instance:node_memory_utilisation:ratio',
      expr: `1 - node_memory_MemAvailable_bytes{${NODES}} / node_memory_MemTotal_bytes{${NODES}}`,
    },
    {
      record: 'instance:node_vmstat_pgmajfault:rate5m',
      expr: `rate(node_vmstat_pgmajfault{${NODES}}[5m])`,
    },
    ofDisk('node_disk_io_time_seconds'),
    ofDisk('node_disk_io_time_weighted_seconds'),
    ofNetwork('receive_bytes'),
    ofNetwork('transmit_bytes'),
    ofNetwork('receive_drop'),
    ofNetwork('transmit_drop'),
    {
      record: 'cluster:node_cpu:sum_rate5m',
      expr: `sum(rate(node_cpu_seconds_total{${NODES}, mode!="idle", mode!="iowait", mode!="steal"}[5m]))`,
    },
    {
      record: 'cluster:node_cpu:ratio_rate5m',
      expr: 'cluster:node_cpu:sum_rate5m / scalar(sum(instance:node_num_cpu:sum))',
    },
    {
      record: ':node_memory_MemAvailable_bytes:sum',
      expr: `sum(node_memory_MemAvailable_bytes{${NODES}})`,
    },
  ],
};

function ofDisk(name: string): RecordingRule {
  return {
    record: `instance_device:${name}:rate5m`,
    expr: `rate(${name}_total{${NODES}, device=~"nvme.+|xvd.+|dm-.+"}[5m])`,
  };
}

function ofNetwork(what: string): RecordingRule {
  return {
    record: `instance:node_network_${what}_excluding_lo:rate5m`,
    expr: `sum without (device) (rate(node_network_${what}_total{${NODES}, device!="lo"}[5m]))`,
  };
}
