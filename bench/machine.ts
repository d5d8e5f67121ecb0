import { spawnSync } from 'node:child_process';
import os from 'node:os';

/** What a figure depends on besides the program. */
export function machine() {
  return {
    cpu: os.cpus()[0]?.model ?? 'unknown CPU',
    cores: os.availableParallelism(),
    memoryGiB: Math.round(os.totalmem() / 2 ** 30),
    system: `${os.type()} ${os.release()} ${os.arch()}`,
    node: process.versions.node,
    git: spawnSync('git', ['--version'], { encoding: 'utf8' }).stdout.replace('git version', '').trim(),
  };
}
