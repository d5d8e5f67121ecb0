import type { Construct } from 'constructs';
import { type Environment, metricsBlocksGiB, pinnedImage } from '../../lib/environment';
import { Component, ConfigFiles, counterparts, MONITORING_NAMESPACE, mounts, StatefulSet } from '../../lib/kubernetes';
import { prometheusConfig, PROMETHEUS_FOLDERS, ruleFile } from '../../lib/telemetry';
import type { ClusterContext } from './cluster-context';
import { configReloader } from './config-reloader';
import { NODE_EXPORTER_PORT } from './node-exporter';
import { alertContext, clusterTelemetry, externalLabelsOf, ruleGroups } from './telemetry';

const PORT = 9090;
const { config: CONFIG, rules: RULES, data: DATA } = PROMETHEUS_FOLDERS;

/** How long it may read its write-ahead log before it answers: after a crash in production that is minutes. */
const STARTUP_SECONDS = 900;

/** Two of them ask the same targets and judge the same rules: one may leave at any time, and no alert is missed. */
export function prometheus(scope: Construct, context: ClusterContext): void {
  const { environment, componentDefaults } = context;
  if (environment.telemetry.backend !== 'prometheus') return;
  const component = new Component(scope, 'Prometheus', {
    ...componentDefaults,
    name: 'prometheus',
    needs: [`namespace/${MONITORING_NAMESPACE}`, 'priority-class/platform', 'storage-class/gp3'],
  });
  const folders = foldersOf(component, context);
  new StatefulSet(component, 'Server', {
    name: 'prometheus',
    namespace: MONITORING_NAMESPACE,
    image: pinnedImage(environment, 'quay.io/prometheus/prometheus'),
    args: argsOf(environment),
    env: { POD_NAME: { field: 'metadata.name' } },
    ports: [{ name: 'http', port: PORT }],
    replicas: 2,
    startsUp: 'all-at-once',
    resources: prometheusResources(environment.telemetry.activeSeries),
    probes: {
      liveness: { path: '/-/healthy', port: 'http' },
      readiness: { path: '/-/ready', port: 'http' },
      startupSeconds: STARTUP_SECONDS,
    },
    mounts: folders,
    claims: [{ name: 'data', folder: DATA, sizeGiB: environment.telemetry.metricsStorageGiB, storageClass: 'gp3' }],
    sidecars: [configReloader(environment, { reloadUrl: `http://localhost:${PORT}/-/reload`, folders })],
    priorityClass: 'platform',
    apiAccess: PROMETHEUS_API_ACCESS,
    traffic: {
      // The kubelets and node-exporter; what else it asks for metrics is in a namespace, and the namespace lets it go there.
      to: [counterparts.privateSubnets(context.network, [10250, NODE_EXPORTER_PORT])],
    },
  });
}

/** What it scrapes and what it judges; each family of rules is a ConfigMap, hence a file in the branch. */
function foldersOf(component: Component, context: ClusterContext) {
  const { jobs } = clusterTelemetry(context);
  const externalLabels = externalLabelsOf(context);
  const file = (id: string, name: string, files: Readonly<Record<string, string>>) =>
    new ConfigFiles(component, id, { name, namespace: MONITORING_NAMESPACE, files });
  const config = file('Config', 'prometheus', { 'prometheus.yaml': prometheusConfig({ jobs, externalLabels }) });
  const rules = ruleGroups(context).map((group) =>
    file(`Rules-${group.name}`, `prometheus-rules-${group.name}`, {
      [`${group.name}.yaml`]: ruleFile(group, alertContext(context)),
    }),
  );
  return [mounts.config(config, CONFIG), mounts.configs('rules', rules, RULES)];
}

function argsOf({ telemetry }: Environment): string[] {
  return [
    `--config.file=${CONFIG}/prometheus.yaml`,
    `--storage.tsdb.path=${DATA}`,
    `--storage.tsdb.retention.time=${telemetry.metricsRetentionDays}d`,
    // In units of 1024: it drops its oldest blocks before the volume is full.
    `--storage.tsdb.retention.size=${metricsBlocksGiB(telemetry)}GB`,
    '--web.enable-lifecycle',
  ];
}

/** What Prometheus reads of the API server: where targets are, and the metrics of kubelets and of the API server itself. */
export const PROMETHEUS_API_ACCESS = {
  inCluster: [
    { group: '', resources: ['nodes', 'pods'], verbs: ['get', 'list', 'watch'] },
    { group: '', resources: ['nodes/metrics'], verbs: ['get'] },
    { group: '', resources: ['services'], verbs: ['get', 'list', 'watch'] },
    { group: 'discovery.k8s.io', resources: ['endpointslices'], verbs: ['get', 'list', 'watch'] },
    { paths: ['/metrics'], verbs: ['get'] },
  ],
} as const;

/** Each series takes about 3 KiB of memory while it is new, and queries and rules as much again. */
const KIB_PER_SERIES = 6;

/** For itself, however few series there are. */
const LEAST = { cpuRequestMillis: 200, memoryRequestMiB: 512 };

/** One core takes in some 70,000 samples a second, rules included; each series gives one in 30 seconds. */
const SERIES_PER_MILLICORE = 2000;

/** What a Prometheus asks for that holds so many series. */
export function prometheusResources(activeSeries: number) {
  return {
    cpuRequestMillis: LEAST.cpuRequestMillis + Math.ceil(activeSeries / SERIES_PER_MILLICORE),
    memoryRequestMiB: LEAST.memoryRequestMiB + Math.ceil((activeSeries * KIB_PER_SERIES) / 1024),
  };
}
