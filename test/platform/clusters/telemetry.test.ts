import { isAlert } from '../../../lib/telemetry/model/rule';
import { clusterContext } from '../../../platform/clusters/cluster-context';
import { clusterTelemetry } from '../../../platform/clusters/telemetry';
import { teams } from '../../../platform/tenants';
import { allEnvironments } from '../render-all';

const telemetries = allEnvironments().flatMap((environment) =>
  environment.clusters.map((cluster) => clusterTelemetry(clusterContext(environment, cluster, teams))),
);

test('each team has one group of rules, and no alert of theirs is in another group', () => {
  expect(telemetries.length).toBeGreaterThan(0);
  for (const { groups } of telemetries) {
    const ofTeams = groups.filter(({ name }) => name.startsWith('team-'));
    expect(ofTeams.map(({ name }) => name)).toEqual(['team-checkout', 'team-platform']);
    const alertsOf = (some: typeof groups) =>
      some.flatMap(({ rules }) => rules.filter(isAlert).map(({ alert }) => alert));
    const theirs = new Set(alertsOf(ofTeams));
    const others = alertsOf(groups.filter((group) => !ofTeams.includes(group)));
    expect(others.filter((alert) => theirs.has(alert))).toEqual([]);
  }
});
