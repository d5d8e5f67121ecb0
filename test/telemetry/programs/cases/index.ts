import type { AlertCases } from '../alert-case';
import { generalCases } from './general';
import { kubeStateMetricsCases } from './kube-state-metrics';
import { kubernetesJobsCases } from './kubernetes-jobs';
import { kubernetesNodesCases } from './kubernetes-nodes';
import { kubernetesPodsCases } from './kubernetes-pods';
import { kubernetesResourcesCases } from './kubernetes-resources';
import { kubernetesStorageCases } from './kubernetes-storage';
import { kubernetesWorkloadsCases } from './kubernetes-workloads';
import { nodeScalingCases } from './node-scaling';
import { sloCases } from './slo';

/** The cases of all families, one line a family. */
export const ALERT_CASES: readonly AlertCases[] = [
  generalCases,
  kubeStateMetricsCases,
  kubernetesJobsCases,
  kubernetesNodesCases,
  kubernetesPodsCases,
  kubernetesResourcesCases,
  kubernetesStorageCases,
  kubernetesWorkloadsCases,
  nodeScalingCases,
  sloCases,
];
