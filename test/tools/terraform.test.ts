import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { testEnvironment } from '../../lib/testing/environments';
import { renderTree } from '../../lib/testing/rendering';
import { terraform, writeCliConfig } from '../../lib/testing/terraform';
import { describeWith } from '../../lib/testing/tools';
import type { LayerEntry, RenderedTree } from '../../lib/tree';
import { platform } from '../../platform/platform';
import { renderAll } from '../platform/render-all';

/** The part of a layer's configuration that the tests read. */
interface Configuration {
  readonly terraform: { readonly required_providers: Readonly<Record<string, unknown>> };
  readonly provider: { readonly aws: readonly { readonly alias?: string }[] };
}

interface Subject {
  readonly title: string;
  readonly tree: RenderedTree;
  readonly layer: LayerEntry;
  /** The file as it is rendered. */
  readonly text: string;
  readonly configuration: Configuration;
}

/** The part of `terraform show -json` that the tests read. */
interface Plan {
  readonly resource_changes: readonly {
    readonly address: string;
    readonly mode: string;
    readonly change: { readonly actions: readonly string[] };
  }[];
}

const CONFIGURATION = 'cdk.tf.json';

/** What lets the provider plan without AWS; that includes looking whether the account is one of those allowed. */
const OFFLINE = {
  allowed_account_ids: [],
  skip_credentials_validation: true,
  skip_metadata_api_check: true,
  skip_requesting_account_id: true,
};

/** What no environment of ours uses yet, and Terraform should know about all the same. */
const rare = testEnvironment({
  networks: [
    {
      region: 'eu-west-2',
      cidr: '172.16.0.0/20',
      podCidr: '198.18.0.0/18',
      availabilityZones: ['eu-west-2a', 'eu-west-2b'],
      nat: 'none',
      transitGateway: { id: 'tgw-0123456789abcdef0', destinations: ['10.0.0.0/8', '192.168.0.0/24'] },
    },
  ],
});

const layers = [...renderAll(), renderTree(platform, rare)].flatMap((tree) =>
  tree.manifest.layers.map((layer) => subject(tree, layer)),
);

/** A layer that reads the state of another cannot be planned before that one is applied. */
const plannable = layers.filter(({ layer }) => layer.needs.length === 0);

describeWith(['terraform'], 'Terraform with the real AWS provider', () => {
  let root: string;
  let cliConfig: string;
  let pluginDir: string;

  beforeAll(() => {
    root = fs.mkdtempSync(path.join(os.tmpdir(), 'terraform-'));
    cliConfig = writeCliConfig(root);
    pluginDir = installProviders(path.join(root, 'providers'), cliConfig);
  });

  afterAll(() => {
    fs.rmSync(root, { recursive: true });
  });

  it('has layers to look at', () => {
    expect(layers.length).toBeGreaterThan(0);
    expect(plannable.length).toBeGreaterThan(0);
  });

  it.each(layers)('finds $title valid, and warns of nothing', ({ title, text }) => {
    const folder = path.join(root, 'validate', title);
    write(folder, CONFIGURATION, text);
    succeed(cliConfig, folder, 'init', '-backend=false', `-plugin-dir=${pluginDir}`);

    expect(succeed(cliConfig, folder, 'validate', '-no-color')).toContain('Success! The configuration is valid.');
  });

  it.each(plannable)('plans $title to create exactly the resources of platform.json', ({ title, ...rest }) => {
    const { tree, layer, text, configuration } = rest;
    const folder = path.join(root, 'plan', title);
    write(folder, CONFIGURATION, text);
    write(folder, 'override.tf.json', JSON.stringify(offlineOverride(configuration)));
    succeed(cliConfig, folder, 'init', `-plugin-dir=${pluginDir}`);
    succeed(cliConfig, folder, 'plan', '-out=saved.tfplan');
    const plan = JSON.parse(succeed(cliConfig, folder, 'show', '-json', 'saved.tfplan')) as Plan;

    expect(plannedChanges(plan)).toEqual(managedResources(tree, layer).map((address) => `create ${address}`));
  });
});

function subject(tree: RenderedTree, layer: LayerEntry): Subject {
  const text = tree.files.get(`${layer.path}/${CONFIGURATION}`) ?? '';
  const title = `${tree.manifest.environment}/${layer.name}`;
  return { title, tree, layer, text, configuration: JSON.parse(text) as Configuration };
}

/** Installs what all layers require, once, and gives the folder that `-plugin-dir` takes. */
function installProviders(folder: string, cliConfig: string): string {
  const each = layers.map(({ configuration }) => Object.entries(configuration.terraform.required_providers));
  const required = Object.fromEntries(each.flat());
  write(folder, 'main.tf.json', JSON.stringify({ terraform: { required_providers: required } }));
  succeed(cliConfig, folder, 'init');
  return path.join(folder, '.terraform/providers');
}

function offlineOverride({ provider }: Configuration): object {
  const aws = provider.aws.map(({ alias }) => ({ alias, ...OFFLINE }));
  return { terraform: { backend: { local: {} } }, provider: { aws } };
}

function plannedChanges({ resource_changes: changes }: Plan): string[] {
  const managed = changes.filter(({ mode }) => mode === 'managed');
  return managed.map(({ change, address }) => `${change.actions.join(' ')} ${address}`).sort();
}

function managedResources({ manifest }: RenderedTree, layer: LayerEntry): string[] {
  return manifest.resources
    .flatMap((record) =>
      record.half === 'terraform' && record.mode === 'managed' && record.layer === layer.name
        ? [`${record.type}.${record.name}`]
        : [],
    )
    .sort();
}

function write(folder: string, file: string, text: string): void {
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, file), text);
}

/** Runs terraform, which must succeed, and gives what it prints. */
function succeed(cliConfig: string, folder: string, verb: string, ...options: readonly string[]): string {
  const { status, stdout, stderr } = terraform(folder, cliConfig, verb, ...options);
  if (status !== 0) throw new Error(`terraform ${verb} in ${path.basename(folder)}:\n${stdout}${stderr}`);
  return stdout;
}
