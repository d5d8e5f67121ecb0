import { type CustomResource, kubeStateMetricsJob, LABELS_IN_METRICS, WATCHED_RESOURCES } from '../../jobs';

/** @see https://github.com/kubernetes/kube-state-metrics/tree/v2.20.0#healthcheck-endpoints */
export const KUBE_STATE_METRICS = {
  /** Of the objects; `/healthz` is here. */
  port: 8080,
  /** Of itself; `/readyz` is here. */
  telemetryPort: 8081,
} as const;

/**
 * kube-state-metrics keeps the text of every series in memory, so it is told to make those that are declared, and no others.
 * @param customResourceFile what `customResourceStateConfig` gives, as the container has it
 * @see https://github.com/kubernetes/kube-state-metrics/blob/v2.20.0/docs/developer/cli-arguments.md
 */
export function kubeStateMetricsArgs(customResources: readonly CustomResource[], customResourceFile: string): string[] {
  const labels = Object.entries(LABELS_IN_METRICS).map(([plural, names]) => `${plural}=[${names.join(',')}]`);
  return [
    `--port=${KUBE_STATE_METRICS.port}`,
    `--telemetry-port=${KUBE_STATE_METRICS.telemetryPort}`,
    `--resources=${WATCHED_RESOURCES.map(({ plural }) => plural).join(',')}`,
    `--metric-allowlist=${allowlist(customResources)}`,
    `--metric-labels-allowlist=${labels.join(',')}`,
    `--custom-resource-state-config-file=${customResourceFile}`,
  ];
}

/** One pattern with both ends: a bare name would let in every longer one. */
function allowlist(customResources: readonly CustomResource[]): string {
  const names = kubeStateMetricsJob(customResources).families.map(({ name }) => name);
  return `^(${names.join('|')})$`;
}

/** What it lists and watches, by API group: the definitions of custom resources tell it which of them there are. */
export function watchedObjects(customResources: readonly CustomResource[]) {
  const definitions = { group: 'apiextensions.k8s.io', plural: 'customresourcedefinitions' };
  const all = [...WATCHED_RESOURCES, definitions, ...customResources];
  return [...new Set(all.map(({ group }) => group))].map((group) => ({
    group,
    resources: all.filter((each) => each.group === group).map(({ plural }) => plural),
  }));
}
