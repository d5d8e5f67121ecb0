import type { DataSourceRef } from '@grafana/grafana-foundation-sdk/common';
import {
  DatasourceVariableBuilder,
  QueryVariableBuilder,
  type VariableModel,
  VariableRefresh,
  VariableSort,
} from '@grafana/grafana-foundation-sdk/dashboard';

/** The Prometheus that the reader has chosen. */
export const METRICS: DataSourceRef = { type: 'prometheus', uid: '$datasource' };

/** The Loki that the reader has chosen. */
export const LOGS: DataSourceRef = { type: 'loki', uid: '$logs' };

export function metricsSource(): VariableModel {
  return new DatasourceVariableBuilder('datasource').label('Metrics').type('prometheus').build();
}

export function logsSource(): VariableModel {
  return new DatasourceVariableBuilder('logs').label('Logs').type('loki').build();
}

export interface ChoiceProps {
  /** The variable's name. */
  readonly name: string;
  /** What the reader sees. */
  readonly label: string;
  /** The series whose label is offered. */
  readonly series: string;
  /** @default - the variable's name */
  readonly from?: string;
}

/** Any number of the values that a label has; all of them at first. */
export function choice({ name, label, series, from = name }: ChoiceProps): VariableModel {
  return new QueryVariableBuilder(name)
    .label(label)
    .datasource(METRICS)
    .query(`label_values(${series}, ${from})`)
    .refresh(VariableRefresh.OnTimeRangeChanged)
    .sort(VariableSort.AlphabeticalAsc)
    .multi(true)
    .includeAll(true)
    .allValue('.+')
    .current({ text: ['All'], value: ['$__all'] })
    .build();
}

export function namespaceChoice(): VariableModel {
  return choice({ name: 'namespace', label: 'Namespace', series: 'kube_namespace_status_phase' });
}

export function nodeChoice(): VariableModel {
  return choice({ name: 'node', label: 'Node', series: 'kube_node_info' });
}

export function workloadChoice(): VariableModel {
  const series = 'namespace_workload_pod:kube_pod_owner:relabel{namespace=~"$namespace"}';
  return choice({ name: 'workload', label: 'Workload', series });
}
