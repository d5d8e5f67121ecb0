import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { CONFIGURATION, TerraformSandbox } from '../../lib/testing/terraform';
import { describeWith } from '../../lib/testing/tools';
import type { LayerEntry, RenderedTree } from '../../lib/tree';
import type { TerraformConfiguration } from './configuration';
import { installProviders, subjects } from './layers';

/** The part of `terraform show -json` that the tests read. */
interface Plan {
  readonly resource_changes: readonly {
    readonly address: string;
    readonly mode: string;
    readonly change: { readonly actions: readonly string[] };
  }[];
}

/** What lets the provider plan without AWS; that includes looking whether the account is one of those allowed. */
const OFFLINE = {
  allowed_account_ids: [],
  skip_credentials_validation: true,
  skip_metadata_api_check: true,
  skip_requesting_account_id: true,
};

/**
 * A layer that reads the state of another cannot be planned before that one is applied, nor one that assumes a role of
 * another account without that account.
 */
const plannable = subjects.filter(({ configuration, text }) => {
  return configuration.data === undefined && !text.includes('"assume_role"');
});

describeWith(['terraform'], 'Terraform with the real AWS provider', () => {
  let root: string;
  let sandbox: TerraformSandbox;

  beforeAll(() => {
    root = fs.mkdtempSync(path.join(os.tmpdir(), 'terraform-'));
    sandbox = new TerraformSandbox(root);
    installProviders(sandbox);
  });

  afterAll(() => {
    fs.rmSync(root, { recursive: true });
  });

  it('has layers to look at', () => {
    expect(subjects.length).toBeGreaterThan(20);
    expect(plannable.length).toBeGreaterThan(10);
  });

  it.each(subjects)('finds $title valid, and warns of nothing', ({ title, text }) => {
    const folder = sandbox.folder(`validate/${title}`, { [CONFIGURATION]: text });
    sandbox.init(folder, '-backend=false');

    expect(sandbox.succeed(folder, 'validate', '-no-color')).toContain('Success! The configuration is valid.');
  });

  it.each(plannable)('plans $title to create exactly the resources of platform.json', ({ title, ...rest }) => {
    const { tree, layer, text, configuration } = rest;
    const override = JSON.stringify(offlineOverride(configuration));
    const folder = sandbox.folder(`plan/${title}`, { [CONFIGURATION]: text, 'override.tf.json': override });
    sandbox.init(folder);
    sandbox.succeed(folder, 'plan', '-out=saved.tfplan');
    const plan = JSON.parse(sandbox.succeed(folder, 'show', '-json', 'saved.tfplan')) as Plan;

    expect(plannedChanges(plan)).toEqual(managedResources(tree, layer).map((address) => `create ${address}`));
  });
});

function offlineOverride({ provider }: TerraformConfiguration): object {
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
