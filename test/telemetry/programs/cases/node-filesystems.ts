import type { Severity } from '../../../../lib/telemetry/model';
import { nodeFilesystems } from '../../../../lib/telemetry/rules/node-filesystems';
import type { AlertCase, AlertCases } from '../alert-case';

const labels = {
  device: '/dev/nvme1n1p1',
  fstype: 'xfs',
  instance: '10.0.1.7:9100',
  job: 'node-exporter',
  mountpoint: '/local',
  node: 'i-0a1b',
};

const SELECTOR = Object.entries(labels)
  .map(([label, value]) => `${label}="${value}"`)
  .join(', ');

export const nodeFilesystemsCases: AlertCases = {
  groups: [nodeFilesystems],
  cases: [
    fillingUp('NodeFilesystemSpaceFillingUp', 'warning', {
      fires: '20-0.02x400',
      quiet: '22.5-0.02x400',
      description: 'has 12.80% of its space left and at this pace none in 24 hours.',
    }),
    fillingUp('NodeFilesystemSpaceFillingUp', 'critical', {
      fires: '24.5-0.05x400',
      quiet: '28.5-0.05x400',
      description: 'has 6.50% of its space left and at this pace none in 4 hours.',
    }),
    almostOut('NodeFilesystemAlmostOutOfSpace', 'warning', {
      fires: '4.9x400',
      quiet: '5.1x400',
      description: 'has only 4.90% of its space left.',
    }),
    almostOut('NodeFilesystemAlmostOutOfSpace', 'critical', {
      fires: '2.9x400',
      quiet: '3.1x400',
      description: 'has only 2.90% of its space left.',
    }),
    fillingUp('NodeFilesystemFilesFillingUp', 'warning', {
      fires: '50-0.05x400',
      quiet: '58.5-0.05x400',
      description: 'has 32.00% of its inodes left and at this pace none in 24 hours.',
    }),
    fillingUp('NodeFilesystemFilesFillingUp', 'critical', {
      fires: '48-0.1x400',
      quiet: '56.5-0.1x400',
      description: 'has 12.00% of its inodes left and at this pace none in 4 hours.',
    }),
    almostOut('NodeFilesystemAlmostOutOfFiles', 'warning', {
      fires: '4.9x400',
      quiet: '5.1x400',
      description: 'has only 4.90% of its inodes left.',
    }),
    almostOut('NodeFilesystemAlmostOutOfFiles', 'critical', {
      fires: '2.9x400',
      quiet: '3.1x400',
      description: 'has only 2.90% of its inodes left.',
    }),
  ],
};

/** What is left of 100, when it is too little and when it just is not, and what the reader is told. */
interface Left {
  readonly fires: string;
  readonly quiet: string;
  readonly description: string;
}

function fillingUp(alert: string, severity: Severity, left: Left): AlertCase {
  return caseOf(alert, severity, left, '6h');
}

function almostOut(alert: string, severity: Severity, left: Left): AlertCase {
  return caseOf(alert, severity, left, alert.endsWith('Files') ? '1h' : '30m');
}

function caseOf(
  alert: string,
  severity: Severity,
  { fires, quiet, description }: Left,
  at: AlertCase['fires']['at'],
): AlertCase {
  const [free, size] = /Files(FillingUp)?$/.test(alert)
    ? ['node_filesystem_files_free', 'node_filesystem_files']
    : ['node_filesystem_avail_bytes', 'node_filesystem_size_bytes'];
  return {
    alert,
    severity,
    series: {
      [`${free}{${SELECTOR}}`]: fires,
      [`${size}{${SELECTOR}}`]: '100x400',
      [`node_filesystem_readonly{${SELECTOR}}`]: '0x400',
    },
    fires: { at, labels, description: `The file system /local (/dev/nvme1n1p1) of node i-0a1b ${description}` },
    quiet: { series: { [`${free}{${SELECTOR}}`]: quiet } },
  };
}
