import { type JsonObject, toYaml } from '../../../yaml';
import { type AlertingRule, isAlert, type RecordingRule, type RuleGroup } from '../../model';

/** What an alert says of whoever answers for it, and where its reader goes next. */
export interface AlertContext {
  /** The team of alerts that name none. */
  readonly team: string;
  /** The folder of the runbooks, with a slash at its end: `https://github.com/acme/platform/blob/main/docs/runbooks/`. */
  readonly runbooksUrl: string;
  /** Where Grafana is, with a slash at its end. @default - alerts name the dashboard by its uid alone */
  readonly grafanaUrl?: string;
}

/** One rule group as a rule file of Prometheus, Loki or Amazon Managed Prometheus. */
export function ruleFile(group: RuleGroup, context: AlertContext): string {
  return toYaml({ groups: [groupOf(group, context)] });
}

/** One rule group as Prometheus, prometheus-operator and Amazon Managed Prometheus all write it. */
export function groupOf({ name, interval, rules }: RuleGroup, context: AlertContext): JsonObject {
  return {
    name,
    ...(interval !== undefined && { interval }),
    rules: rules.map((rule) => (isAlert(rule) ? alertOf(rule, context) : recordingOf(rule))),
  };
}

function recordingOf({ record, expr, labels }: RecordingRule): JsonObject {
  return { record, expr: textOf(expr), ...(labels !== undefined && { labels: { ...labels } }) };
}

function alertOf(rule: AlertingRule, context: AlertContext): JsonObject {
  return {
    alert: rule.alert,
    expr: textOf(rule.expr),
    ...(rule.for !== undefined && { for: rule.for }),
    ...(rule.keepFiringFor !== undefined && { keep_firing_for: rule.keepFiringFor }),
    labels: { ...rule.labels, severity: rule.severity, team: rule.team ?? context.team },
    annotations: annotationsOf(rule, context),
  };
}

/** What a message says; `runbook_url` and `dashboard_url` are the links that the templates of Alertmanager know, `dashboard` is a uid. */
export function annotationsOf(
  { alert, summary, description, dashboard }: AlertingRule,
  { runbooksUrl, grafanaUrl }: AlertContext,
): Record<string, string> {
  return {
    summary,
    description,
    runbook_url: `${runbooksUrl}${alert}.md`,
    ...(dashboard !== undefined &&
      (grafanaUrl === undefined ? { dashboard } : { dashboard_url: `${grafanaUrl}d/${dashboard}` })),
  };
}

/** Without the indent that an expression over several lines has in our source, where it follows the code around it. */
function textOf(expr: string): string {
  const lines = expr.split('\n').filter((line) => line.trim() !== '');
  // A first line that stands behind the opening quote has no indent of its own.
  const indented = expr.startsWith('\n') ? lines : lines.slice(1);
  const indent = Math.min(...indented.map((line) => line.search(/\S/)));
  return lines.map((line) => (indented.includes(line) ? line.slice(indent) : line).trimEnd()).join('\n');
}
