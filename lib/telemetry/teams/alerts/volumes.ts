import type { TeamAlert } from './team-alert';

/** What a volume can run out of, with the names of its metrics. */
interface Resource {
  readonly noun: string;
  readonly free: string;
  readonly size: string;
  readonly used: string;
}

const SPACE: Resource = {
  noun: 'space',
  free: 'kubelet_volume_stats_available_bytes',
  size: 'kubelet_volume_stats_capacity_bytes',
  used: 'kubelet_volume_stats_used_bytes',
};

const INODES: Resource = {
  noun: 'inodes',
  free: 'kubelet_volume_stats_inodes_free',
  size: 'kubelet_volume_stats_inodes',
  used: 'kubelet_volume_stats_inodes_used',
};

const CLAIM = '{{ $labels.namespace }}/{{ $labels.persistentvolumeclaim }}';

/**
 * Alerts about volumes that a pod has mounted: the kubelet measures no others. Each name has two rules, told apart by severity.
 * @see https://github.com/kubernetes-monitoring/kubernetes-mixin/blob/master/alerts/storage_alerts.libsonnet
 */
export const volumeAlerts = {
  'KubePersistentVolumeFillingUp (critical)': almostFull(SPACE),
  'KubePersistentVolumeFillingUp (warning)': fillingUp(SPACE),
  'KubePersistentVolumeInodesFillingUp (critical)': almostFull(INODES),
  'KubePersistentVolumeInodesFillingUp (warning)': fillingUp(INODES),
} satisfies Record<string, TeamAlert>;

function almostFull(resource: Resource): TeamAlert {
  const { noun } = resource;
  return {
    for: '1m',
    severity: 'critical',
    dashboard: 'platform-volumes',
    threshold: { value: 3, unit: '%' },
    rule: ({ kubelet, ksm, threshold }) => ({
      expr: `${freeBelow(resource, kubelet, threshold)}${unlessMeant(ksm)}`,
      summary: `A volume has less than ${threshold}% of its ${noun} left`,
      description: `The volume of claim ${CLAIM} has only {{ printf "%.1f" $value }}% of its ${noun} left.`,
    }),
  };
}

function fillingUp(resource: Resource): TeamAlert {
  const { noun, free } = resource;
  return {
    for: '1h',
    severity: 'warning',
    dashboard: 'platform-volumes',
    threshold: { value: 15, unit: '%' },
    rule: ({ kubelet, ksm, threshold }) => ({
      expr: `${freeBelow(resource, kubelet, threshold)}
        and on (namespace, persistentvolumeclaim)
        predict_linear(${free}{${kubelet}}[6h], 4 * 24 * 60 * 60) < 0${unlessMeant(ksm)}`,
      summary: `A volume will run out of ${noun} within four days`,
      description: `The volume of claim ${CLAIM} has {{ printf "%.1f" $value }}% of its ${noun} left and at this pace none in four days.`,
    }),
  };
}

/** One claim may be mounted on several nodes, each of which measures it. */
function freeBelow({ free, size, used }: Resource, kubelet: string, percent: number): string {
  return `
        100 * min by (namespace, persistentvolumeclaim) (
          ${free}{${kubelet}} / ${size}{${kubelet}} and ${used}{${kubelet}} > 0
        ) < ${percent}`;
}

/** A volume that nobody writes to may be full, and so may one whose claim is labelled `excluded_from_alerts: "true"`. */
function unlessMeant(ksm: string): string {
  return `
        unless on (namespace, persistentvolumeclaim)
        kube_persistentvolumeclaim_access_mode{${ksm}, access_mode="ReadOnlyMany"} == 1
        unless on (namespace, persistentvolumeclaim)
        kube_persistentvolumeclaim_labels{${ksm}, label_excluded_from_alerts="true"} == 1`;
}
