import type { LayerTemplate, TerraformBlock } from './layer-template';

/** A statement of an IAM policy as it is rendered. */
export interface RenderedStatement {
  readonly Effect: string;
  readonly Action: readonly string[];
  readonly Principal?: Readonly<Record<string, readonly string[]>>;
  readonly Resource?: readonly string[];
  readonly NotResource?: readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

/** The attributes of AWS resources that hold a policy as JSON. */
const POLICY_ATTRIBUTES = ['policy', 'policy_document', 'assume_role_policy'];

/** The statements of the policy in an attribute of a resource. */
export function statementsOf(resource: TerraformBlock, attribute: string): RenderedStatement[] {
  const policy = JSON.parse(String(resource[attribute])) as { Statement: RenderedStatement[] };
  return policy.Statement;
}

/** The statements of every policy in a layer. */
export function allStatements({ json }: LayerTemplate): RenderedStatement[] {
  const byType = Object.values((json.resource ?? {}) as Readonly<Record<string, Record<string, TerraformBlock>>>);
  return byType
    .flatMap((resources) => Object.values(resources))
    .flatMap((resource) =>
      POLICY_ATTRIBUTES.filter((attribute) => attribute in resource).flatMap((attribute) =>
        statementsOf(resource, attribute),
      ),
    );
}
