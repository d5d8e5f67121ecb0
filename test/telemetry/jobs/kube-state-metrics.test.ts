import { customResourcesOf } from '../../../lib/telemetry/jobs/custom-resources';
import {
  kubeStateMetricsJob,
  LABELS_IN_METRICS,
  WATCHED_RESOURCES,
} from '../../../lib/telemetry/jobs/kube-state-metrics';

test('each resource brings the metrics that are named after it', () => {
  for (const { plural, families } of WATCHED_RESOURCES) {
    const prefix = `kube_${plural.replace(/s$/, '')}`;
    expect(families).not.toEqual([]);
    expect(families.filter(({ name }) => name !== prefix && !name.startsWith(`${prefix}_`))).toEqual([]);
  }
});

test('no resource and no metric is there twice', () => {
  const plurals = WATCHED_RESOURCES.map(({ plural }) => plural);
  const names = kubeStateMetricsJob(customResourcesOf('flux')).families.map(({ name }) => name);
  for (const list of [plurals, names]) expect(list).toEqual([...new Set(list)]);
});

test('labels are those of resources that it looks at', () => {
  const plurals = WATCHED_RESOURCES.map(({ plural }) => plural);
  expect(Object.keys(LABELS_IN_METRICS).filter((plural) => !plurals.includes(plural))).toEqual([]);
});
