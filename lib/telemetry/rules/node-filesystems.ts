import type { AlertingRule, Duration, RuleGroup, Severity } from '../model';

/** What a file system can run out of. */
interface Resource {
  readonly noun: string;
  readonly free: string;
  readonly size: string;
}

const SPACE: Resource = { noun: 'space', free: 'node_filesystem_avail_bytes', size: 'node_filesystem_size_bytes' };
const FILES: Resource = { noun: 'inodes', free: 'node_filesystem_files_free', size: 'node_filesystem_files' };

/** Real file systems of a node. That of Bottlerocket's root is read-only and always full. */
const REAL = 'job="node-exporter", fstype!="", mountpoint!=""';

const WHERE = 'The file system {{ $labels.mountpoint }} ({{ $labels.device }}) of node {{ $labels.node }}';

/**
 * Alerts about the disks of nodes. A node lives 21 days at the most and its disk is made anew with it, but until then images
 * and logs share it with what pods write.
 * @see https://github.com/prometheus/node_exporter/blob/master/docs/node-mixin/alerts/alerts.libsonnet
 */
export const nodeFilesystems: RuleGroup = {
  name: 'node-filesystems',
  rules: [
    fillingUp('NodeFilesystemSpaceFillingUp', SPACE, 'warning', { below: 15, hours: 24 }),
    fillingUp('NodeFilesystemSpaceFillingUp', SPACE, 'critical', { below: 10, hours: 4 }),
    almostOut('NodeFilesystemAlmostOutOfSpace', SPACE, 'warning', { below: 5, for: '30m' }),
    almostOut('NodeFilesystemAlmostOutOfSpace', SPACE, 'critical', { below: 3, for: '30m' }),
    fillingUp('NodeFilesystemFilesFillingUp', FILES, 'warning', { below: 40, hours: 24 }),
    fillingUp('NodeFilesystemFilesFillingUp', FILES, 'critical', { below: 20, hours: 4 }),
    almostOut('NodeFilesystemAlmostOutOfFiles', FILES, 'warning', { below: 5, for: '1h' }),
    almostOut('NodeFilesystemAlmostOutOfFiles', FILES, 'critical', { below: 3, for: '1h' }),
  ],
};

function fillingUp(
  alert: string,
  { noun, free, size }: Resource,
  severity: Severity,
  { below, hours }: { below: number; hours: number },
): AlertingRule {
  return {
    alert,
    expr: `
      ${free}{${REAL}} / ${size}{${REAL}} * 100 < ${below}
      and
      predict_linear(${free}{${REAL}}[6h], ${hours} * 60 * 60) < 0
      and
      node_filesystem_readonly{${REAL}} == 0`,
    for: '1h',
    severity,
    summary: `A node runs out of ${noun} within ${hours} hours`,
    description: `${WHERE} has {{ printf "%.2f" $value }}% of its ${noun} left and at this pace none in ${hours} hours.`,
    dashboard: 'platform-nodes',
  };
}

function almostOut(
  alert: string,
  { noun, free, size }: Resource,
  severity: Severity,
  { below, for: duration }: { below: number; for: Duration },
): AlertingRule {
  return {
    alert,
    expr: `
      ${free}{${REAL}} / ${size}{${REAL}} * 100 < ${below}
      and
      node_filesystem_readonly{${REAL}} == 0`,
    for: duration,
    severity,
    summary: `A node has less than ${below}% of its ${noun} left`,
    description: `${WHERE} has only {{ printf "%.2f" $value }}% of its ${noun} left.`,
    dashboard: 'platform-nodes',
  };
}
