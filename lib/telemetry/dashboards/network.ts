import type { Dashboard } from '../model';
import { dashboard } from './dashboard';
import { row, stat, table, timeseries } from './panels';
import { metricsSource, namespaceChoice } from './variables';

const IN = 'namespace=~"$namespace"';

/** Traffic of pods and nodes, what gets lost of it, and what probes find. */
export function network(): Dashboard {
  return dashboard({
    uid: 'platform-network',
    title: 'Network',
    description: 'Whether names resolve and endpoints answer, how much pods and nodes send, and what gets lost.',
    variables: [metricsSource(), namespaceChoice()],
    panels: [...probes(), ...pods(), ...nodes()],
  });
}

function probes() {
  return [
    row('Probes from inside the cluster'),
    stat('Failing', {
      unit: 'short',
      queries: {
        probes: 'count(probe_success{job=~"blackbox|probe-.*"}) - sum(probe_success{job=~"blackbox|probe-.*"})',
      },
      colours: { 1: 'red' },
    }),
    stat('Next certificate expires', {
      unit: 's',
      queries: { in: 'min(probe_ssl_earliest_cert_expiry{job=~"blackbox|probe-.*"} - time())' },
      colours: { 0: 'red', 604800: 'yellow', 1814400: 'green' },
    }),
    table('Probes', {
      by: { instance: 'Asked' },
      columns: {
        'Answers well': {
          unit: 'bool_yes_no',
          expr: 'min by (instance) (probe_success{job=~"blackbox|probe-.*"})',
          colours: { 0: 'red', 1: 'green' },
        },
        'Share of the last day': {
          unit: 'percentunit',
          expr: 'avg by (instance) (avg_over_time(probe_success{job=~"blackbox|probe-.*"}[1d]))',
        },
        Takes: { unit: 's', expr: 'max by (instance) (probe_duration_seconds{job=~"blackbox|probe-.*"})' },
      },
      width: 16,
    }),
    timeseries('How long an answer takes', {
      unit: 's',
      queries: { '{{instance}}': 'max by (instance) (probe_duration_seconds{job=~"blackbox|probe-.*"})' },
    }),
    timeseries('Looking names up', {
      description: 'The part of it that the name takes. Auto Mode answers names on the node itself.',
      unit: 's',
      queries: { '{{instance}}': 'max by (instance) (probe_dns_lookup_time_seconds{job=~"blackbox|probe-.*"})' },
    }),
  ];
}

function pods() {
  const perNamespace = (metric: string) => `sum by (namespace) (rate(${metric}{${IN}}[$__rate_interval]))`;
  return [
    row('Pods'),
    timeseries('Received by pods', {
      unit: 'Bps',
      stacked: true,
      queries: { '{{namespace}}': perNamespace('container_network_receive_bytes_total') },
    }),
    timeseries('Sent by pods', {
      unit: 'Bps',
      stacked: true,
      queries: { '{{namespace}}': perNamespace('container_network_transmit_bytes_total') },
    }),
    timeseries('Received by pods, dropped', {
      unit: 'pps',
      queries: { '{{namespace}}': perNamespace('container_network_receive_packets_dropped_total') },
    }),
    timeseries('Sent by pods, dropped', {
      unit: 'pps',
      queries: { '{{namespace}}': perNamespace('container_network_transmit_packets_dropped_total') },
    }),
  ];
}

function nodes() {
  return [
    row('Nodes'),
    timeseries('Received by nodes', {
      unit: 'Bps',
      queries: perNode('instance:node_network_receive_bytes_excluding_lo:rate5m'),
    }),
    timeseries('Sent by nodes', {
      unit: 'Bps',
      queries: perNode('instance:node_network_transmit_bytes_excluding_lo:rate5m'),
    }),
    timeseries('Received by nodes, dropped', {
      unit: 'pps',
      queries: perNode('instance:node_network_receive_drop_excluding_lo:rate5m'),
    }),
    timeseries('Sent by nodes, dropped', {
      unit: 'pps',
      queries: perNode('instance:node_network_transmit_drop_excluding_lo:rate5m'),
    }),
    timeseries('Sent again', {
      description: 'Share of TCP segments that had to be sent again: packets get lost on the way.',
      unit: 'percentunit',
      queries: {
        '{{node}}':
          'sum by (node) (rate(node_netstat_Tcp_RetransSegs[$__rate_interval])) / sum by (node) (rate(node_netstat_Tcp_OutSegs[$__rate_interval]))',
      },
    }),
    timeseries('Connections tracked', {
      description: 'Share of the table of connections that is full. At 1 new connections are dropped.',
      unit: 'percentunit',
      max: 1,
      queries: { '{{node}}': 'max by (node) (node_nf_conntrack_entries / node_nf_conntrack_entries_limit)' },
    }),
  ];
}

function perNode(series: string) {
  return { '{{node}}': `sum by (node) (${series})` };
}
