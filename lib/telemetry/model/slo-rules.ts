import { BURN_RATES, type BurnRate, SLO_WINDOWS } from './burn-rates';
import type { AlertingRule, RecordingRule, RuleGroup } from './rule';
import type { Slo } from './slo';

/**
 * The rules of an SLO: the ratio of errors in each window, what is left of the budget, four alerts on how fast it burns, and
 * one for when nothing is measured.
 */
export function sloRules(slo: Slo): RuleGroup[] {
  return [
    {
      name: `slo-${slo.name}`,
      rules: [...recordings(slo), ...BURN_RATES.map((rate) => burnAlert(slo, rate)), absence(slo)],
    },
  ];
}

function recordings(slo: Slo): RecordingRule[] {
  const { indicator, window, objectivePercent } = slo;
  const labels = labelsOf(slo);
  const [base = '5m'] = SLO_WINDOWS;
  return [
    // Without a single event the quotient is no number, and would be one in every average that it is part of.
    ...SLO_WINDOWS.map((each) => ({
      record: `slo:sli_error:ratio_rate${each}`,
      expr: `(${indicator.errors(each)}) / (${indicator.total(each)} > 0)`,
      labels,
    })),
    ...SLO_WINDOWS.map((each) => ({ record: `slo:sli_total:rate${each}`, expr: indicator.total(each), labels })),
    // Thirty days of raw series are too much to read every half minute: the average of what was recorded stands for them.
    {
      record: `slo:sli_error:ratio_rate${window}`,
      expr: `sum by (slo, team) (sum_over_time(slo:sli_error:ratio_rate${base}{slo="${slo.name}"}[${window}]))
/
sum by (slo, team) (count_over_time(slo:sli_error:ratio_rate${base}{slo="${slo.name}"}[${window}]))`,
      labels,
    },
    { record: 'slo:objective:ratio', expr: `vector(${ratioOf(objectivePercent)})`, labels },
    {
      record: 'slo:error_budget_remaining:ratio',
      expr: `1 - slo:sli_error:ratio_rate${window}{slo="${slo.name}"} / ${budgetOf(slo)}`,
      labels,
    },
  ];
}

function burnAlert(slo: Slo, { factor, longWindow, shortWindow, for: wait, severity }: BurnRate): AlertingRule {
  const selector = `{slo="${slo.name}"}`;
  const limit = `${factor} * ${budgetOf(slo)}`;
  return {
    alert: `${slo.alertPrefix}ErrorBudgetBurn`,
    expr: `slo:sli_error:ratio_rate${longWindow}${selector} > ${limit}
and
slo:sli_error:ratio_rate${shortWindow}${selector} > ${limit}
and
slo:sli_total:rate${longWindow}${selector} > ${slo.minimumRequestsPerSecond}`,
    for: wait,
    severity,
    labels: { ...labelsOf(slo), long_window: longWindow, short_window: shortWindow },
    team: slo.team,
    summary: 'An error budget burns too fast',
    description:
      `{{ $value | humanizePercentage }} of the events of ${slo.name} in ${longWindow} were bad: more than ${factor} ` +
      `times the share that ${slo.objectivePercent} % over ${slo.window} allows. What is promised: ${slo.description}.`,
    dashboard: slo.dashboard,
  };
}

/** An objective that is not measured looks like one that is kept: no events at all, or nobody knows which of them are bad. */
function absence(slo: Slo): AlertingRule {
  const selector = `{slo="${slo.name}"}`;
  return {
    alert: `${slo.alertPrefix}MetricAbsent`,
    expr: `absent(slo:sli_total:rate5m${selector})
or
slo:sli_total:rate5m${selector} > 0 unless on (slo) slo:sli_error:ratio_rate5m${selector}`,
    for: '15m',
    severity: 'warning',
    labels: labelsOf(slo),
    team: slo.team,
    summary: 'A service level is not measured',
    description: `Nothing counts the events of ${slo.name}, or which of them are bad: nobody would see it fail. What is promised: ${slo.description}.`,
    dashboard: slo.dashboard,
  };
}

function labelsOf({ name, team }: Slo): Record<string, string> {
  return { slo: name, team };
}

/** Written as people write it: floating point would give 0.0009999999999999454. */
function budgetOf({ objectivePercent }: Slo): string {
  return rounded((100 - objectivePercent) / 100);
}

function ratioOf(percent: number): string {
  return rounded(percent / 100);
}

function rounded(value: number): string {
  return String(Number(value.toFixed(10)));
}
