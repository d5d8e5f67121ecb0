/**
 * How a metric behaves. A histogram is a family of `<name>_bucket`, `<name>_sum` and `<name>_count`, a summary of `<name>`,
 * `<name>_sum` and `<name>_count`.
 * @see https://prometheus.io/docs/concepts/metric_types/
 */
export type MetricType = 'counter' | 'gauge' | 'histogram' | 'summary';

/** A metric that a target exposes, with the labels of its series. */
export interface MetricFamily {
  /** As in the exposition: `kube_pod_info`, `http_request_duration_seconds`. */
  readonly name: string;
  readonly type: MetricType;
  /** Labels that its series carry beside those of the target; `le` and `quantile` follow from the type. */
  readonly labels: readonly string[];
}

/** The names and labels of all series of a family. */
export function seriesOf({ name, type, labels }: MetricFamily): { name: string; labels: readonly string[] }[] {
  const parts = [`${name}_sum`, `${name}_count`].map((part) => ({ name: part, labels }));
  if (type === 'histogram') return [{ name: `${name}_bucket`, labels: [...labels, 'le'] }, ...parts];
  if (type === 'summary') return [{ name, labels: [...labels, 'quantile'] }, ...parts];
  return [{ name, labels }];
}

export function counter(name: string, ...labels: string[]): MetricFamily {
  return { name, type: 'counter', labels };
}

export function gauge(name: string, ...labels: string[]): MetricFamily {
  return { name, type: 'gauge', labels };
}

export function histogram(name: string, ...labels: string[]): MetricFamily {
  return { name, type: 'histogram', labels };
}

export function summary(name: string, ...labels: string[]): MetricFamily {
  return { name, type: 'summary', labels };
}
