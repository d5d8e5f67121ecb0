import type { BindingObject, NamedExpression, PolicyObject, ValidationObject } from './policy-objects';

/** @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-subdomain-names */
const SUBDOMAIN = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/;

/** Of a match condition. @see https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/#matching-requests-matchconditions */
const QUALIFIED_NAME = /^(?=.{1,63}$)[A-Za-z0-9]([\w.-]*[A-Za-z0-9])?$/;
const MOST_CONDITIONS = 64;

/** Of a variable: words of CEL itself are none. */
const IDENTIFIER =
  /^(?!(?:as|break|const|continue|else|false|for|function|if|import|in|let|loop|namespace|null|package|return|true|var|void|while)$)[_a-zA-Z]\w*$/;

const NO_LINE = /[\r\n]/;

/** What the API server refuses of a policy apart from its CEL, and what we do not want of one. */
export function limitFaults({ metadata, spec }: PolicyObject): string[] {
  const { matchConditions = [], variables = [], validations, matchConstraints } = spec;
  const faults = [
    ...nameFaults(matchConditions, QUALIFIED_NAME, 'condition'),
    ...nameFaults(variables, IDENTIFIER, 'variable'),
    ...validations.flatMap(messageFaults),
    ...otherFields(spec, ['failurePolicy', 'matchConditions', 'matchConstraints', 'validations', 'variables']),
    ...otherFields(matchConstraints, ['matchPolicy', 'resourceRules']),
  ];
  if (!SUBDOMAIN.test(metadata.name)) faults.push('its name is not a DNS subdomain');
  if (matchConditions.length > MOST_CONDITIONS) faults.push(`has more than ${MOST_CONDITIONS} conditions`);
  if (validations.length === 0) faults.push('validates nothing');
  if (spec.failurePolicy !== 'Fail') faults.push('lets requests pass that it cannot judge');
  const everything = matchConstraints.resourceRules.flatMap(({ resources, apiGroups, operations }) => {
    return [...resources, ...apiGroups, ...operations].filter((part) => part.includes('*'));
  });
  if (everything.length > 0) faults.push('matches groups, resources or operations that it does not name');
  return faults;
}

export function bindingFaults({ metadata, spec }: BindingObject): string[] {
  const { validationActions: actions } = spec;
  const faults = otherFields(spec, ['matchResources', 'policyName', 'validationActions']);
  if (!SUBDOMAIN.test(metadata.name)) faults.push('the name of its binding is not a DNS subdomain');
  if (actions.length === 0) faults.push('its binding does nothing');
  if (new Set(actions).size < actions.length) faults.push('its binding does one thing twice');
  if (actions.includes('Deny') && actions.includes('Warn')) faults.push('its binding both denies and warns');
  return faults;
}

function nameFaults(expressions: readonly NamedExpression[], pattern: RegExp, kind: string): string[] {
  const names = expressions.map(({ name }) => name);
  const doubled = names.filter((name, index) => names.indexOf(name) < index);
  return [
    ...names.filter((name) => !pattern.test(name)).map((name) => `${name} is no name of a ${kind}`),
    ...doubled.map((name) => `has two ${kind}s called ${name}`),
  ];
}

function messageFaults({ message }: ValidationObject): string[] {
  return message.trim() === '' || NO_LINE.test(message)
    ? [`its message is not one line: ${JSON.stringify(message)}`]
    : [];
}

/** What the helper would not look at, and therefore has no opinion of. */
function otherFields(object: object, known: readonly string[]): string[] {
  return Object.keys(object)
    .filter((key) => !known.includes(key))
    .map((key) => `has the field ${key}, which the test helper does not know`);
}
