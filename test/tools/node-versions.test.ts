import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { RepositoryCopy } from '../../lib/testing/repository-copy';
import { describeWith } from '../../lib/testing/tools';

/** Another minor version of the oldest major that we take, and newer majors; npm packages carry the programs. */
const VERSIONS = ['20.19.0', '22.23.3', '24.22.3'];

const PACKAGE = `node-${process.platform}-${process.arch}`;

/** The program of a Node version, installed beside the repository, never in its tree. */
function installNode(version: string): string {
  const folder = path.join(os.tmpdir(), 'platform-node-versions', version);
  const program = path.join(folder, 'node_modules', PACKAGE, 'bin/node');
  if (!fs.existsSync(program)) {
    fs.mkdirSync(folder, { recursive: true });
    const { status, stderr } = spawnSync('npm', ['install', '--prefix', folder, '--no-save', `${PACKAGE}@${version}`], {
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(stderr);
  }
  return program;
}

describeWith(['npm'], 'another version of Node', () => {
  test.each(VERSIONS)('%s renders the same bytes', (version) => {
    const copy = new RepositoryCopy();
    try {
      expect(copy.run(['synth', '--out', 'here']).status).toBe(0);
      const program = installNode(version);
      expect(spawnSync(program, ['--version'], { encoding: 'utf8' }).stdout.trim()).toBe(`v${version}`);
      const { status, stderr } = spawnSync(program, ['bin/platform.js', 'synth', '--out', 'there'], {
        cwd: copy.folder,
        encoding: 'utf8',
      });
      expect([status, stderr]).toEqual([0, '']);
      expect(copy.filesIn('there')).toEqual(copy.filesIn('here'));
    } finally {
      copy.remove();
    }
  });
});
