import type { AlertingRule, RuleGroup } from '../model';

const KUBELET = 'job="kubelet", metrics_path="/metrics"';
const KSM = 'job="kube-state-metrics"';

/** What a volume can run out of. */
interface Resource {
  readonly alert: string;
  readonly noun: string;
  readonly free: string;
  readonly size: string;
  readonly used: string;
}

const SPACE: Resource = {
  alert: 'KubePersistentVolumeFillingUp',
  noun: 'space',
  free: 'kubelet_volume_stats_available_bytes',
  size: 'kubelet_volume_stats_capacity_bytes',
  used: 'kubelet_volume_stats_used_bytes',
};

const INODES: Resource = {
  alert: 'KubePersistentVolumeInodesFillingUp',
  noun: 'inodes',
  free: 'kubelet_volume_stats_inodes_free',
  size: 'kubelet_volume_stats_inodes',
  used: 'kubelet_volume_stats_inodes_used',
};

/** A volume that nobody writes to may be full, and so may one whose claim is labelled `excluded_from_alerts: "true"`. */
const UNLESS_MEANT = `
  unless on (namespace, persistentvolumeclaim)
  kube_persistentvolumeclaim_access_mode{${KSM}, access_mode="ReadOnlyMany"} == 1
  unless on (namespace, persistentvolumeclaim)
  kube_persistentvolumeclaim_labels{${KSM}, label_excluded_from_alerts="true"} == 1`;

const CLAIM = '{{ $labels.namespace }}/{{ $labels.persistentvolumeclaim }}';

/**
 * Alerts about volumes that a pod has mounted: the kubelet measures no others.
 * @see https://github.com/kubernetes-monitoring/kubernetes-mixin/blob/master/alerts/storage_alerts.libsonnet
 */
export const kubernetesStorage: RuleGroup = {
  name: 'kubernetes-storage',
  rules: [
    almostFull(SPACE),
    fillingUp(SPACE),
    almostFull(INODES),
    fillingUp(INODES),
    {
      alert: 'KubePersistentVolumeErrors',
      expr: `max by (persistentvolume, phase) (kube_persistentvolume_status_phase{${KSM}, phase=~"Failed|Pending"}) > 0`,
      for: '5m',
      severity: 'critical',
      summary: 'A volume cannot be made or removed',
      description: 'The PersistentVolume {{ $labels.persistentvolume }} is {{ $labels.phase }}.',
      dashboard: 'platform-volumes',
    },
  ],
};

function almostFull(resource: Resource): AlertingRule {
  const { alert, noun } = resource;
  return {
    alert,
    expr: `${freeBelow(resource, 3)}${UNLESS_MEANT}`,
    for: '1m',
    severity: 'critical',
    summary: `A volume has less than 3% of its ${noun} left`,
    description: `The volume of claim ${CLAIM} has only {{ printf "%.1f" $value }}% of its ${noun} left.`,
    dashboard: 'platform-volumes',
  };
}

function fillingUp(resource: Resource): AlertingRule {
  const { alert, noun, free } = resource;
  return {
    alert,
    expr: `${freeBelow(resource, 15)}
  and on (namespace, persistentvolumeclaim)
  predict_linear(${free}{${KUBELET}}[6h], 4 * 24 * 60 * 60) < 0${UNLESS_MEANT}`,
    for: '1h',
    severity: 'warning',
    summary: `A volume will run out of ${noun} within four days`,
    description: `The volume of claim ${CLAIM} has {{ printf "%.1f" $value }}% of its ${noun} left and at this pace none in four days.`,
    dashboard: 'platform-volumes',
  };
}

/** One claim may be mounted on several nodes, each of which measures it. */
function freeBelow({ free, size, used }: Resource, percent: number): string {
  return `
  100 * min by (namespace, persistentvolumeclaim) (
    ${free}{${KUBELET}} / ${size}{${KUBELET}} and ${used}{${KUBELET}} > 0
  ) < ${percent}`;
}
