import type { TerraformSandbox } from '../../lib/testing/terraform';

interface ResourceState {
  readonly type: string;
  readonly name: string;
  readonly instances: readonly { readonly status?: 'tainted' }[];
}

/** Applies some of what is in a folder as far as that goes, and gives the addresses of what is there then, whole. */
export function created(sandbox: TerraformSandbox, folder: string, addresses: readonly string[]): string[] {
  const targets = addresses.map((address) => `-target=${address}`);
  sandbox.run(folder, 'apply', '-input=false', '-auto-approve', '-refresh=false', ...targets);
  const { resources } = JSON.parse(sandbox.succeed(folder, 'state', 'pull')) as { resources: readonly ResourceState[] };
  return resources
    .filter(({ instances }) => instances.every(({ status }) => status !== 'tainted'))
    .map(({ type, name }) => `${type}.${name}`);
}
