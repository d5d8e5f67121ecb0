import { compareText } from '../problems';
import { literal } from './literal';

/** One statement of an IAM policy. Resources are ARNs, computed or references; conditions are data. */
export interface PolicyStatement {
  /** @default Allow */
  readonly effect?: 'Allow' | 'Deny';
  /** @default - a policy of an identity: it applies to whoever holds it */
  readonly principals?: Readonly<Partial<Record<'Service' | 'AWS' | 'Federated', readonly string[]>>>;
  readonly actions: readonly string[];
  /** @default - none: a trust policy */
  readonly resources?: readonly string[];
  /** Everything but these; for what is denied. @default - no such exception */
  readonly notResources?: readonly string[];
  /** Operator to key to values: `{ StringEquals: { 'aws:SourceAccount': ['111111111111'] } }`. @default - no condition */
  readonly conditions?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

/**
 * Renders an IAM policy as JSON, with keys and lists sorted, so that equal policies are equal bytes.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
export function policyDocument(...statements: readonly PolicyStatement[]): string {
  return JSON.stringify({ Statement: statements.map(renderStatement), Version: '2012-10-17' });
}

function renderStatement(statement: PolicyStatement): object {
  const { effect = 'Allow', principals, actions, resources, notResources, conditions } = statement;
  return {
    Action: [...actions].sort(),
    ...(conditions === undefined ? {} : { Condition: sorted(conditions, renderCondition) }),
    Effect: effect,
    ...(notResources === undefined ? {} : { NotResource: [...notResources].sort() }),
    ...(principals === undefined ? {} : { Principal: sorted(principals, (values) => [...values].sort()) }),
    ...(resources === undefined ? {} : { Resource: [...resources].sort() }),
  };
}

/** Keys and values are data: a policy variable such as `${aws:username}` is IAM's, not Terraform's. */
function renderCondition(byKey: Readonly<Record<string, readonly string[]>>): object {
  return sorted(byKey, (values) => [...values].sort().map(literal));
}

function sorted<T>(record: Readonly<Record<string, T>>, render: (value: T) => unknown): object {
  const entries = Object.entries(record).sort(([a], [b]) => compareText(a, b));
  return Object.fromEntries(entries.map(([key, value]) => [literal(key), render(value)]));
}
