import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { findTool } from './tools';

const MIRROR_FOLDER = 'registry.terraform.io';

/** Folders below the root that are searched for a mirror, and how deep. */
const SEARCH_DEPTH = 6;
const NOT_SEARCHED = new Set(['proc', 'sys', 'dev', 'node_modules', '.git']);

/**
 * The filesystem mirror of Terraform providers on this machine: a folder that contains `registry.terraform.io`. Where
 * there is none Terraform asks the registry itself.
 */
export function findProviderMirror(): string | undefined {
  let folders = ['/'];
  for (let depth = 0; depth < SEARCH_DEPTH; depth++) {
    const children = folders.flatMap(subfolders);
    const mirror = children.find((folder) => path.basename(folder) === MIRROR_FOLDER);
    if (mirror !== undefined) return path.dirname(mirror);
    folders = children;
  }
  return undefined;
}

function subfolders(folder: string): string[] {
  try {
    return fs
      .readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !NOT_SEARCHED.has(entry.name))
      .map((entry) => path.join(folder, entry.name));
  } catch {
    return [];
  }
}

/** Writes the CLI configuration that makes Terraform take its providers from the mirror, and gives its path. */
export function writeCliConfig(folder: string): string {
  const mirror = findProviderMirror();
  const installation =
    mirror === undefined ? '' : `provider_installation {\n  filesystem_mirror {\n    path = "${mirror}"\n  }\n}\n`;
  const file = path.join(folder, 'terraform.rc');
  fs.writeFileSync(file, installation);
  return file;
}

/** Runs terraform in a folder, with no credentials but invented ones. */
export function terraform(folder: string, cliConfig: string, ...args: readonly string[]): SpawnSyncReturns<string> {
  return spawnSync(findTool('terraform') ?? 'terraform', [...args], {
    cwd: folder,
    encoding: 'utf8',
    // A plan as JSON holds the whole configuration.
    maxBuffer: 2 ** 30,
    env: {
      PATH: process.env['PATH'],
      HOME: folder,
      TF_CLI_CONFIG_FILE: cliConfig,
      TF_IN_AUTOMATION: '1',
      CHECKPOINT_DISABLE: '1',
      AWS_ACCESS_KEY_ID: 'none',
      AWS_SECRET_ACCESS_KEY: 'none',
      AWS_EC2_METADATA_DISABLED: 'true',
    },
  });
}
