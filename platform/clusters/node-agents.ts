import type { NodeAgents } from '../../lib/kubernetes';

/**
 * What runs on every node and reads it. Everything else in the namespace is refused, and everywhere else a folder of the
 * node is.
 */
export const NODE_AGENTS = {
  namespace: 'node-agents',
  reasons: {
    'fluent-bit': 'the logs of pods and of the node are files of the node, and root’s',
    'node-exporter': 'memory, disks and network are those of the node',
  },
} as const satisfies NodeAgents;
