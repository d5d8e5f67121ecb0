import type { BindingObject, PolicyObject, RuleObject, SelectorObject } from './policy-objects';
import type { AdmissionRequest } from './request';

/** Labels and annotations of a namespace. */
export interface NamespaceMetadata {
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

export type Namespaces = Readonly<Record<string, NamespaceMetadata>>;

/** Whether a policy judges a request through a binding, but for the conditions in CEL. */
export function matches(
  { spec: { matchConstraints } }: PolicyObject,
  { spec: { matchResources } }: BindingObject,
  request: AdmissionRequest,
  namespaces: Namespaces,
): boolean {
  if (!matchConstraints.resourceRules.some((rule) => matchesRule(rule, request))) return false;
  return matchResources === undefined || matchesNamespace(matchResources.namespaceSelector, request, namespaces);
}

function matchesRule(rule: RuleObject, { group, version, operation, ...request }: AdmissionRequest): boolean {
  const { resource, subresource } = request;
  const target = subresource === undefined ? resource : `${resource}/${subresource}`;
  if (!rule.apiGroups.includes(group) || !rule.resources.includes(target)) return false;
  // `matchPolicy: Equivalent` has the API server convert the object; here nobody could.
  const isVersion = rule.apiVersions.includes('*') || rule.apiVersions.includes(version);
  if (!isVersion)
    throw new Error(`${target} of ${version} would have to be converted to ${rule.apiVersions.join(', ')}`);
  return rule.operations.includes(operation);
}

/** A namespace is judged by its own labels as they will be; what is in no namespace is never left out. */
function matchesNamespace(selector: SelectorObject, request: AdmissionRequest, namespaces: Namespaces): boolean {
  const { namespace, kind, object } = request;
  if (namespace === undefined) return true;
  const labels = kind === 'Namespace' && object !== null ? labelsOf(object) : namespaceOf(namespace, namespaces).labels;
  const all: Readonly<Record<string, string>> = { ...labels, 'kubernetes.io/metadata.name': namespace };
  return selector.matchExpressions.every(({ key, operator, values }) => {
    if (operator !== 'NotIn') throw new Error(`the test helper does not know the operator ${operator}`);
    return !values.includes(all[key] ?? '');
  });
}

export function namespaceOf(name: string, namespaces: Namespaces): NamespaceMetadata {
  const namespace = namespaces[name];
  if (namespace === undefined) throw new Error(`there is no namespace ${name}`);
  return namespace;
}

function labelsOf(object: object): Readonly<Record<string, string>> {
  const { metadata } = object as { metadata: NamespaceMetadata };
  return metadata.labels ?? {};
}
