import { kubernetesStorage } from '../../../../lib/telemetry/rules/kubernetes-storage';
import type { AlertCase, AlertCases } from '../alert-case';

export const kubernetesStorageCases: AlertCases = {
  groups: [kubernetesStorage],
  cases: [
    ...['Failed', 'Pending'].map((phase): AlertCase => ({
      alert: 'KubePersistentVolumeErrors',
      series: {
        [`kube_persistentvolume_status_phase{job="kube-state-metrics", persistentvolume="pvc-1", phase="${phase}"}`]:
          '1x10',
      },
      fires: {
        at: '5m',
        labels: { persistentvolume: 'pvc-1', phase },
        description: `The PersistentVolume pvc-1 is ${phase}.`,
      },
      quiet: { at: '4m' },
    })),
  ],
};
