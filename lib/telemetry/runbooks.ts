/**
 * The alerts that docs/runbooks/ has a page for. A new alert is refused until whoever is woken by it can read what to do; a
 * test holds this list to the folder.
 */
export const RUNBOOKS: ReadonlySet<string> = new Set([
  'InfoInhibitor',
  'KubeAPIErrorBudgetBurn',
  'KubeAPIMetricAbsent',
  'SloErrorBudgetBurn',
  'SloMetricAbsent',
  'TargetDown',
  'Watchdog',
]);
