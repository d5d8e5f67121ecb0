import { nodeExporter } from '../../../../lib/telemetry/rules/node-exporter';
import { nodeExporterRecording } from '../../../../lib/telemetry/rules/node-exporter-recording';
import type { AlertCases } from '../alert-case';

const NODE = 'instance="10.0.1.7:9100", job="node-exporter", node="i-0a1b"';

const labels = { instance: '10.0.1.7:9100', job: 'node-exporter', node: 'i-0a1b' };

export const nodeExporterCases: AlertCases = {
  groups: [nodeExporter, nodeExporterRecording],
  cases: [
    {
      alert: 'NodeNetworkReceiveErrs',
      series: {
        [`node_network_receive_errs_total{${NODE}, device="ens5"}`]: '0+2x100',
        [`node_network_receive_packets_total{${NODE}, device="ens5"}`]: '0+100x100',
      },
      fires: {
        at: '70m',
        labels: { ...labels, device: 'ens5' },
        description: '2% of the packets that interface ens5 of node i-0a1b receives are broken.',
      },
      quiet: { series: { [`node_network_receive_errs_total{${NODE}, device="ens5"}`]: '0+0.9x100' } },
    },
    {
      alert: 'NodeNetworkTransmitErrs',
      series: {
        [`node_network_transmit_errs_total{${NODE}, device="ens5"}`]: '0+2x100',
        [`node_network_transmit_packets_total{${NODE}, device="ens5"}`]: '0+100x100',
      },
      fires: {
        at: '70m',
        labels: { ...labels, device: 'ens5' },
        description: '2% of the packets that interface ens5 of node i-0a1b transmits are broken.',
      },
      quiet: { series: { [`node_network_transmit_errs_total{${NODE}, device="ens5"}`]: '0+0.9x100' } },
    },
    {
      alert: 'NodeNetworkInterfaceFlapping',
      series: {
        [`node_network_up{${NODE}, device="ens5"}`]: '0 1 0 1 0 1 0 1',
        [`node_network_up{${NODE}, device="eni4f2a"}`]: '0 1 0 1 0 1 0 1',
      },
      fires: {
        at: '5m',
        labels: { ...labels, device: 'ens5' },
        description: 'The interface ens5 of node i-0a1b keeps changing between up and down.',
      },
      quiet: { at: '4m' },
    },
    {
      alert: 'NodeHighNumberConntrackEntriesUsed',
      series: { [`node_nf_conntrack_entries{${NODE}}`]: '76x5', [`node_nf_conntrack_entries_limit{${NODE}}`]: '100x5' },
      fires: {
        at: '1m',
        labels,
        description: '76% of the connections that node i-0a1b can track are in use.',
      },
      quiet: { series: { [`node_nf_conntrack_entries{${NODE}}`]: '75x5' } },
    },
    {
      alert: 'NodeClockSkewDetected',
      series: { [`node_timex_offset_seconds{${NODE}}`]: '0.06x20' },
      fires: {
        at: '11m',
        labels,
        description: 'The clock of node i-0a1b is off by 60ms and does not come back.',
      },
      quiet: { series: { [`node_timex_offset_seconds{${NODE}}`]: '0.05x20' } },
    },
    {
      alert: 'NodeClockNotSynchronising',
      series: { [`node_timex_sync_status{${NODE}}`]: '0x20', [`node_timex_maxerror_seconds{${NODE}}`]: '16x20' },
      fires: { at: '10m', labels, description: 'The clock of node i-0a1b follows no time server.' },
      quiet: { series: { [`node_timex_maxerror_seconds{${NODE}}`]: '15x20' } },
    },
    {
      alert: 'NodeMemoryHighUtilization',
      series: {
        [`node_memory_MemAvailable_bytes{${NODE}}`]: '9x20',
        [`node_memory_MemTotal_bytes{${NODE}}`]: '100x20',
      },
      fires: { at: '15m', labels, description: 'Node i-0a1b uses 91.00% of its memory.' },
      quiet: { series: { [`node_memory_MemAvailable_bytes{${NODE}}`]: '10x20' } },
    },
    {
      alert: 'NodeMemoryMajorPagesFaults',
      series: { [`node_vmstat_pgmajfault{${NODE}}`]: '0+30600x30' },
      fires: {
        at: '20m',
        labels,
        description: 'Node i-0a1b has 510.00 major page faults a second: its memory is too small.',
      },
      quiet: { series: { [`node_vmstat_pgmajfault{${NODE}}`]: '0+29400x30' } },
    },
    {
      alert: 'NodeCPUHighUsage',
      series: {
        [`node_cpu_seconds_total{${NODE}, cpu="0", mode="user"}`]: '0+57x30',
        [`node_cpu_seconds_total{${NODE}, cpu="0", mode="idle"}`]: '0+3x30',
      },
      fires: { at: '20m', labels, description: 'The processors of node i-0a1b are 95.00% busy.' },
      quiet: { series: { [`node_cpu_seconds_total{${NODE}, cpu="0", mode="user"}`]: '0+53.4x30' } },
    },
    {
      alert: 'NodeSystemSaturation',
      series: {
        [`node_load1{${NODE}}`]: '4.2x20',
        [`node_cpu_seconds_total{${NODE}, cpu="0", mode="idle"}`]: '0x20',
        [`node_cpu_seconds_total{${NODE}, cpu="1", mode="idle"}`]: '0x20',
      },
      fires: { at: '15m', labels, description: 'The load of node i-0a1b is 2.10 for each of its processors.' },
      quiet: { series: { [`node_load1{${NODE}}`]: '4x20' } },
    },
    {
      alert: 'NodeDiskIOSaturation',
      series: { [`node_disk_io_time_weighted_seconds_total{${NODE}, device="nvme1n1"}`]: '0+660x60' },
      fires: {
        at: '40m',
        labels: { ...labels, device: 'nvme1n1' },
        description: '11.00 requests wait at disk nvme1n1 of node i-0a1b on average.',
      },
      quiet: { series: { [`node_disk_io_time_weighted_seconds_total{${NODE}, device="nvme1n1"}`]: '0+594x60' } },
    },
    {
      alert: 'NodeFileDescriptorLimit',
      severity: 'warning',
      series: { [`node_filefd_allocated{${NODE}}`]: '71x20', [`node_filefd_maximum{${NODE}}`]: '100x20' },
      fires: { at: '15m', labels, description: 'Node i-0a1b uses 71.00% of its file descriptors.' },
      quiet: { series: { [`node_filefd_allocated{${NODE}}`]: '70x20' } },
    },
    {
      alert: 'NodeFileDescriptorLimit',
      severity: 'critical',
      series: { [`node_filefd_allocated{${NODE}}`]: '91x20', [`node_filefd_maximum{${NODE}}`]: '100x20' },
      fires: { at: '15m', labels, description: 'Node i-0a1b uses 91.00% of its file descriptors.' },
      quiet: { series: { [`node_filefd_allocated{${NODE}}`]: '90x20' } },
    },
  ],
};
