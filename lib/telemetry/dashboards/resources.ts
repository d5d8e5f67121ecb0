import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { timeseries } from './panels';

/**
 * CPU, memory, throttling and network of the containers that a selector finds: what namespaces, workloads and teams alike
 * are asked.
 * @param inside matchers of labels: `namespace=~"$namespace"`
 * @param by the label by which series are told apart
 */
export function resourcesOf(inside: string, by: 'namespace' | 'pod'): Panel[] {
  const sum = (series: string) => `sum by (${by}) (${series})`;
  const rate = (metric: string, more = '') => sum(`rate(${metric}{${inside}${more}}[$__rate_interval])`);
  const legend = `{{${by}}}`;
  return [
    timeseries('CPU used', {
      unit: 'short',
      stacked: true,
      queries: {
        [legend]: sum(`node_namespace_pod_container:container_cpu_usage_seconds_total:sum_rate5m{${inside}}`),
      },
    }),
    timeseries('CPU used, of what was asked for', {
      description: 'Far below 1 for days, the requests could be smaller; far above 1, pods live on what others leave.',
      unit: 'percentunit',
      queries: {
        [legend]:
          `${sum(`node_namespace_pod_container:container_cpu_usage_seconds_total:sum_rate5m{${inside}}`)} / ` +
          sum(`kube_pod_container_resource_requests{${inside},resource="cpu"}`),
      },
    }),
    timeseries('Memory used', {
      unit: 'bytes',
      stacked: true,
      queries: { [legend]: sum(`node_namespace_pod_container:container_memory_working_set_bytes{${inside}}`) },
    }),
    timeseries('Memory used, of the limit', {
      description: 'At 1 a container is killed.',
      unit: 'percentunit',
      queries: {
        [legend]: `max by (${by}) (node_namespace_pod_container:container_memory_working_set_bytes{${inside}} / on (namespace, pod, container) group_left kube_pod_container_resource_limits{${inside},resource="memory"})`,
      },
    }),
    timeseries('CPU throttled', {
      description: 'Share of the periods in which a container with a CPU limit had to wait for the next one.',
      unit: 'percentunit',
      max: 1,
      queries: {
        [legend]: `${rate('container_cpu_cfs_throttled_periods_total')} / ${rate('container_cpu_cfs_periods_total')}`,
      },
    }),
    timeseries('Network', {
      unit: 'Bps',
      queries: {
        [`${legend} received`]: rate('container_network_receive_bytes_total'),
        [`${legend} sent`]: rate('container_network_transmit_bytes_total'),
      },
    }),
  ];
}
