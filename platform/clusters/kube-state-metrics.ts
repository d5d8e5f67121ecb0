import type { Construct } from 'constructs';
import { pinnedImage } from '../../lib/environment';
import { Component, ConfigFiles, counterparts, Deployment, MONITORING_NAMESPACE, mounts } from '../../lib/kubernetes';
import {
  customResourcesOf,
  customResourceStateConfig,
  KUBE_STATE_METRICS,
  kubeStateMetricsArgs,
  watchedObjects,
} from '../../lib/telemetry';
import { toYaml } from '../../lib/yaml';
import type { ClusterContext } from './cluster-context';

const NAME = 'kube-state-metrics';
const namespace = MONITORING_NAMESPACE;
const FOLDER = '/etc/kube-state-metrics';
const FILE = 'custom-resources.yaml';

/** Turns what the API server knows of objects into metrics: most alerts about workloads, nodes and the agent are made of it. */
export function kubeStateMetrics(scope: Construct, context: ClusterContext): void {
  const { environment, network, componentDefaults } = context;
  const component = new Component(scope, 'KubeStateMetrics', {
    ...componentDefaults,
    name: NAME,
    needs: [`namespace/${namespace}`, 'priority-class/platform'],
  });
  const customResources = customResourcesOf(environment.gitops.agent);
  const files = { [FILE]: toYaml(customResourceStateConfig(customResources)) };
  new Deployment(component, 'Server', {
    name: NAME,
    namespace,
    image: pinnedImage(environment, 'registry.k8s.io/kube-state-metrics/kube-state-metrics'),
    args: kubeStateMetricsArgs(customResources, `${FOLDER}/${FILE}`),
    ports: [
      { name: 'http', port: KUBE_STATE_METRICS.port },
      { name: 'telemetry', port: KUBE_STATE_METRICS.telemetryPort },
    ],
    singleton: { because: 'each of two would tell of every object, and sums would be doubled' },
    // @see https://github.com/kubernetes/kube-state-metrics/tree/v2.20.0#resource-recommendation
    resources: { cpuRequestMillis: 100, memoryRequestMiB: 256, memoryLimitMiB: 512 },
    // Not /livez: that fails with the API server, which a restart would not bring back.
    probes: { liveness: { path: '/healthz', port: 'http' }, readiness: { path: '/readyz', port: 'telemetry' } },
    priorityClass: 'platform',
    mounts: [mounts.config(new ConfigFiles(component, 'CustomResources', { name: NAME, namespace, files }), FOLDER)],
    apiAccess: {
      inCluster: watchedObjects(customResources).map((objects) => ({ ...objects, verbs: ['list', 'watch'] })),
    },
    traffic: { to: [counterparts.apiServer(network)] },
  });
}
