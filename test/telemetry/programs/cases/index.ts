import type { AlertCases } from '../alert-case';
import { addonsCases } from './addons';
import { alertmanagerCases } from './alertmanager';
import { argocdCases } from './argocd';
import { fluxCases } from './flux';
import { generalCases } from './general';
import { grafanaCases } from './grafana';
import { kubernetesApiserverCases } from './kubernetes-apiserver';
import { nodeExporterCases } from './node-exporter';
import { nodeFilesystemsCases } from './node-filesystems';
import { probesCases } from './probes';
import { prometheusCases } from './prometheus';

/** The cases of all families, one line a family. */
export const ALERT_CASES: readonly AlertCases[] = [
  generalCases,
  kubernetesApiserverCases,
  nodeFilesystemsCases,
  nodeExporterCases,
  prometheusCases,
  alertmanagerCases,
  grafanaCases,
  probesCases,
  fluxCases,
  argocdCases,
  addonsCases,
];
