import type { Dashboard } from '../model';
import { dashboard } from './dashboard';
import { row, stat, table, timeseries } from './panels';
import { metricsSource, nodeChoice } from './variables';

/** Nodes as Kubernetes and as Linux see them. */
export function nodes(): Dashboard {
  return dashboard({
    uid: 'platform-nodes',
    title: 'Nodes',
    description: 'Nodes as Kubernetes and as Linux see them: what they carry, and what holds them up.',
    variables: [metricsSource(), nodeChoice()],
    panels: [...overview(), ...cpuAndMemory(), ...disk(), ...network()],
  });
}

function overview() {
  return [
    row('Right now'),
    stat('Nodes', { unit: 'short', queries: { nodes: 'count(kube_node_info{node=~"$node"})' } }),
    stat('Not ready', {
      unit: 'short',
      queries: { nodes: 'sum(kube_node_status_condition{node=~"$node",condition="Ready",status=~"false|unknown"})' },
      colours: { 1: 'red' },
    }),
    stat('Under pressure', {
      description: 'Nodes that are short of memory, disk or process ids: pods are about to be evicted from them.',
      unit: 'short',
      queries: {
        nodes: 'sum(kube_node_status_condition{node=~"$node",condition=~"(Memory|Disk|PID)Pressure",status="true"})',
      },
      colours: { 1: 'red' },
    }),
    stat('Oldest', {
      description: 'Auto Mode replaces a node after 21 days at the latest.',
      unit: 's',
      queries: { age: 'time() - min(kube_node_created{node=~"$node"})' },
      colours: { 1814400: 'yellow' },
    }),
    stat('Cordoned', { unit: 'short', queries: { nodes: 'sum(kube_node_spec_unschedulable{node=~"$node"})' } }),
    everyNode(),
    table('Versions', {
      by: { kubelet_version: 'Kubelet', os_image: 'System', kernel_version: 'Kernel' },
      columns: {
        Nodes: {
          unit: 'short',
          expr: 'count by (kubelet_version, os_image, kernel_version) (kube_node_info{node=~"$node"})',
        },
      },
    }),
  ];
}

function everyNode() {
  return table('Every node', {
    by: { node: 'Node' },
    linksTo: { Node: '/d/platform-nodes?var-node=${__value.raw}' },
    columns: {
      'CPU in use': {
        unit: 'percentunit',
        expr: 'avg by (node) (instance:node_cpu_utilisation:rate5m{node=~"$node"})',
        colours: { 0.8: 'yellow', 0.95: 'red' },
      },
      'CPU requested': { unit: 'percentunit', expr: requested('cpu') },
      'Memory in use': {
        unit: 'percentunit',
        expr: 'avg by (node) (instance:node_memory_utilisation:ratio{node=~"$node"})',
        colours: { 0.8: 'yellow', 0.9: 'red' },
      },
      'Memory requested': { unit: 'percentunit', expr: requested('memory') },
      Pods: { unit: 'short', expr: 'sum by (node) (kubelet_running_pods{node=~"$node"})' },
      Age: { unit: 's', expr: 'time() - max by (node) (kube_node_created{node=~"$node"})' },
    },
  });
}

function requested(resource: 'cpu' | 'memory'): string {
  const asked = `sum by (node) (kube_pod_container_resource_requests{node=~"$node",resource="${resource}"})`;
  return `${asked} / sum by (node) (kube_node_status_allocatable{node=~"$node",resource="${resource}"})`;
}

function cpuAndMemory() {
  return [
    row('CPU and memory'),
    timeseries('CPU in use', {
      unit: 'percentunit',
      max: 1,
      queries: { '{{node}}': 'instance:node_cpu_utilisation:rate5m{node=~"$node"}' },
    }),
    timeseries('Load per CPU', {
      description: 'Above 1, processes wait for a CPU or for a disk.',
      unit: 'short',
      queries: { '{{node}}': 'instance:node_load1_per_cpu:ratio{node=~"$node"}' },
    }),
    timeseries('Memory in use', {
      unit: 'percentunit',
      max: 1,
      queries: { '{{node}}': 'instance:node_memory_utilisation:ratio{node=~"$node"}' },
    }),
    timeseries('Major page faults', {
      description: 'Pages that had to be read from disk: many of them mean that memory is short.',
      unit: 'cps',
      queries: { '{{node}}': 'instance:node_vmstat_pgmajfault:rate5m{node=~"$node"}' },
    }),
    timeseries('Time spent waiting', {
      description: 'Share of time in which at least one process waited for CPU, memory or disk.',
      unit: 'percentunit',
      width: 24,
      queries: {
        '{{node}} CPU': pressure('cpu'),
        '{{node}} memory': pressure('memory'),
        '{{node}} disk': pressure('io'),
      },
    }),
  ];
}

/** @see https://docs.kernel.org/accounting/psi.html */
function pressure(resource: 'cpu' | 'memory' | 'io'): string {
  return `sum by (node) (rate(node_pressure_${resource}_waiting_seconds_total{node=~"$node"}[$__rate_interval]))`;
}

function disk() {
  const selector = '{node=~"$node",fstype!~"tmpfs|squashfs|erofs|overlay"}';
  return [
    row('Disk'),
    timeseries('Disk in use', {
      unit: 'percentunit',
      max: 1,
      queries: {
        '{{node}} {{device}}': `max by (node, device) (1 - node_filesystem_avail_bytes${selector} / node_filesystem_size_bytes${selector})`,
      },
    }),
    timeseries('Time busy', {
      description: 'Share of time in which the disk had work. Near 1 it is the bottleneck.',
      unit: 'percentunit',
      queries: { '{{node}} {{device}}': 'instance_device:node_disk_io_time_seconds:rate5m{node=~"$node"}' },
    }),
    timeseries('Read', {
      unit: 'Bps',
      queries: { '{{node}}': 'sum by (node) (rate(node_disk_read_bytes_total{node=~"$node"}[$__rate_interval]))' },
    }),
    timeseries('Written', {
      unit: 'Bps',
      queries: { '{{node}}': 'sum by (node) (rate(node_disk_written_bytes_total{node=~"$node"}[$__rate_interval]))' },
    }),
  ];
}

function network() {
  return [
    row('Network and clock'),
    timeseries('Received', {
      unit: 'Bps',
      queries: { '{{node}}': 'instance:node_network_receive_bytes_excluding_lo:rate5m{node=~"$node"}' },
    }),
    timeseries('Sent', {
      unit: 'Bps',
      queries: { '{{node}}': 'instance:node_network_transmit_bytes_excluding_lo:rate5m{node=~"$node"}' },
    }),
    timeseries('Connections tracked', {
      description: 'Share of the table of connections that is full. At 1 new connections are dropped.',
      unit: 'percentunit',
      max: 1,
      queries: {
        '{{node}}':
          'max by (node) (node_nf_conntrack_entries{node=~"$node"} / node_nf_conntrack_entries_limit{node=~"$node"})',
      },
    }),
    timeseries('Clock', {
      description: 'By how much the clock is wrong, as far as its own synchronisation knows.',
      unit: 's',
      queries: { '{{node}}': 'max by (node) (abs(node_timex_offset_seconds{node=~"$node"}))' },
    }),
  ];
}
