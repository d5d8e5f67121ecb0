import type { KubernetesObject } from '../kubernetes-objects';
import { bindingFaults, limitFaults } from './api-limits';
import { type Compiled, Compiler, type Scope, Variables } from './expression';
import { matches, type NamespaceMetadata, namespaceOf, type Namespaces } from './matching';
import { bindingsIn, type BindingObject, policiesIn, type PolicyObject } from './policy-objects';
import type { AdmissionRequest } from './request';

/** What a policy has against a request. */
export interface Refusal {
  readonly policy: string;
  readonly message: string;
}

interface Judge {
  readonly policy: PolicyObject;
  readonly conditions: readonly Compiled[];
  readonly variables: ReadonlyMap<string, Compiled>;
  readonly validations: readonly { holds: Compiled; message: string; messageExpression: Compiled }[];
}

/** @see https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/#message-expression */
const LONGEST_MESSAGE = 5 * 1024;

/** Everything that is wrong with the policies among some objects before any request comes. */
export function policyFaults(objects: readonly KubernetesObject[]): string[] {
  return [...faultsApartFromCel(objects), ...policiesIn(objects).flatMap((policy) => compile(policy).faults)];
}

function faultsApartFromCel(objects: readonly KubernetesObject[]): string[] {
  const policies = policiesIn(objects);
  const bindings = bindingsIn(objects);
  const unbound = policies.filter(({ metadata }) => !bindings.some(({ spec }) => spec.policyName === metadata.name));
  const lost = bindings.filter(({ spec }) => !policies.some(({ metadata }) => metadata.name === spec.policyName));
  return [
    ...policies.flatMap((policy) => limitFaults(policy).map(at(policy))),
    ...bindings.flatMap((binding) => bindingFaults(binding).map(at(binding))),
    ...unbound.map((policy) => at(policy)('has no binding')),
    ...lost.map((binding) => at(binding)('binds a policy that is not there')),
  ];
}

/**
 * Judges requests by the policies among some objects, as the API server does it, with another implementation of CEL.
 * @see https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/
 */
export class AdmissionControl {
  private readonly bindings: readonly BindingObject[];
  private readonly judges: ReadonlyMap<string, Judge>;

  /** @param namespaces those that there are, by name */
  constructor(
    objects: readonly KubernetesObject[],
    private readonly namespaces: Namespaces,
  ) {
    const compiled = policiesIn(objects).map(compile);
    const faults = [...faultsApartFromCel(objects), ...compiled.flatMap(({ faults }) => faults)];
    if (faults.length > 0) throw new Error(`the policies cannot be used:\n${faults.join('\n')}`);
    this.bindings = bindingsIn(objects);
    this.judges = new Map(compiled.map(({ judge }) => [judge.policy.metadata.name, judge]));
  }

  /** What there is against a request, whether it is denied, told or only written down. */
  public refusals(request: AdmissionRequest): Refusal[] {
    return this.bindings.flatMap((binding) => {
      const judge = this.judges.get(binding.spec.policyName);
      if (judge === undefined || !matches(judge.policy, binding, request, this.namespaces)) return [];
      return messagesOf(judge, this.scopeOf(request)).map((message) => ({ policy: binding.spec.policyName, message }));
    });
  }

  private scopeOf(request: AdmissionRequest): Scope {
    const { namespace, kind } = request;
    const isInNamespace = namespace !== undefined && kind !== 'Namespace';
    return {
      object: forCel(request.object),
      oldObject: forCel(request.oldObject),
      request: forCel(requestObject(request)),
      namespaceObject: isInNamespace
        ? forCel(namespaceObject(namespace, namespaceOf(namespace, this.namespaces)))
        : null,
    };
  }
}

function at({ metadata }: KubernetesObject): (fault: string) => string {
  return (fault) => `${metadata.name}: ${fault}`;
}

function compile(policy: PolicyObject): { judge: Judge; faults: string[] } {
  const { matchConditions = [], variables = [], validations } = policy.spec;
  const faults: string[] = [];
  const compiler = new Compiler(faults);
  const where = (part: string) => `${policy.metadata.name} › ${part}`;
  // Before the variables: the API server refuses a condition that has one.
  const conditions = matchConditions.map(({ name, expression }) => compiler.typed(where(name), expression, 'bool'));
  const byName = new Map(
    variables.map((variable) => [variable.name, compiler.variable(where(variable.name), variable)]),
  );
  const compiled = validations.map(({ expression, message, messageExpression }, index) => ({
    holds: compiler.typed(where(`validations[${index}]`), expression, 'bool'),
    message,
    messageExpression: compiler.typed(where(`validations[${index}].messageExpression`), messageExpression, 'string'),
  }));
  return { judge: { policy, conditions, variables: byName, validations: compiled }, faults };
}

/** A condition that is false outweighs one that fails; one that fails is a refusal, because the policy fails closed. */
function isJudged({ conditions }: Judge, scope: Scope): boolean | string {
  const outcomes = conditions.map((condition) => outcomeOf(() => condition(scope, {})));
  if (outcomes.some((outcome) => outcome.value === false)) return false;
  return outcomes.find(({ error }) => error !== undefined)?.error ?? true;
}

function messagesOf(judge: Judge, scope: Scope): string[] {
  const judged = isJudged(judge, scope);
  if (judged === false) return [];
  if (judged !== true) return [judged];
  const variables = new Variables(judge.variables, scope);
  return judge.validations.flatMap(({ holds, message, messageExpression }) => {
    const { value, error } = outcomeOf(() => holds(scope, variables));
    if (error !== undefined) return [error];
    return value === true ? [] : [shown(outcomeOf(() => messageExpression(scope, variables)).value) ?? message];
  });
}

/** What the API server takes of a message expression; in place of anything else it shows the message without values. */
function shown(value: unknown): string | undefined {
  if (typeof value !== 'string' || value.trim() === '' || value.includes('\n')) return undefined;
  return Buffer.byteLength(value) > LONGEST_MESSAGE ? undefined : value;
}

function outcomeOf(work: () => unknown): { value?: unknown; error?: string } {
  try {
    return { value: work() };
  } catch (error) {
    return {
      error: `cannot be judged: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}`,
    };
  }
}

function requestObject({ group, version, kind, resource, subresource, user, ...request }: AdmissionRequest): object {
  const { name, namespace, operation } = request;
  return {
    kind: { group, version, kind },
    resource: { group, version, resource },
    subResource: subresource,
    name,
    namespace,
    operation,
    userInfo: user,
  };
}

function namespaceObject(name: string, { labels, annotations }: NamespaceMetadata): object {
  return { metadata: { name, labels: { ...labels, 'kubernetes.io/metadata.name': name }, annotations } };
}

/** Whole numbers are integers to CEL, and a field that is not set is not there. */
function forCel(value: unknown): unknown {
  if (typeof value === 'number') return Number.isInteger(value) ? BigInt(value) : value;
  if (Array.isArray(value)) return value.map(forCel);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return Object.fromEntries(entries.map(([key, inner]) => [key, forCel(inner)]));
}
