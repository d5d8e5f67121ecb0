import { isAlert } from '../../../lib/telemetry/model';
import { clusterContext } from '../../../platform/clusters/cluster-context';
import { ruleGroups } from '../../../platform/clusters/telemetry';
import { teams } from '../../../platform/tenants';
import { allEnvironments } from '../../platform/render-all';
import { ALERT_CASES } from './cases';

/** The alerts of an SLO have one maker: what is proven of one SLO is true of all. */
const provenName = (alert: string) => alert.replace(/^KubeAPI(?=ErrorBudgetBurn$|MetricAbsent$)/, 'Slo');

test('every alert of every cluster has a case', () => {
  const proven = new Set(
    ALERT_CASES.flatMap(({ groups, cases }) =>
      cases.flatMap(({ alert, severity }) =>
        groups
          .flatMap(({ rules }) => rules.filter(isAlert))
          .filter((rule) => rule.alert === alert && rule.severity === (severity ?? rule.severity))
          .map((rule) => `${rule.alert} ${rule.severity}`),
      ),
    ),
  );
  const alerts = allEnvironments().flatMap((environment) =>
    environment.clusters.flatMap((cluster) =>
      ruleGroups(clusterContext(environment, cluster, teams)).flatMap(({ rules }) => rules.filter(isAlert)),
    ),
  );
  expect(alerts.length).toBeGreaterThan(60);
  const unproven = alerts
    .map(({ alert, severity }) => `${provenName(alert)} ${severity}`)
    .filter((each) => !proven.has(each));
  expect([...new Set(unproven)]).toEqual([]);
});
