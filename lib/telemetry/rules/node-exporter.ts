import type { AlertingRule, RuleGroup } from '../model';

/** The interfaces that the network plugin makes for pods come and go with them. */
const OF_THE_NODE = 'device!~"veth.+|eni.+"';

/**
 * Alerts about processors, memory, network and clocks of nodes. Left out: RAID, bonding and systemd, which nodes of Auto
 * Mode do not have or show.
 * @see https://github.com/prometheus/node_exporter/blob/master/docs/node-mixin/alerts/alerts.libsonnet
 */
export const nodeExporter: RuleGroup = {
  name: 'node-exporter',
  rules: [
    networkErrors('NodeNetworkReceiveErrs', 'receive'),
    networkErrors('NodeNetworkTransmitErrs', 'transmit'),
    {
      alert: 'NodeNetworkInterfaceFlapping',
      expr: `changes(node_network_up{job="node-exporter", ${OF_THE_NODE}}[5m]) > 2`,
      for: '2m',
      severity: 'warning',
      summary: 'A network interface goes up and down',
      description: 'The interface {{ $labels.device }} of node {{ $labels.node }} keeps changing between up and down.',
      dashboard: 'platform-nodes',
    },
    {
      alert: 'NodeHighNumberConntrackEntriesUsed',
      expr: 'node_nf_conntrack_entries{job="node-exporter"} / node_nf_conntrack_entries_limit > 0.75',
      severity: 'warning',
      summary: 'A node tracks nearly as many connections as it can',
      description:
        '{{ $value | humanizePercentage }} of the connections that node {{ $labels.node }} can track are in use.',
      dashboard: 'platform-nodes',
    },
    {
      alert: 'NodeClockSkewDetected',
      expr: `
        (
          node_timex_offset_seconds{job="node-exporter"} > 0.05
          and
          deriv(node_timex_offset_seconds{job="node-exporter"}[5m]) >= 0
        )
        or
        (
          node_timex_offset_seconds{job="node-exporter"} < -0.05
          and
          deriv(node_timex_offset_seconds{job="node-exporter"}[5m]) <= 0
        )`,
      for: '10m',
      severity: 'warning',
      summary: 'The clock of a node is off',
      description:
        'The clock of node {{ $labels.node }} is off by {{ $value | humanizeDuration }} and does not come back.',
      dashboard: 'platform-nodes',
    },
    {
      alert: 'NodeClockNotSynchronising',
      // 16 s is the error at which the kernel itself takes its clock for unsynchronised.
      expr: `
        min_over_time(node_timex_sync_status{job="node-exporter"}[5m]) == 0
        and
        node_timex_maxerror_seconds{job="node-exporter"} >= 16`,
      for: '10m',
      severity: 'warning',
      summary: 'The clock of a node is not synchronised',
      description: 'The clock of node {{ $labels.node }} follows no time server.',
      dashboard: 'platform-nodes',
    },
    {
      alert: 'NodeMemoryHighUtilization',
      expr: `
        100 - 100 * node_memory_MemAvailable_bytes{job="node-exporter"}
        / node_memory_MemTotal_bytes{job="node-exporter"} > 90`,
      for: '15m',
      severity: 'warning',
      summary: 'The memory of a node is nearly used up',
      description: 'Node {{ $labels.node }} uses {{ printf "%.2f" $value }}% of its memory.',
      dashboard: 'platform-nodes',
    },
    {
      alert: 'NodeMemoryMajorPagesFaults',
      expr: 'rate(node_vmstat_pgmajfault{job="node-exporter"}[5m]) > 500',
      for: '15m',
      severity: 'warning',
      summary: 'A node reads memory from disk all the time',
      description:
        'Node {{ $labels.node }} has {{ printf "%.2f" $value }} major page faults a second: its memory is too small.',
      dashboard: 'platform-nodes',
    },
    {
      alert: 'NodeCPUHighUsage',
      expr: `
        100 * sum without (mode) (
          avg without (cpu) (rate(node_cpu_seconds_total{job="node-exporter", mode!~"idle|iowait"}[5m]))
        ) > 90`,
      for: '15m',
      severity: 'info',
      summary: 'The processors of a node are busy',
      description: 'The processors of node {{ $labels.node }} are {{ printf "%.2f" $value }}% busy.',
      dashboard: 'platform-nodes',
    },
    {
      alert: 'NodeSystemSaturation',
      expr: `
        node_load1{job="node-exporter"}
        / count without (cpu, mode) (node_cpu_seconds_total{job="node-exporter", mode="idle"}) > 2`,
      for: '15m',
      severity: 'warning',
      summary: 'More work waits on a node than it can do',
      description: 'The load of node {{ $labels.node }} is {{ printf "%.2f" $value }} for each of its processors.',
      dashboard: 'platform-nodes',
    },
    {
      alert: 'NodeDiskIOSaturation',
      expr: 'rate(node_disk_io_time_weighted_seconds_total{job="node-exporter", device=~"nvme.+|xvd.+|dm-.+"}[5m]) > 10',
      for: '30m',
      severity: 'warning',
      summary: 'Requests queue up at a disk of a node',
      description:
        '{{ printf "%.2f" $value }} requests wait at disk {{ $labels.device }} of node {{ $labels.node }} on average.',
      dashboard: 'platform-nodes',
    },
    fileDescriptors('warning', 70),
    fileDescriptors('critical', 90),
  ],
};

function networkErrors(alert: string, direction: 'receive' | 'transmit'): AlertingRule {
  return {
    alert,
    expr: `
      rate(node_network_${direction}_errs_total{job="node-exporter"}[5m])
      / rate(node_network_${direction}_packets_total{job="node-exporter"}[5m]) > 0.01`,
    for: '1h',
    severity: 'warning',
    summary: `A network interface has errors as it ${direction}s`,
    description: `{{ $value | humanizePercentage }} of the packets that interface {{ $labels.device }} of node {{ $labels.node }} ${direction}s are broken.`,
    dashboard: 'platform-nodes',
  };
}

function fileDescriptors(severity: 'warning' | 'critical', percent: number): AlertingRule {
  return {
    alert: 'NodeFileDescriptorLimit',
    expr: `
      100 * node_filefd_allocated{job="node-exporter"} / node_filefd_maximum{job="node-exporter"} > ${percent}`,
    for: '15m',
    severity,
    summary: 'A node runs out of file descriptors',
    description: 'Node {{ $labels.node }} uses {{ printf "%.2f" $value }}% of its file descriptors.',
    dashboard: 'platform-nodes',
  };
}
