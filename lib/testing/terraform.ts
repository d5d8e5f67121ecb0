import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { findTool } from './tools';

const MIRROR_FOLDER = 'registry.terraform.io';

/** Folders below the root that are searched for a mirror, and how deep. */
const SEARCH_DEPTH = 6;
const NOT_SEARCHED = new Set(['proc', 'sys', 'dev', 'node_modules', '.git']);

/** The file that Terraform reads first in the folder of a layer. */
export const CONFIGURATION = 'cdk.tf.json';

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

/** Invented credentials: nothing but an emulator takes them. */
const NO_CREDENTIALS = {
  AWS_ACCESS_KEY_ID: 'none',
  AWS_SECRET_ACCESS_KEY: 'none',
  AWS_EC2_METADATA_DISABLED: 'true',
};

/** Terraform, its providers taken from the mirror once, for all folders below one. */
export class TerraformSandbox {
  private readonly cliConfig: string;
  private pluginDir: string | undefined;

  /** @param variables what Terraform gets beside the bare necessities @default - credentials that nobody takes */
  constructor(
    private readonly root: string,
    private readonly variables: Readonly<Record<string, string>> = NO_CREDENTIALS,
  ) {
    this.cliConfig = writeCliConfig(root);
  }

  /** What somebody else who starts Terraform needs, so that it behaves as ours. */
  public get environment(): Record<string, string> {
    return {
      PATH: process.env['PATH'] ?? '',
      HOME: this.root,
      TF_CLI_CONFIG_FILE: this.cliConfig,
      CHECKPOINT_DISABLE: '1',
      ...this.variables,
    };
  }

  /** Writes files into a folder below the root, and gives its path. */
  public folder(name: string, files: Readonly<Record<string, string>>): string {
    const folder = path.join(this.root, name);
    fs.mkdirSync(folder, { recursive: true });
    for (const [file, text] of Object.entries(files)) fs.writeFileSync(path.join(folder, file), text);
    return folder;
  }

  /** Installs the providers that a configuration requires, for `init` in any folder. */
  public installProviders(requiredProviders: object): void {
    const required = JSON.stringify({ terraform: { required_providers: requiredProviders } });
    const folder = this.folder('providers', { 'main.tf.json': required });
    this.succeed(folder, 'init');
    this.pluginDir = path.join(folder, '.terraform/providers');
  }

  public init(folder: string, ...options: readonly string[]): void {
    const plugins = this.pluginDir === undefined ? [] : [`-plugin-dir=${this.pluginDir}`];
    this.succeed(folder, 'init', '-input=false', ...plugins, ...options);
  }

  /** Runs terraform in a folder. */
  public run(folder: string, ...args: readonly string[]): SpawnSyncReturns<string> {
    return spawnSync(findTool('terraform') ?? 'terraform', [...args], {
      cwd: folder,
      encoding: 'utf8',
      // A plan as JSON holds the whole configuration.
      maxBuffer: 2 ** 30,
      env: { ...this.environment, TF_IN_AUTOMATION: '1' },
    });
  }

  /** Runs terraform, which must succeed, and gives what it prints. */
  public succeed(folder: string, ...args: readonly string[]): string {
    const { status, stdout, stderr } = this.run(folder, ...args);
    if (status !== 0) throw new Error(`terraform ${args.join(' ')} in ${path.basename(folder)}:\n${stdout}${stderr}`);
    return stdout;
  }
}

/** Writes the CLI configuration that makes Terraform take its providers from the mirror, and gives its path. */
function writeCliConfig(folder: string): string {
  const mirror = findProviderMirror();
  const installation =
    mirror === undefined ? '' : `provider_installation {\n  filesystem_mirror {\n    path = "${mirror}"\n  }\n}\n`;
  const file = path.join(folder, 'terraform.rc');
  fs.writeFileSync(file, installation);
  return file;
}
