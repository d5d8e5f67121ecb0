import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { findTool } from '../../../lib/testing/tools';

/** Debian's names of the programs whose own names are shorter. */
const DEBIAN_NAMES: Readonly<Record<string, string>> = {
  alertmanager: 'prometheus-alertmanager',
  blackbox_exporter: 'prometheus-blackbox-exporter',
  node_exporter: 'prometheus-node-exporter',
};

const DEBIAN_PACKAGES = [
  'prometheus',
  'promtool',
  'prometheus-alertmanager',
  'prometheus-blackbox-exporter',
  'prometheus-node-exporter',
];

/** Unpacks programs of Debian's newest release beside the system; the folder is named by its output. */
const NEWER_DEBIAN = path.join(__dirname, '../../../../shared/tools/newer-debian');

/** Where Debian's Alertmanager looks for its templates; what is unpacked beside the system is not there until .ci/run copies it. */
const ALERTMANAGER_TEMPLATES = '/usr/share/prometheus/alertmanager/default.tmpl';

let unpacked: string | undefined;

/** The path of a program: unpacked from Debian's newest release where the machine can do that, else from PATH. */
export function findProgram(name: string): string | undefined {
  const names = [DEBIAN_NAMES[name] ?? name, name];
  const candidates = names.map((each) => path.join(unpackedFolder(), each));
  const canStart = name !== 'alertmanager' || fs.existsSync(ALERTMANAGER_TEMPLATES);
  const found = canStart ? candidates.find((file) => fs.existsSync(file)) : undefined;
  return found ?? names.map(findTool).find((file) => file !== undefined);
}

function unpackedFolder(): string {
  unpacked ??= fs.existsSync(NEWER_DEBIAN)
    ? path.join(spawnSync(NEWER_DEBIAN, DEBIAN_PACKAGES, { encoding: 'utf8' }).stdout.trim(), 'usr/bin')
    : '';
  return unpacked;
}

/**
 * Declares tests that need programs, and says which versions ran. Where one is missing the tests are skipped, and their
 * title says why; under CI a missing program is a failure.
 */
export function describeWithPrograms(
  names: readonly string[],
  title: string,
  tests: (programs: Readonly<Record<string, string>>) => void,
): void {
  const found = names.map((name) => [name, findProgram(name)] as const);
  const missing = found.filter(([, file]) => file === undefined).map(([name]) => name);
  if (missing.length === 0) {
    const programs = Object.fromEntries(found) as Record<string, string>;
    describe(title, () => {
      beforeAll(() => console.info(Object.values(programs).map(versionOf).join('\n')));
      tests(programs);
    });
  } else if (process.env['CI'] === 'true') {
    test(`${title}: needs ${missing.join(', ')}`, () => {
      throw new Error(`${missing.join(', ')} not found; .ci/run installs what the tests need`);
    });
  } else describe.skip(`${title} (skipped: ${missing.join(', ')} not found)`, () => test('not run', () => undefined));
}

function versionOf(file: string): string {
  const { stdout, stderr } = spawnSync(file, ['--version'], { encoding: 'utf8' });
  return `${stdout}${stderr}`.split('\n', 1)[0] ?? file;
}
