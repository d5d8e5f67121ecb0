import type { Construct } from 'constructs';
import { pinnedImage } from '../../lib/environment';
import { Component, ConfigFiles, counterparts, DaemonSet, mounts } from '../../lib/kubernetes';
import { FLUENT_BIT_PATHS, FLUENT_BIT_PORT, LOKI, nodeAgentConfig, tenantScript } from '../../lib/telemetry';
import { toYaml } from '../../lib/yaml';
import type { ClusterContext } from './cluster-context';
import { configVersion } from './config-version';
import { fluentBitCommand, fluentBitProbes } from './fluent-bit-program';
import { logPipelineOf } from './log-pipeline';
import { NODE_AGENTS } from './node-agents';

const NAME = 'fluent-bit';
const { namespace } = NODE_AGENTS;

/** Reads what containers and nodes log, on every node, and hands it on to Loki and to S3. */
export function fluentBit(scope: Construct, context: ClusterContext): void {
  const { environment, network, componentDefaults } = context;
  const component = new Component(scope, 'FluentBit', {
    ...componentDefaults,
    name: NAME,
    needs: [`namespace/${namespace}`, 'priority-class/node-agent'],
  });
  const pipeline = logPipelineOf(context);
  const files = { 'fluent-bit.yaml': toYaml(nodeAgentConfig(pipeline)), 'tenant.lua': tenantScript(pipeline) };
  const { config, logs, state } = FLUENT_BIT_PATHS;
  new DaemonSet(component, 'Agent', {
    name: NAME,
    namespace,
    image: pinnedImage(environment, 'cr.fluentbit.io/fluent/fluent-bit'),
    command: fluentBitCommand(),
    env: {
      NODE_NAME: { field: 'spec.nodeName' },
      NODE_IP: { field: 'status.hostIP' },
      ...configVersion(Object.values(files).join('')),
    },
    ports: [{ name: 'http', port: FLUENT_BIT_PORT }],
    // The logs of pods, and the journal, are root's to read.
    userId: 0,
    resources: { cpuRequestMillis: 100, memoryRequestMiB: 192, memoryLimitMiB: 512 },
    probes: fluentBitProbes(),
    priorityClass: 'node-agent',
    mounts: [
      mounts.config(new ConfigFiles(component, 'Config', { name: NAME, namespace, files }), config),
      mounts.host(logs, logs),
      mounts.host(state, state, { isWritable: true }),
    ],
    // The kubelet lists the pods of its node to it. `nodes/proxy`, which older kubelets ask for, would let it run commands.
    apiAccess: { inCluster: [{ group: '', resources: ['nodes/pods'], verbs: ['get'] }] },
    traffic: {
      to: [
        counterparts.namespace(LOKI.namespace, [LOKI.port]),
        counterparts.privateSubnets(network, [10250]),
        counterparts.podIdentity(),
        counterparts.aws(network),
      ],
    },
  });
}
