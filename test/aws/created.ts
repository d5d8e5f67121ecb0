import type { TerraformSandbox } from '../../lib/testing/terraform';

/** A line of `terraform apply -json`. */
interface Line {
  readonly type: string;
  readonly hook?: { readonly action: string; readonly resource: { readonly addr: string } };
}

/** Applies some of what is in a folder as far as that goes, and gives the addresses of what was created. */
export function created(sandbox: TerraformSandbox, folder: string, addresses: readonly string[]): string[] {
  const targets = addresses.map((address) => `-target=${address}`);
  const { stdout } = sandbox.run(
    folder,
    'apply',
    '-input=false',
    '-auto-approve',
    '-refresh=false',
    '-json',
    ...targets,
  );
  const lines = stdout.split('\n').filter((text) => text.startsWith('{'));
  return lines.flatMap((text) => {
    const { type, hook } = JSON.parse(text) as Line;
    return type === 'apply_complete' && hook?.action === 'create' ? [hook.resource.addr] : [];
  });
}
