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

/** An override file that lets Terraform destroy what it must not destroy outside of a test. */
export function withoutDestroyPrevention({ resource }: TerraformConfiguration): object {
  const lifted = Object.entries(resource).flatMap(([type, members]) => {
    const guarded = Object.entries(members).filter(([, body]) => isGuarded(body));
    const lifts = guarded.map(([name]) => [name, { lifecycle: { prevent_destroy: false } }]);
    return lifts.length === 0 ? [] : [[type, Object.fromEntries(lifts)]];
  });
  return lifted.length === 0 ? {} : { resource: Object.fromEntries(lifted) };
}

function isGuarded({ lifecycle }: Block): boolean {
  return (lifecycle as { readonly prevent_destroy?: boolean } | undefined)?.prevent_destroy === true;
}
