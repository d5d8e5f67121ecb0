import type { LayerTemplate } from '../../../lib/testing/layer-template';
import { type RenderedStatement, statementsOf } from '../../../lib/testing/policy-statements';

/** What IAM knows of a call beside its action and resource. */
export type Context = Readonly<Record<string, string | readonly string[]>>;

/** Says whether a call would be allowed. */
export type Simulation = (action: string, resource: string, context?: Context) => boolean;

/** Judges calls as IAM does: a deny wins, and role and boundary must both allow. */
export function simulate({ resource, resources }: LayerTemplate, role: string, boundary?: string): Simulation {
  const { name } = resource('aws_iam_role', role) as { name: string };
  const ofRole = Object.values(resources('aws_iam_role_policy'))
    .filter((policy) => policy.role === `\${aws_iam_role.${role}.name}`)
    .flatMap((policy) => statementsOf(policy, 'policy'));
  if (ofRole.length === 0) throw new Error(`${name} has no policy`);
  const limits = boundary === undefined ? undefined : statementsOf(resource('aws_iam_policy', boundary), 'policy');
  const judge = (statements: readonly RenderedStatement[]) => (action: string, arn: string, context: Context) => {
    const applying = statements.filter((statement) => applies(statement, action, arn, context));
    return applying.length > 0 && applying.every(({ Effect }) => Effect === 'Allow');
  };
  return (action, arn, context = {}) =>
    judge(ofRole)(action, arn, context) && (limits === undefined || judge(limits)(action, arn, context));
}

function applies(statement: RenderedStatement, action: string, arn: string, context: Context): boolean {
  const { Action, Resource, NotResource, Condition = {} } = statement;
  const reaches = Resource ? matches(arn, Resource) : !matches(arn, NotResource ?? []);
  return matches(action, Action) && reaches && Object.entries(Condition).every(holds(context));
}

function holds(context: Context) {
  return ([operator, byKey]: [string, Readonly<Record<string, readonly string[]>>]): boolean =>
    Object.entries(byKey).every(([key, expected]) => OPERATORS[operator]?.([context[key] ?? []].flat(), expected));
}

type Operator = (values: readonly string[], expected: readonly string[]) => boolean;

/** The operators that our policies use; a missing value equals nothing. */
const OPERATORS: Readonly<Record<string, Operator>> = {
  ArnLike: (values, expected) => values.some((value) => matches(value, expected)),
  Bool: (values, expected) => values.some((value) => expected.includes(value)),
  StringEquals: (values, expected) => values.some((value) => expected.includes(value)),
  StringNotEquals: (values, expected) => !values.some((value) => expected.includes(value)),
  'ForAnyValue:StringEquals': (values, expected) => values.some((value) => expected.includes(value)),
  'ForAnyValue:StringLike': (values, expected) => values.some((value) => matches(value, expected)),
  'ForAllValues:StringNotEquals': (values, expected) => values.every((value) => !expected.includes(value)),
};

/** IAM's patterns: `*` is any text, `?` any letter; case does not count in actions, and ours is always right. */
function matches(text: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => {
    const escaped = pattern.replaceAll(/[.+^${}()|[\]\\]/g, String.raw`\$&`);
    return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`).test(text);
  });
}
