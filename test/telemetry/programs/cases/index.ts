import type { AlertCases } from '../alert-case';
import { generalCases } from './general';
import { kubeStateMetricsCases } from './kube-state-metrics';
import { logsCases } from './logs';
import { nodeScalingCases } from './node-scaling';
import { sloCases } from './slo';

/** The cases of all families, one line a family. */
export const ALERT_CASES: readonly AlertCases[] = [
  generalCases,
  kubeStateMetricsCases,
  logsCases,
  nodeScalingCases,
  sloCases,
];
