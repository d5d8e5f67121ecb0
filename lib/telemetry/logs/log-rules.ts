import type { RuleGroup } from '../model';

/** More than one error a second is no longer the odd request. */
const ERRORS_PER_SECOND = 1;

/** Less than this, in bytes a second, harms nobody however much it has grown. */
const NOTICEABLE = 1_000_000;

const GROWTH = 5;

/**
 * What only logs tell, in LogQL, evaluated by Loki's ruler over the logs of the platform's owner. The label
 * `detected_level` is Loki's own finding in a line.
 * @see https://grafana.com/docs/loki/latest/alert/
 * @see https://grafana.com/docs/loki/latest/query/metric_queries/
 * @param namespaces those of the platform
 */
export function platformLogRules(namespaces: readonly string[]): RuleGroup {
  const platform = `{source="containers", namespace=~"${[...namespaces].sort().join('|')}"}`;
  const volume = (offset = '') => `sum by (namespace) (bytes_rate({source="containers"} [10m]${offset}))`;
  return {
    name: 'platform-logs',
    interval: '1m',
    rules: [
      {
        alert: 'PlatformErrorLogs',
        expr: `
          sum by (namespace, container) (
            rate(${platform} | detected_level=~"error|critical|fatal" [5m])
          ) > ${ERRORS_PER_SECOND}`,
        for: '15m',
        severity: 'warning',
        summary: 'A program of the platform logs many errors',
        description:
          '{{ $labels.container }} in {{ $labels.namespace }} logs {{ printf "%.1f" $value }} errors a second.',
        dashboard: 'platform-logs',
      },
      {
        alert: 'LogVolumeSpike',
        expr: `
          ${volume()} > ${NOTICEABLE}
          and
          ${volume()} > ${GROWTH} * ${volume(' offset 1d')}`,
        for: '30m',
        severity: 'warning',
        summary: 'A namespace of the platform writes far more logs than the day before',
        description:
          '{{ $labels.namespace }} writes {{ printf "%.0f" $value }} bytes of logs a second, ' +
          `more than ${GROWTH} times what it wrote at this time yesterday.`,
        dashboard: 'platform-logs',
      },
      {
        alert: 'NodeOutOfMemoryKill',
        expr: 'sum by (node) (count_over_time({source="node"} |= "Out of memory: Killed process" [10m])) > 0',
        severity: 'warning',
        summary: 'A node has killed a process because it had no memory left',
        description:
          'The kernel of {{ $labels.node }} has killed {{ printf "%.0f" $value }} processes in ten minutes: not their own ' +
          'limits, the node was full.',
        dashboard: 'platform-nodes',
      },
    ],
  };
}
