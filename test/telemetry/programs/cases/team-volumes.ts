import type { AlertCase } from '../alert-case';

const CLAIM = 'namespace="checkout", persistentvolumeclaim="data-db-0"';
const MOUNTED = `job="kubelet", metrics_path="/metrics", node="a", ${CLAIM}`;
const READ_ONLY = `kube_persistentvolumeclaim_access_mode{job="kube-state-metrics", ${CLAIM}, access_mode="ReadOnlyMany"}`;
const EXCLUDED = `kube_persistentvolumeclaim_labels{job="kube-state-metrics", ${CLAIM}, label_excluded_from_alerts="true"}`;

const claim = { namespace: 'checkout', persistentvolumeclaim: 'data-db-0' };

export const volumeCases: readonly AlertCase[] = [
  ...volume({
    alert: 'KubePersistentVolumeFillingUp',
    noun: 'space',
    free: `kubelet_volume_stats_available_bytes{${MOUNTED}}`,
    size: `kubelet_volume_stats_capacity_bytes{${MOUNTED}}`,
    used: `kubelet_volume_stats_used_bytes{${MOUNTED}}`,
  }),
  ...volume({
    alert: 'KubePersistentVolumeInodesFillingUp',
    noun: 'inodes',
    free: `kubelet_volume_stats_inodes_free{${MOUNTED}}`,
    size: `kubelet_volume_stats_inodes{${MOUNTED}}`,
    used: `kubelet_volume_stats_inodes_used{${MOUNTED}}`,
  }),
];

/** The name of the alert, what it calls the resource, and its series. */
interface Resource {
  readonly alert: string;
  readonly noun: string;
  readonly free: string;
  readonly size: string;
  readonly used: string;
}

/**
 * A volume of 100 million. Of the 14 million that are free at first 2500 go each minute, and four days have 5760 minutes:
 * 14.4 million. At 2400 a minute it is 13.8 million, and something would be left.
 */
function volume({ alert, noun, free, size, used }: Resource): AlertCase[] {
  const full: AlertCase = {
    alert,
    severity: 'critical',
    series: { [free]: '2900000x10', [size]: '100000000x10', [used]: '97100000x10', [READ_ONLY]: '0x10' },
    fires: {
      at: '1m',
      labels: claim,
      description: `The volume of claim checkout/data-db-0 has only 2.9% of its ${noun} left.`,
    },
    quiet: { series: { [free]: '3000000x10' } },
  };
  const filling: AlertCase = {
    alert,
    severity: 'warning',
    series: { [free]: '14000000-2500x80', [size]: '100000000x80', [used]: '86000000+2500x80', [READ_ONLY]: '0x80' },
    fires: {
      at: '61m',
      labels: claim,
      description: `The volume of claim checkout/data-db-0 has 13.8% of its ${noun} left and at this pace none in four days.`,
    },
    quiet: { series: { [free]: '14000000-2400x80' } },
  };
  return [
    full,
    { ...full, quiet: { series: { [READ_ONLY]: '1x10' } } },
    { ...full, quiet: { series: { [EXCLUDED]: '1x10' } } },
    filling,
    { ...filling, quiet: { at: '60m' } },
    // As much is left of a smaller volume: that is more than 15%.
    { ...filling, quiet: { series: { [size]: '90000000x80' } } },
    { ...filling, quiet: { series: { [READ_ONLY]: '1x80' } } },
    { ...filling, quiet: { series: { [EXCLUDED]: '1x80' } } },
  ];
}
