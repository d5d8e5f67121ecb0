import type { Construct } from 'constructs';
import { pinnedImage } from '../../lib/environment';
import { Component, ConfigFiles, counterparts, Deployment, mounts } from '../../lib/kubernetes';
import { eventCollectorConfig, FLUENT_BIT_PATHS, FLUENT_BIT_PORT, LOKI, tenantScript } from '../../lib/telemetry';
import { toYaml } from '../../lib/yaml';
import type { ClusterContext } from './cluster-context';
import { configVersion } from './config-version';
import { fluentBitCommand, fluentBitProbes } from './fluent-bit-program';
import { logPipelineOf } from './log-pipeline';

const NAME = 'event-collector';
const { namespace } = LOKI;

/** Hands the events of the cluster on to Loki, where they outlive the hour that the API server keeps them. */
export function eventCollector(scope: Construct, context: ClusterContext): void {
  const { environment, network, componentDefaults } = context;
  const component = new Component(scope, 'EventCollector', {
    ...componentDefaults,
    name: NAME,
    needs: [`namespace/${namespace}`, 'priority-class/platform'],
  });
  const pipeline = logPipelineOf(context);
  const files = { 'fluent-bit.yaml': toYaml(eventCollectorConfig(pipeline)), 'tenant.lua': tenantScript(pipeline) };
  new Deployment(component, 'Collector', {
    name: NAME,
    namespace,
    image: pinnedImage(environment, 'cr.fluentbit.io/fluent/fluent-bit'),
    command: fluentBitCommand(),
    env: configVersion(Object.values(files).join('')),
    ports: [{ name: 'http', port: FLUENT_BIT_PORT }],
    singleton: { because: 'each of two would hand on every event' },
    resources: { cpuRequestMillis: 20, memoryRequestMiB: 64, memoryLimitMiB: 192 },
    probes: fluentBitProbes(),
    priorityClass: 'platform',
    writableFolders: [FLUENT_BIT_PATHS.state],
    mounts: [
      mounts.config(new ConfigFiles(component, 'Config', { name: NAME, namespace, files }), FLUENT_BIT_PATHS.config),
    ],
    apiAccess: { inCluster: [{ group: '', resources: ['events'], verbs: ['get', 'list', 'watch'] }] },
    traffic: { to: [counterparts.apiServer(network)] },
  });
}
