import type { TerraformSandbox } from '../../lib/testing/terraform';

/** A line of `terraform apply -json`. */
interface Line {
  readonly type: string;
  readonly hook?: { readonly action: string; readonly resource: { readonly resource_type: string } };
}

/** Applies what is in a folder as far as that goes, and gives the types of which something was created. */
export function createdTypes(sandbox: TerraformSandbox, folder: string): string[] {
  const { stdout } = sandbox.run(folder, 'apply', '-input=false', '-auto-approve', '-json');
  const lines = stdout.split('\n').filter((text) => text.startsWith('{'));
  return lines.flatMap((text) => {
    const { type, hook } = JSON.parse(text) as Line;
    return type === 'apply_complete' && hook?.action === 'create' ? [hook.resource.resource_type] : [];
  });
}
