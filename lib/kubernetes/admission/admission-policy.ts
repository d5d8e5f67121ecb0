import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { PolicyDefinition, ResourceRule, Validation } from './policy';
import type { ValidationActions } from './validation-actions';

/** A namespace in which a policy does not hold. */
export interface ExemptNamespace {
  readonly name: string;
  /** Why, in a few words; an annotation in the cluster. */
  readonly reason: string;
}

export interface AdmissionPolicyProps {
  /** What has to hold. */
  readonly policy: PolicyDefinition;
  /** What happens to a request for which it does not. */
  readonly validationActions: ValidationActions;
  /** Namespaces in which it does not hold, beside those of Kubernetes itself. @default - none */
  readonly exempt?: readonly ExemptNamespace[];
}

/** `default` is not among them: anybody could run anything there. */
const SYSTEM_NAMESPACES: readonly ExemptNamespace[] = ['kube-node-lease', 'kube-public', 'kube-system'].map((name) => ({
  name,
  reason: 'a policy must not keep the cluster from mending itself',
}));

/** Set by the API server on every namespace, to its name, and by nobody else. */
const NAME_LABEL = 'kubernetes.io/metadata.name';

/** @see https://kubernetes.io/docs/reference/labels-annotations-taints/#description */
const DESCRIPTION = 'kubernetes.io/description';

/**
 * A rule that the API server judges requests by, without a controller that could be down, and the binding without which it
 * does nothing. A rule that cannot be evaluated is a rule that is broken: the request fails.
 * @see https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/
 */
export class AdmissionPolicy extends Construct {
  /** Name of the policy and of its binding. */
  public readonly name: string;

  constructor(scope: Construct, id: string, props: AdmissionPolicyProps) {
    super(scope, id);
    const { policy, validationActions, exempt = [] } = props;
    this.name = policy.name;
    new ApiObject(this, 'Resource', {
      apiVersion: 'admissionregistration.k8s.io/v1',
      kind: 'ValidatingAdmissionPolicy',
      metadata: { name: policy.name, annotations: { [DESCRIPTION]: policy.description } },
      spec: {
        failurePolicy: 'Fail',
        matchConstraints: { matchPolicy: 'Equivalent', resourceRules: policy.resources.map(resourceRule) },
        matchConditions: named(policy.conditions),
        variables: named(policy.variables),
        validations: policy.validations.map(validation),
      },
    });
    const all = policy.includesSystemNamespaces === true ? exempt : [...SYSTEM_NAMESPACES, ...exempt];
    this.bind(validationActions, all);
  }

  private bind(validationActions: ValidationActions, exempt: readonly ExemptNamespace[]): void {
    const values = exempt.map(({ name }) => name).sort();
    const notThere = { matchExpressions: [{ key: NAME_LABEL, operator: 'NotIn', values }] };
    new ApiObject(this, 'Binding', {
      apiVersion: 'admissionregistration.k8s.io/v1',
      kind: 'ValidatingAdmissionPolicyBinding',
      metadata: { name: this.name, annotations: { [DESCRIPTION]: describe(exempt) } },
      spec: {
        policyName: this.name,
        validationActions,
        ...(exempt.length > 0 && { matchResources: { namespaceSelector: notThere } }),
      },
    });
  }
}

function resourceRule({ group, version = 'v1', resources, operations }: ResourceRule) {
  return { apiGroups: [group], apiVersions: [version], resources, operations };
}

function named(expressions: Readonly<Record<string, string>> = {}) {
  const entries = Object.entries(expressions).map(([name, expression]) => ({ name, expression }));
  return entries.length > 0 ? entries : undefined;
}

function validation({ reason = 'Invalid', ...validation }: Validation) {
  return { ...validation, reason };
}

/** One reason once, with all namespaces that it holds for. */
function describe(exempt: readonly ExemptNamespace[]): string {
  const namesByReason = new Map<string, string[]>();
  for (const { name, reason } of exempt) namesByReason.set(reason, [...(namesByReason.get(reason) ?? []), name]);
  const parts = [...namesByReason].map(([reason, names]) => `${names.join(', ')}: ${reason}`);
  return parts.length > 0 ? `Everywhere but in ${parts.join('; ')}.` : 'Everywhere.';
}
