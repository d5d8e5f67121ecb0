import { gauge, type MetricFamily } from '../model';

/** Where a value stands in an object: `['metadata', 'name']`; `[type=Ready]` is the entry of a list that has this field. */
type Path = readonly string[];

/** What kube-state-metrics tells of the objects of one kind that it does not know by itself. */
export interface CustomResource {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  /** As in the API's URLs: kube-state-metrics must be allowed to list and watch it. */
  readonly plural: string;
  /** The metrics are named `<prefix>_<name>`. */
  readonly prefix: string;
  /** Labels of all its metrics, and where in the object they stand. */
  readonly labels: Readonly<Record<string, Path>>;
  /** @default - none */
  readonly gauges?: readonly CustomResourceGauge[];
  /** @default - none */
  readonly infos?: readonly CustomResourceInfo[];
}

/** Numbers, quantities and the words True, False and Unknown (1, 0, 0) of an object. */
export interface CustomResourceGauge {
  readonly name: string;
  readonly help: string;
  /** A map or a list, of which each entry is a series; or one value. */
  readonly path: Path;
  /** The label that has the key, where the path leads to a map. @default - it leads to a list or a value */
  readonly keyLabel?: string;
  /** Labels from within each entry. @default - none */
  readonly labels?: Readonly<Record<string, Path>>;
  /** The value within each entry. @default - the entry itself */
  readonly value?: Path;
}

/** What an object is, in the labels of a series that is always 1. */
export interface CustomResourceInfo {
  /** `<what>_info` */
  readonly name: string;
  readonly help: string;
  /** Labels beside those of all its metrics. At least one: without a label of its own there is no series. */
  readonly labels: Readonly<Record<string, Path>>;
}

/**
 * The metrics that come of it. The first three labels are those that kube-state-metrics adds to all of them.
 * @see https://github.com/kubernetes/kube-state-metrics/blob/main/docs/metrics/extend/customresourcestate-metrics.md
 */
export function familiesOf({ prefix, labels, gauges = [], infos = [] }: CustomResource): MetricFamily[] {
  const always = ['customresource_group', 'customresource_kind', 'customresource_version', ...Object.keys(labels)];
  return [
    ...gauges.map(({ name, keyLabel, labels: own = {} }) =>
      gauge(`${prefix}_${name}`, ...always, ...(keyLabel === undefined ? [] : [keyLabel]), ...Object.keys(own)),
    ),
    ...infos.map(({ name, labels: own }) => gauge(`${prefix}_${name}`, ...always, ...Object.keys(own))),
  ];
}

/** Those of several kinds, each once: kinds may share a metric, which then has the same labels for all of them. */
export function familiesOfAll(resources: readonly CustomResource[]): MetricFamily[] {
  return [...new Map(resources.flatMap(familiesOf).map((family) => [family.name, family])).values()];
}

/** The file of `--custom-resource-state-config-file`, for `toYaml`. */
export function customResourceStateConfig(resources: readonly CustomResource[]) {
  return { kind: 'CustomResourceStateMetrics', spec: { resources: resources.map(resourceConfig) } };
}

function resourceConfig({ group, version, kind, prefix, labels, gauges = [], infos = [] }: CustomResource) {
  return {
    groupVersionKind: { group, version, kind },
    metricNamePrefix: prefix,
    labelsFromPath: pathsOf(labels),
    metrics: [...gauges.map(gaugeConfig), ...infos.map(infoConfig)],
  };
}

function gaugeConfig({ name, help, path, keyLabel, labels, value }: CustomResourceGauge) {
  const settings = {
    path: [...path],
    ...(keyLabel !== undefined && { labelFromKey: keyLabel }),
    ...(labels !== undefined && { labelsFromPath: pathsOf(labels) }),
    ...(value !== undefined && { valueFrom: [...value] }),
  };
  return { name, help, each: { type: 'Gauge', gauge: settings } };
}

function infoConfig({ name, help, labels }: CustomResourceInfo) {
  return { name, help, each: { type: 'Info', info: { labelsFromPath: pathsOf(labels) } } };
}

function pathsOf(labels: Readonly<Record<string, Path>>): Record<string, string[]> {
  return Object.fromEntries(Object.entries(labels).map(([label, path]) => [label, [...path]]));
}
