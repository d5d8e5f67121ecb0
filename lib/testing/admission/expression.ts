import { type ASTNode, Environment } from '@marcbachmann/cel-js';
import type { NamedExpression } from './policy-objects';

/** What an expression sees, apart from `variables`. */
export interface Scope {
  readonly object: unknown;
  readonly oldObject: unknown;
  readonly request: unknown;
  readonly namespaceObject: unknown;
}

/** An expression that has passed every check. */
export type Compiled = (scope: Scope, variables: object) => unknown;

/** The functions of Kubernetes that we use; an expression that calls another is refused here. */
const FUNCTIONS = new Set([
  ...['all', 'dyn', 'endsWith', 'exists', 'filter', 'has', 'hasValue', 'join', 'map', 'matches', 'orValue', 'size'],
  ...['split', 'startsWith', 'string', 'trim'],
]);

const LOOPS = new Set(['all', 'exists', 'exists_one', 'filter', 'map']);

/**
 * A request may take 10 million steps for one binding and 1 million for one expression. Two loops in each other stay far
 * below that for any pod that fits into etcd; a third would not.
 * @see https://kubernetes.io/docs/reference/using-api/cel/#resource-constraints
 */
const DEEPEST_LOOPS = 2;

/**
 * Compiles expressions as the API server does: with the variables that it declares, and no others.
 * `params` is missing because no policy has any, `authorizer` because cel-js has none.
 */
export class Compiler {
  /** What compiled variables are, by name. */
  private readonly types: Record<string, string> = {};
  private environment = environmentWith({});

  constructor(private readonly faults: string[]) {}

  /** Compiles a variable, which those that are compiled later see. */
  public variable(where: string, { name, expression }: NamedExpression): Compiled {
    const { type, evaluate } = this.compile(where, expression);
    this.types[name] = type;
    this.environment = environmentWith(this.types);
    return evaluate;
  }

  /** Compiles what has to give a bool or a string; the API server takes nothing in its place, `dyn` neither. */
  public typed(where: string, expression: string, expected: 'bool' | 'string'): Compiled {
    const { type, evaluate } = this.compile(where, expression);
    if (type !== expected && type !== BROKEN) this.faults.push(`${where}: gives ${type}, not ${expected}`);
    return evaluate;
  }

  private compile(where: string, expression: string): { type: string; evaluate: Compiled } {
    const { environment } = this;
    const { valid, type = BROKEN, error } = environment.check(expression);
    if (!valid) this.faults.push(`${where}: ${error?.summary ?? 'does not compile'}`);
    if (!valid) return { type: BROKEN, evaluate: () => undefined };
    const parsed = environment.parse(expression);
    this.judge(where, parsed.ast);
    return { type, evaluate: (scope, variables) => parsed({ ...scope, variables }) as unknown };
  }

  private judge(where: string, ast: ASTNode): void {
    const unknown = [...new Set(callsIn(ast))].filter((name) => !FUNCTIONS.has(name));
    for (const name of unknown) this.faults.push(`${where}: calls ${name}(), which is not listed as one of Kubernetes`);
    const depth = loopDepth(ast);
    if (depth > DEEPEST_LOOPS) this.faults.push(`${where}: has ${depth} loops in each other`);
  }
}

const BROKEN = 'broken';

/** The variables of a policy. Each is evaluated when it is asked for, once, and an error is kept as well as a value. */
export class Variables {
  constructor(expressions: ReadonlyMap<string, Compiled>, scope: Scope) {
    for (const [name, evaluate] of expressions) this.define(name, () => evaluate(scope, this));
  }

  private define(name: string, work: () => unknown): void {
    Object.defineProperty(this, name, { get: once(work) });
  }
}

function once(work: () => unknown): () => unknown {
  let outcome: { value: unknown } | { error: unknown } | undefined;
  return () => {
    outcome ??= attempt(work);
    if ('error' in outcome) throw outcome.error;
    return outcome.value;
  };
}

function attempt(work: () => unknown): { value: unknown } | { error: unknown } {
  try {
    return { value: work() };
  } catch (error) {
    return { error };
  }
}

const STRING_MAP = 'map<string, string>';
const GROUP_VERSION = { group: 'string', version: 'string' };

/**
 * The fields that admission has.
 * @see https://kubernetes.io/docs/reference/config-api/apiserver-admission.v1/#admission-k8s-io-v1-AdmissionRequest
 */
const REQUEST = {
  kind: { ...GROUP_VERSION, kind: 'string' },
  resource: { ...GROUP_VERSION, resource: 'string' },
  subResource: 'string',
  name: 'string',
  namespace: 'string',
  operation: 'string',
  userInfo: { username: 'string', groups: 'list<string>' },
};

const NAMESPACE = { metadata: { name: 'string', labels: STRING_MAP, annotations: STRING_MAP } };

/** Made once: an environment is what costs most here. */
const BASE = new Environment({ enableOptionalTypes: true })
  .registerVariable('object', 'dyn')
  .registerVariable('oldObject', 'dyn')
  .registerVariable('request', { schema: REQUEST })
  .registerVariable('namespaceObject', { schema: NAMESPACE });

function environmentWith(variables: Readonly<Record<string, string>>): Environment {
  return BASE.clone()
    .registerType('Variables', { ctor: Variables, fields: { ...variables } })
    .registerVariable('variables', 'Variables');
}

function callsIn(node: ASTNode): string[] {
  const own = node.op === 'call' || node.op === 'rcall' ? [node.args[0]] : [];
  return [...own, ...childrenOf(node).flatMap(callsIn)];
}

/** Loops one after the other, as in `list.filter(…).map(…)`, are not in each other. */
function loopDepth(node: ASTNode): number {
  if (node.op !== 'rcall' || !LOOPS.has(node.args[0])) return deepest(childrenOf(node));
  const [, list, body] = node.args;
  return Math.max(loopDepth(list), 1 + deepest(body));
}

function deepest(nodes: readonly ASTNode[]): number {
  return Math.max(0, ...nodes.map(loopDepth));
}

function childrenOf({ args }: ASTNode): ASTNode[] {
  const parts: unknown[] = Array.isArray(args) ? args.flat(2) : [args];
  return parts.filter((part): part is ASTNode => typeof part === 'object' && part !== null && 'op' in part);
}
