/**
 * The alerts that docs/runbooks/ has a page for. A new alert is refused until whoever is woken by it can read what to do; a
 * test holds this list to the folder.
 */
export const RUNBOOKS: ReadonlySet<string> = new Set([
  'FluentBitBacklog',
  'FluentBitDroppedRecords',
  'FluentBitOutputErrors',
  'FluentBitRetriesFailed',
  'InfoInhibitor',
  'KubeAPIErrorBudgetBurn',
  'KubeAPIMetricAbsent',
  'LogPipelineBroken',
  'LogVolumeSpike',
  'LokiCompactorHasNotSuccessfullyRunCompaction',
  'LokiDiscardedSamples',
  'LokiRequestErrors',
  'LokiRequestLatency',
  'LokiRequestPanics',
  'LokiTooManyCompactorsRunning',
  'LokiWalDiskFull',
  'NodeOutOfMemoryKill',
  'PlatformErrorLogs',
  'SloErrorBudgetBurn',
  'SloMetricAbsent',
  'TargetDown',
  'Watchdog',
]);
