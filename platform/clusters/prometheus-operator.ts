import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { metricsBlocksGiB, pinnedImage } from '../../lib/environment';
import {
  Component,
  ConfigFiles,
  counterparts,
  MONITORING_NAMESPACE as namespace,
  OperatedWorkload,
} from '../../lib/kubernetes';
import {
  ALERTMANAGER_FILES,
  alertmanagerConfigSpec,
  alertRouting,
  MESSAGE_TEMPLATES,
  monitorOf,
  prometheusRuleSpec,
  RECEIVER_SECRET,
  SCRAPE_INTERVAL,
} from '../../lib/telemetry';
import { whomItTells } from './alertmanager';
import { PROMETHEUS_OPERATOR_CRDS } from './brought';
import type { ClusterContext } from './cluster-context';
import { NODE_EXPORTER_PORT } from './node-exporter';
import { PROMETHEUS_API_ACCESS, prometheusResources } from './prometheus';
import { alertContext, clusterTelemetry, externalLabelsOf, ruleGroups } from './telemetry';

const NAME = 'prometheus-operator';
const API_VERSION = 'monitoring.coreos.com/v1';

/** Of each kind the operator takes exactly the objects of this component, out of the namespace of the Prometheus. */
const OURS = { matchLabels: { 'app.kubernetes.io/name': NAME } };

/**
 * Prometheus and Alertmanager as objects of prometheus-operator, for clusters that have the operator already. Rules, scrape
 * jobs and routes are those of every other backend.
 */
export function prometheusOperator(scope: Construct, context: ClusterContext): void {
  const { environment, componentDefaults } = context;
  if (environment.telemetry.backend !== 'prometheus-operator') return;
  const component = new Component(scope, 'PrometheusOperator', {
    ...componentDefaults,
    name: NAME,
    needs: [`namespace/${namespace}`, 'priority-class/platform', 'storage-class/gp3', ...PROMETHEUS_OPERATOR_CRDS],
  });
  addPrometheus(component, context);
  for (const { kind, name, spec } of clusterTelemetry(context).jobs.map(monitorOf)) {
    new ApiObject(component, `Job-${name}`, { apiVersion: API_VERSION, kind, metadata: { name, namespace }, spec });
  }
  for (const group of ruleGroups(context)) {
    const metadata = { name: group.name, namespace };
    const spec = prometheusRuleSpec(group, alertContext(context));
    new ApiObject(component, `Rules-${group.name}`, {
      apiVersion: API_VERSION,
      kind: 'PrometheusRule',
      metadata,
      spec,
    });
  }
  addAlertmanager(component, context);
}

function addPrometheus(component: Component, context: ClusterContext): void {
  const { environment, network } = context;
  const { telemetry } = environment;
  new OperatedWorkload(component, 'Prometheus', {
    kind: 'Prometheus',
    name: 'prometheus',
    namespace,
    image: pinnedImage(environment, 'quay.io/prometheus/prometheus'),
    port: { name: 'http', port: 9090 },
    replicas: 2,
    resources: prometheusResources(telemetry.activeSeries),
    disk: { sizeGiB: telemetry.metricsStorageGiB, storageClass: 'gp3' },
    priorityClass: 'platform',
    apiAccess: PROMETHEUS_API_ACCESS,
    traffic: { to: [counterparts.privateSubnets(network, [10250, NODE_EXPORTER_PORT])] },
    spec: {
      retention: `${telemetry.metricsRetentionDays}d`,
      retentionSize: `${metricsBlocksGiB(telemetry)}GB`,
      scrapeInterval: SCRAPE_INTERVAL,
      scrapeTimeout: '10s',
      evaluationInterval: SCRAPE_INTERVAL,
      externalLabels: externalLabelsOf(context),
      // The operator drops it from alerts again, so that Alertmanager takes those of both pods for one.
      replicaExternalLabelName: 'replica',
      prometheusExternalLabelName: '',
      serviceDiscoveryRole: 'EndpointSlice',
      alerting: { alertmanagers: [{ namespace, name: 'alertmanager', port: 'http', apiVersion: 'v2' }] },
      podMonitorSelector: OURS,
      probeSelector: OURS,
      ruleSelector: OURS,
      serviceMonitorSelector: OURS,
    },
  });
}

function addAlertmanager(component: Component, { environment, cluster, network, teams }: ClusterContext): void {
  const name = 'alertmanager';
  const spec = alertmanagerConfigSpec(alertRouting(environment, cluster, teams), RECEIVER_SECRET);
  const config = { apiVersion: 'monitoring.coreos.com/v1alpha1', kind: 'AlertmanagerConfig' };
  new ApiObject(component, 'AlertmanagerConfig', { ...config, metadata: { name, namespace }, spec });
  const { templates } = ALERTMANAGER_FILES;
  const messages = new ConfigFiles(component, 'Messages', {
    name: 'alertmanager-messages',
    namespace,
    files: { [templates]: MESSAGE_TEMPLATES },
  });
  new OperatedWorkload(component, 'Alertmanager', {
    kind: 'Alertmanager',
    name,
    namespace,
    image: pinnedImage(environment, 'quay.io/prometheus/alertmanager'),
    port: { name: 'http', port: 9093 },
    replicas: 3,
    resources: { cpuRequestMillis: 10, memoryRequestMiB: 128 },
    disk: { sizeGiB: 1, storageClass: 'gp3' },
    priorityClass: 'platform',
    traffic: { to: whomItTells(environment, network) },
    spec: {
      // The whole configuration, in which the operator ties no route to a namespace.
      alertmanagerConfiguration: { name, templates: [{ configMap: { name: messages.name, key: templates } }] },
    },
  });
}
