import { throwIfAny } from '../../problems';
import type { AlertingRule, Namespaces, RuleGroup } from '../model';
import { alertOverrideProblems, type AlertOverride, type AlertOverrides } from './alert-overrides';
import { DEFAULT_ALERTS, inWords, selectorsOf, type TeamAlert, type TeamAlertName } from './alerts';

/**
 * What a team is told of about everything in its namespaces. The names of the alerts are the same for all teams, and so are
 * their runbooks; the label `team` tells them apart.
 * @param namespaces those of no other team: of two teams with one namespace, both would be told
 * @param overrides what the team wants otherwise @default - nothing
 * @throws UserError when an override names no alert of teams, or sets what the alert cannot have
 */
export function teamAlerts(team: string, namespaces: Namespaces, overrides: AlertOverrides = {}): RuleGroup {
  throwIfAny(alertOverrideProblems(team, overrides));
  const selectors = selectorsOf(namespaces);
  const rules = Object.entries(DEFAULT_ALERTS).flatMap(([name, alert]) =>
    ruleOf(team, name, alert, selectors, overrides[name as TeamAlertName]),
  );
  return { name: `team-${team}`, rules };
}

function ruleOf(
  team: string,
  name: string,
  alert: TeamAlert,
  selectors: ReturnType<typeof selectorsOf>,
  override: AlertOverride = {},
): AlertingRule[] {
  if ('off' in override) return [];
  const { for: wait = alert.for, severity = alert.severity, threshold = alert.threshold?.value ?? 0 } = override;
  const settings = { ...selectors, threshold, wait: wait === undefined ? '' : inWords(wait) };
  // What follows a blank only tells apart what has one name.
  const [alertName = name] = name.split(' ');
  return [{ alert: alertName, ...alert.rule(settings), for: wait, severity, dashboard: alert.dashboard, team }];
}
