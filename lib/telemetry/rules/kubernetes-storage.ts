import type { RuleGroup } from '../model';

/**
 * Alerts about volumes themselves, which are in no namespace. What is about a team's claims is in lib/telemetry/teams/alerts/.
 * @see https://github.com/kubernetes-monitoring/kubernetes-mixin/blob/master/alerts/storage_alerts.libsonnet
 */
export const kubernetesStorage: RuleGroup = {
  name: 'kubernetes-storage',
  rules: [
    {
      alert: 'KubePersistentVolumeErrors',
      expr: `
        max by (persistentvolume, phase) (
          kube_persistentvolume_status_phase{job="kube-state-metrics", phase=~"Failed|Pending"}
        ) > 0`,
      for: '5m',
      severity: 'critical',
      summary: 'A volume cannot be made or removed',
      description: 'The PersistentVolume {{ $labels.persistentvolume }} is {{ $labels.phase }}.',
      dashboard: 'platform-volumes',
    },
  ],
};
