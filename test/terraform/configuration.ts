type Block = Readonly<Record<string, unknown>>;

/** The part of a layer's cdk.tf.json that the tests read. */
export interface TerraformConfiguration {
  readonly terraform: { readonly required_providers: Readonly<Record<string, unknown>> };
  readonly provider: { readonly aws: readonly { readonly alias?: string }[] };
  readonly resource: Readonly<Record<string, Readonly<Record<string, Block>>>>;
  /** @default - it reads nothing */
  readonly data?: Readonly<Record<string, Readonly<Record<string, Block>>>>;
  /** @default - nobody reads it */
  readonly output?: Readonly<Record<string, { readonly value: unknown }>>;
}

/** Types that AWS deletes only when they are empty, and what changes that. */
const EMPTIED_BY: Readonly<Record<string, object>> = {
  aws_s3_bucket: { force_destroy: true },
  aws_ecr_repository: { force_delete: true },
};

/** An override file that lets Terraform destroy a layer outside of AWS: with all it guards, and its state on disk. */
export function destroyable(configuration: TerraformConfiguration): object {
  const backend = { terraform: { backend: { local: { path: 'terraform.tfstate' } } } };
  return { ...backend, ...overrides(configuration, (type) => EMPTIED_BY[type] ?? {}) };
}

/** An override file that lifts what a layer guards and skips its pauses, and changes nothing else. */
export function unguarded(configuration: TerraformConfiguration): object {
  const { resource = {} } = overrides(configuration, () => ({}));
  const pauses = Object.keys(configuration.resource['terraform_data'] ?? {});
  const skipped = pauses.map((name) => [name, { provisioner: [{ 'local-exec': { command: 'true' } }] }]);
  const all = { ...resource, ...(pauses.length === 0 ? {} : { terraform_data: Object.fromEntries(skipped) }) };
  return Object.keys(all).length === 0 ? {} : { resource: all };
}

function overrides({ resource }: TerraformConfiguration, extra: (type: string) => object): { resource?: object } {
  const byType = Object.entries(resource).flatMap(([type, members]) => {
    const guarded = Object.entries(members).filter(([, body]) => isGuarded(body));
    const lifted = guarded.map(([name]) => [name, { lifecycle: { prevent_destroy: false }, ...extra(type) }]);
    return lifted.length === 0 ? [] : [[type, Object.fromEntries(lifted)]];
  });
  return byType.length === 0 ? {} : { resource: Object.fromEntries(byType) };
}

function isGuarded({ lifecycle }: Block): boolean {
  return (lifecycle as { readonly prevent_destroy?: boolean } | undefined)?.prevent_destroy === true;
}
