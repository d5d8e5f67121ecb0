import type { KubernetesObject } from '../kubernetes-objects';

/** A named expression of CEL. */
export interface NamedExpression {
  readonly name: string;
  readonly expression: string;
}

export interface ValidationObject {
  readonly expression: string;
  readonly message: string;
  readonly messageExpression: string;
}

export interface RuleObject {
  readonly apiGroups: readonly string[];
  readonly apiVersions: readonly string[];
  readonly resources: readonly string[];
  readonly operations: readonly string[];
}

export interface SelectorObject {
  readonly matchExpressions: readonly {
    readonly key: string;
    readonly operator: string;
    readonly values: readonly string[];
  }[];
}

/** The fields of a ValidatingAdmissionPolicy that our policies use; `policyFaults` finds one that has others. */
export interface PolicyObject extends KubernetesObject {
  readonly spec: {
    readonly failurePolicy: string;
    readonly matchConstraints: { readonly matchPolicy: string; readonly resourceRules: readonly RuleObject[] };
    readonly matchConditions?: readonly NamedExpression[];
    readonly variables?: readonly NamedExpression[];
    readonly validations: readonly ValidationObject[];
  };
}

/** The same for a ValidatingAdmissionPolicyBinding. */
export interface BindingObject extends KubernetesObject {
  readonly spec: {
    readonly policyName: string;
    readonly validationActions: readonly string[];
    readonly matchResources?: { readonly namespaceSelector: SelectorObject };
  };
}

export function policiesIn(objects: readonly KubernetesObject[]): PolicyObject[] {
  return objects.filter((object): object is PolicyObject => object.kind === 'ValidatingAdmissionPolicy');
}

export function bindingsIn(objects: readonly KubernetesObject[]): BindingObject[] {
  return objects.filter((object): object is BindingObject => object.kind === 'ValidatingAdmissionPolicyBinding');
}
