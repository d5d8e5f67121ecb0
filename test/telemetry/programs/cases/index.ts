import type { AlertCases } from '../alert-case';
import { addonsCases } from './addons';
import { alertmanagerCases } from './alertmanager';
import { argocdCases } from './argocd';
import { fluxCases } from './flux';
import { generalCases } from './general';
import { grafanaCases } from './grafana';
import { kubeStateMetricsCases } from './kube-state-metrics';
import { kubernetesApiserverCases } from './kubernetes-apiserver';
import { kubernetesNodesCases } from './kubernetes-nodes';
import { kubernetesStorageCases } from './kubernetes-storage';
import { logsCases } from './logs';
import { nodeExporterCases } from './node-exporter';
import { nodeFilesystemsCases } from './node-filesystems';
import { nodeScalingCases } from './node-scaling';
import { probesCases } from './probes';
import { prometheusCases } from './prometheus';
import { latencySloCases, sloCases } from './slo';
import { overriddenTeamCases, teamCases } from './team';

/** The cases of all families, one line a family. */
export const ALERT_CASES: readonly AlertCases[] = [
  addonsCases,
  alertmanagerCases,
  argocdCases,
  fluxCases,
  generalCases,
  grafanaCases,
  kubeStateMetricsCases,
  kubernetesApiserverCases,
  kubernetesNodesCases,
  kubernetesStorageCases,
  logsCases,
  nodeExporterCases,
  nodeFilesystemsCases,
  nodeScalingCases,
  probesCases,
  prometheusCases,
  sloCases,
  latencySloCases,
  ...teamCases,
  overriddenTeamCases,
];
