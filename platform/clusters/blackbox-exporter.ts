import type { Construct } from 'constructs';
import { pinnedImage } from '../../lib/environment';
import { Component, ConfigFiles, counterparts, Deployment, MONITORING_NAMESPACE, mounts } from '../../lib/kubernetes';
import { blackboxConfig } from '../../lib/telemetry';
import type { ClusterContext } from './cluster-context';
import { configVersion } from './config-version';
import { logCanaryOf } from './log-pipeline';

const NAME = 'blackbox-exporter';
const namespace = MONITORING_NAMESPACE;
const FOLDER = '/etc/blackbox_exporter';
const FILE = 'blackbox.yaml';
const health = { path: '/-/healthy', port: 'http' };

/** Asks what a user would ask, in Prometheus' stead: DNS, the platform's own endpoints, the way in, the way of logs. */
export function blackboxExporter(scope: Construct, context: ClusterContext): void {
  const { environment, network, componentDefaults } = context;
  const component = new Component(scope, 'BlackboxExporter', {
    ...componentDefaults,
    name: NAME,
    needs: [`namespace/${namespace}`, 'priority-class/platform'],
  });
  const files = { [FILE]: blackboxConfig(logCanaryOf(context)) };
  new Deployment(component, 'Exporter', {
    name: NAME,
    namespace,
    image: pinnedImage(environment, 'quay.io/prometheus/blackbox-exporter'),
    args: [`--config.file=${FOLDER}/${FILE}`],
    env: configVersion(files[FILE]),
    ports: [{ name: 'http', port: 9115 }],
    replicas: 2,
    resources: { cpuRequestMillis: 20, memoryRequestMiB: 64, memoryLimitMiB: 128 },
    probes: { liveness: health, readiness: health },
    priorityClass: 'platform',
    mounts: [mounts.config(new ConfigFiles(component, 'Modules', { name: NAME, namespace, files }), FOLDER)],
    // The internal load balancer, before the canary; DNS and what is in a namespace the namespace allows.
    traffic: { to: [counterparts.privateSubnets(network, [443])] },
  });
}
