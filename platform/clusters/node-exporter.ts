import type { Construct } from 'constructs';
import { pinnedImage } from '../../lib/environment';
import { Component, DaemonSet, mounts } from '../../lib/kubernetes';
import { nodeExporterArgs } from '../../lib/telemetry';
import type { ClusterContext } from './cluster-context';
import { NODE_AGENTS } from './node-agents';

const NAME = 'node-exporter';
const { namespace } = NODE_AGENTS;
const ROOT = '/host';

/** Where it listens on the address of its node: Prometheus may go there. */
export const NODE_EXPORTER_PORT = 9100;

/** Tells how processors, memory, disks and network of each node are. */
export function nodeExporter(scope: Construct, { environment, componentDefaults }: ClusterContext): void {
  const component = new Component(scope, 'NodeExporter', {
    ...componentDefaults,
    name: NAME,
    needs: [`namespace/${namespace}`, 'priority-class/node-agent'],
  });
  new DaemonSet(component, 'Exporter', {
    name: NAME,
    namespace,
    image: pinnedImage(environment, 'quay.io/prometheus/node-exporter'),
    args: [`--web.listen-address=$(NODE_IP):${NODE_EXPORTER_PORT}`, ...nodeExporterArgs(ROOT)],
    env: { NODE_IP: { field: 'status.hostIP' } },
    ports: [{ name: 'metrics', port: NODE_EXPORTER_PORT }],
    // Of interfaces, TCP and tracked connections the kernel tells a process those of its own network, also through the
    // node's /proc, where `net` and `sys/net` are those of the reader. Process 1 of that /proc is the node's own, so that
    // mounts and disks need no host PID.
    hostNetwork: true,
    // Nobody: as most pods are of one group, that group could read on the node what volumes hold for them.
    userId: 65534,
    resources: { cpuRequestMillis: 50, memoryRequestMiB: 64, memoryLimitMiB: 128 },
    probes: { liveness: { path: '/', port: 'metrics' }, readiness: { path: '/', port: 'metrics' } },
    priorityClass: 'node-agent',
    mounts: [mounts.host('/', ROOT)],
  });
}
