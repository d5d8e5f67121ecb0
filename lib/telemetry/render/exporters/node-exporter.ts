import path from 'node:path';
import { NODE_EXPORTER_COLLECTORS } from '../../jobs';

/**
 * Folders where pods and containers mount what is theirs. The volume of a Bottlerocket node is at /local, whose `var` is also
 * at /var: a mount below the one is below the other.
 */
const OF_PODS = String.raw`^/(dev|proc|run|sys|(local/)?var/lib/(containerd|kubelet)/.+)($|/)`;

/** The interfaces that the network plugin makes for pods: they come and go with them. */
const INTERFACES_OF_PODS = '^(eni|veth).+$';

/**
 * Only what is declared is collected.
 * @param root the root folder of the node, as the container has it
 * @see https://github.com/prometheus/node_exporter/tree/v1.12.1#collectors
 * @see https://github.com/prometheus-operator/kube-prometheus/blob/main/manifests/nodeExporter-daemonset.yaml
 */
export function nodeExporterArgs(root: string): string[] {
  return [
    `--path.rootfs=${root}`,
    `--path.procfs=${path.posix.join(root, 'proc')}`,
    `--path.sysfs=${path.posix.join(root, 'sys')}`,
    `--path.udev.data=${path.posix.join(root, 'run/udev/data')}`,
    '--web.disable-exporter-metrics',
    '--collector.disable-defaults',
    ...NODE_EXPORTER_COLLECTORS.map((name) => `--collector.${name}`),
    `--collector.filesystem.mount-points-exclude=${OF_PODS}`,
    `--collector.netclass.ignored-devices=${INTERFACES_OF_PODS}`,
    `--collector.netdev.device-exclude=${INTERFACES_OF_PODS}`,
  ];
}
