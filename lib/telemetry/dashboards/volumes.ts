import type { Dashboard } from '../model';
import { dashboard } from './dashboard';
import { row, stat, table, timeseries } from './panels';
import { metricsSource, namespaceChoice } from './variables';

const IN = 'namespace=~"$namespace"';
const VOLUME = 'namespace, persistentvolumeclaim';
const SPACE = `kubelet_volume_stats_available_bytes{${IN}} / kubelet_volume_stats_capacity_bytes{${IN}}`;
const INODES = `kubelet_volume_stats_inodes_used{${IN}} / kubelet_volume_stats_inodes{${IN}}`;

/** Persistent volumes: how full they are, and when they will be. */
export function volumes(): Dashboard {
  return dashboard({
    uid: 'platform-volumes',
    title: 'Volumes',
    description: 'How full persistent volumes are, when they will be, and whether claims get theirs.',
    variables: [metricsSource(), namespaceChoice()],
    from: 'now-7d',
    panels: [...rightNow(), ...space(), ...operations()],
  });
}

function rightNow() {
  return [
    row('Right now'),
    stat('Claims', { unit: 'short', queries: { claims: `count(kube_persistentvolumeclaim_info{${IN}})` } }),
    stat('Claims without a volume', {
      description: 'A claim waits for its first pod: only one that goes on waiting is wrong.',
      unit: 'short',
      queries: { claims: `sum(kube_persistentvolumeclaim_status_phase{${IN},phase=~"Pending|Lost"})` },
      colours: { 1: 'yellow' },
    }),
    stat('Volumes that failed', {
      unit: 'short',
      queries: { volumes: 'sum(kube_persistentvolume_status_phase{phase="Failed"})' },
      colours: { 1: 'red' },
    }),
    stat('Fullest', {
      unit: 'percentunit',
      queries: { used: `max(1 - ${SPACE})` },
      colours: { 0.85: 'yellow', 0.97: 'red' },
    }),
    stat('Asked for', {
      unit: 'bytes',
      queries: { size: `sum(kube_persistentvolumeclaim_resource_requests_storage_bytes{${IN}})` },
    }),
    table('Volumes', {
      by: { namespace: 'Namespace', persistentvolumeclaim: 'Claim' },
      columns: {
        Size: { unit: 'bytes', expr: `max by (${VOLUME}) (kubelet_volume_stats_capacity_bytes{${IN}})` },
        Used: {
          unit: 'percentunit',
          expr: `max by (${VOLUME}) (1 - ${SPACE})`,
          colours: { 0.85: 'yellow', 0.97: 'red' },
        },
        'Inodes used': { unit: 'percentunit', expr: `max by (${VOLUME}) (${INODES})`, colours: { 0.85: 'yellow' } },
        'Free in four days': {
          unit: 'bytes',
          expr: `min by (${VOLUME}) (predict_linear(kubelet_volume_stats_available_bytes{${IN}}[6h], 4 * 24 * 3600))`,
          colours: { 0: 'green' },
        },
      },
    }),
  ];
}

function space() {
  return [
    row('Over time'),
    timeseries('Space used', {
      unit: 'percentunit',
      max: 1,
      queries: { '{{namespace}} {{persistentvolumeclaim}}': `max by (${VOLUME}) (1 - ${SPACE})` },
    }),
    timeseries('Inodes used', {
      unit: 'percentunit',
      max: 1,
      queries: { '{{namespace}} {{persistentvolumeclaim}}': `max by (${VOLUME}) (${INODES})` },
    }),
  ];
}

function operations() {
  return [
    row('What the kubelet does with volumes'),
    timeseries('Operations that fail', {
      unit: 'ops',
      queries: {
        '{{operation_name}}':
          'sum by (operation_name) (rate(storage_operation_duration_seconds_count{job="kubelet",status!="success"}[$__rate_interval]))',
      },
    }),
    timeseries('How long operations take', {
      description: 'What 99 % of them take at most.',
      unit: 's',
      queries: {
        '{{operation_name}}':
          'histogram_quantile(0.99, sum by (operation_name, le) (rate(storage_operation_duration_seconds_bucket{job="kubelet"}[$__rate_interval])))',
      },
    }),
  ];
}
