/** What a program exposes of a metric. */
export interface Exposed {
  /** As the exposition says: `counter`, `gauge`, `histogram`, `summary`, `untyped`. */
  readonly type: string;
  /** The labels of its series, of a histogram without `le`, of a summary without `quantile`; sorted. */
  readonly labels: readonly string[];
}

const TYPE = /^# TYPE (\S+) (\S+)$/;
const SERIES = /^([\w:]+)(?:\{(.*)\})? \S+$/;
const LABEL = /(\w+)="(?:[^"\\]|\\.)*"/g;

/**
 * The metrics of an exposition that have series, by name.
 * @see https://prometheus.io/docs/instrumenting/exposition_formats/
 */
export function parseExposition(text: string): Map<string, Exposed> {
  const types = new Map<string, string>();
  const labels = new Map<string, Set<string>>();
  for (const line of text.split('\n')) {
    const [, typed, type] = TYPE.exec(line) ?? [];
    if (typed !== undefined && type !== undefined) types.set(typed, type);
    const [, series, inside = ''] = SERIES.exec(line) ?? [];
    if (series === undefined) continue;
    const name = types.has(series) ? series : series.replace(/_(bucket|sum|count)$/, '');
    const known = labels.get(name) ?? new Set();
    for (const [, label = ''] of inside.matchAll(LABEL)) known.add(label);
    labels.set(name, known);
  }
  return new Map([...labels].map(([name, all]) => [name, exposed(types.get(name) ?? 'untyped', all)]));
}

function exposed(type: string, all: ReadonlySet<string>): Exposed {
  return { type, labels: [...all].filter((label) => label !== 'le' && label !== 'quantile').sort() };
}
