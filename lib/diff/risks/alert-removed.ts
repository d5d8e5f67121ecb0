import { isKubernetes } from '../change';
import { alertsOf, nameOf } from './alerting-rules';
import type { RiskRule } from './risk';

export const alertRemoved: RiskRule = {
  name: 'alert-removed',
  risk: 'weakens-observation',
  source: 'https://prometheus.io/docs/prometheus/latest/configuration/alerting_rules/',
  judge(change) {
    if (change.kind === 'added' || (change.kind === 'renamed' && isKubernetes(change, 'PrometheusRule'))) return [];
    const { before, after } = alertsOf(change);
    const left = new Set([...after.keys()].map(nameOf));
    const lost = [...before.keys()].filter((alert) => !after.has(alert) && !left.has(nameOf(alert)));
    return lost.map((alert) => `${alert} is raised no more`);
  },
};
