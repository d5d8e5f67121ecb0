import { closest, type Problem } from '../../problems';
import { analysePromql, type Analysis } from './analyse-promql';
import { KnownSeries } from './known-series';
import { parsePromql } from './promql';
import { type AlertingRule, isAlert, type RecordingRule, type Rule, type RuleGroup } from './rule';
import type { ScrapeJob } from './scrape-job';
import type { Slo } from './slo';
import { sloRules } from './slo-rules';
import type { Telemetry } from './telemetry';

/** Everything that is wrong with what is observed in a cluster; empty when all is well. Most clusters observe the same. */
export function checkTelemetry(telemetry: Telemetry): readonly Problem[] {
  const groups = [...telemetry.groups, ...telemetry.slos.flatMap(sloRules)];
  const { jobs, slos, queries, exceptions, runbooks, dashboards } = telemetry;
  const key = JSON.stringify([jobs.map(withoutTargets), groups, slos, queries, exceptions, [...runbooks], dashboards]);
  const problems = judged.get(key) ?? judgeAll(telemetry, groups);
  judged.set(key, problems);
  return problems;
}

const judged = new Map<string, readonly Problem[]>();

/** Which targets a probe has is no matter of the series that it brings. */
function withoutTargets(job: ScrapeJob): ScrapeJob {
  const { discovery } = job;
  return discovery.type === 'probe' ? { ...job, discovery: { ...discovery, targets: [] } } : job;
}

function judgeAll(telemetry: Telemetry, groups: readonly RuleGroup[]): Problem[] {
  const known = new KnownSeries(telemetry.jobs);
  for (const { metric } of telemetry.exceptions ?? []) if (!known.has(metric)) known.record(metric, 'any');
  recordAll(groups, known);
  return [
    ...telemetry.slos.flatMap(sloProblems),
    ...sameNames(groups),
    ...groups.flatMap((group) => group.rules.flatMap((rule) => ruleProblems(group, rule, telemetry, known))),
    ...telemetry.queries.flatMap(({ where, expr }) => judge(where, expr, known).problems),
    ...idleExceptions(telemetry, groups),
  ];
}

/** What one rule records another one may use, in whichever order they stand: until nothing new becomes known. */
function recordAll(groups: readonly RuleGroup[], known: KnownSeries): void {
  let waiting = groups.flatMap((group) => group.rules.flatMap((rule) => (isAlert(rule) ? [] : rule)));
  while (waiting.length > 0) {
    const missing = new Set(waiting.map(({ record }) => record));
    const later = waiting.filter((rule) =>
      metricsOf(rule.expr).some((name) => name !== rule.record && missing.has(name)),
    );
    // Rules that need each other: whoever of them is judged names what is missing.
    if (later.length === waiting.length) return;
    for (const rule of waiting.filter((one) => !later.includes(one))) record(rule, known);
    waiting = later;
  }
}

function record({ record: name, expr, labels = {} }: RecordingRule, known: KnownSeries): void {
  const parsed = parsePromql(expr);
  if (!('root' in parsed)) return;
  const { labels: result } = analysePromql(parsed, known);
  known.record(name, result === 'any' ? 'any' : new Set([...result, ...Object.keys(labels)]));
}

function metricsOf(expr: string): readonly string[] {
  const parsed = parsePromql(expr);
  return 'root' in parsed ? parsed.metrics : [];
}

function ruleProblems(
  group: RuleGroup,
  rule: Rule,
  { runbooks, dashboards = [] }: Telemetry,
  known: KnownSeries,
): Problem[] {
  const where = placeOf(group, rule);
  const { problems, labels } = judge(where, rule.expr, known);
  if (!isAlert(rule)) return problems;
  return [
    ...problems,
    ...templateProblems(where, rule, labels),
    ...(runbooks.has(rule.alert) ? [] : [noRunbook(where, rule)]),
    ...dashboardProblems(where, rule, dashboards),
  ];
}

function judge(where: string, expr: string, known: KnownSeries): { problems: Problem[]; labels: Analysis['labels'] } {
  const parsed = parsePromql(expr);
  if (!('root' in parsed)) {
    const { position, near } = parsed;
    const problem = { where, what: `is not PromQL: it cannot be read at ${position}`, received: near };
    return { problems: [{ ...problem, mend: 'mend the expression there' }], labels: 'any' };
  }
  const { problems, labels } = analysePromql(parsed, known);
  return { problems: problems.map((problem) => ({ where, ...problem })), labels };
}

/** `{{ $labels.pod }}` in a message reads "<no value>" where the alert has no such label. */
function templateProblems(where: string, rule: AlertingRule, labels: Analysis['labels']): Problem[] {
  if (labels === 'any') return [];
  const there = new Set([...labels, ...Object.keys(rule.labels ?? {}), 'severity', 'team']);
  const used = [...`${rule.summary} ${rule.description}`.matchAll(/\$labels\.(\w+)/g)].flatMap(
    ([, label]) => label ?? [],
  );
  return [...new Set(used)]
    .filter((label) => !there.has(label))
    .map((label) => ({
      where,
      what: 'shows a label in its message that its series do not have',
      received: label,
      allowed: [...there].sort().join(', '),
      mend: 'show another label, or keep this one in the expression',
    }));
}

function noRunbook(where: string, { alert }: AlertingRule): Problem {
  return {
    where,
    what: 'has no runbook',
    allowed: `docs/runbooks/${alert}.md, listed in lib/telemetry/runbooks.ts`,
    mend: 'write down what whoever is woken by it should do',
  };
}

/** Whoever is told of an alert looks at something next; nobody is told of those of severity none. */
function dashboardProblems(
  where: string,
  { dashboard, severity }: AlertingRule,
  dashboards: readonly string[],
): Problem[] {
  if (dashboards.length === 0 || (dashboard === undefined && severity === 'none')) return [];
  if (dashboard === undefined) {
    return [{ where, what: 'leads to no dashboard', allowed: dashboards.join(', '), mend: 'name one of those' }];
  }
  if (dashboards.includes(dashboard)) return [];
  const guess = closest(dashboard, dashboards);
  return [
    {
      where,
      what: 'leads to a dashboard that there is not',
      received: dashboard,
      allowed: dashboards.join(', '),
      mend: guess === undefined ? 'name one of those' : `write ${guess}`,
    },
  ];
}

/** Prometheus takes two rules of one name in a group only when their labels differ; groups of one name it takes for one. */
function sameNames(groups: readonly RuleGroup[]): Problem[] {
  const groupNames = repeated(groups.map(({ name }) => name));
  return [
    ...groupNames.map((name) => ({
      where: `rule group ${name}`,
      what: 'is there twice',
      received: name,
      mend: 'give one of them another name',
    })),
    ...groups.flatMap((group) =>
      repeated(group.rules.map((rule) => JSON.stringify(identityOf(rule)))).map((text) => {
        const [name] = JSON.parse(text) as [string];
        return {
          where: `rule group ${group.name}`,
          what: 'has two rules with one name and the same labels',
          received: name,
          mend: 'rename one of them, or tell them apart by a label',
        };
      }),
    ),
  ];
}

function identityOf(rule: Rule): [string, [string, string][]] {
  const labels = { ...rule.labels, ...(isAlert(rule) && { severity: rule.severity }) };
  return [isAlert(rule) ? rule.alert : rule.record, Object.entries(labels).sort()];
}

function repeated(names: readonly string[]): string[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}

function sloProblems({ name, objectivePercent }: Slo): Problem[] {
  if (objectivePercent > 0 && objectivePercent < 100) return [];
  return [
    {
      where: `SLO ${name}`,
      what: 'has an objective that leaves no error budget, or is none',
      received: `${objectivePercent} %`,
      allowed: 'above 0 % and below 100 %',
      mend: 'promise what users notice: 99.9 % is 43 minutes of failure in 30 days',
    },
  ];
}

function idleExceptions({ exceptions = [], jobs, queries }: Telemetry, groups: readonly RuleGroup[]): Problem[] {
  if (exceptions.length === 0) return [];
  const scraped = new KnownSeries(jobs);
  const expressions = [...groups.flatMap(({ rules }) => rules), ...queries].map(({ expr }) => expr);
  const used = new Set(expressions.flatMap(metricsOf));
  return exceptions
    .filter(({ metric }) => scraped.has(metric) || !used.has(metric))
    .map(({ metric }) => ({
      where: `metric exception ${metric}`,
      what: 'is not needed: a job brings the metric, or nothing uses it',
      received: metric,
      mend: 'remove the exception',
    }));
}

function placeOf(group: RuleGroup, rule: Rule): string {
  return `rule group ${group.name} › ${isAlert(rule) ? `${rule.alert} (${rule.severity})` : rule.record}`;
}
