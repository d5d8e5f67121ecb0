import { createRequire } from 'node:module';
import { formats } from '@kubernetes-models/validate';
import { type Finding, isObject, MISSING, type Path, UNKNOWN_FIELD } from './finding';
import { QUANTITY } from './quantity';
import { watchReads } from './watch-reads';

// The format of the package takes every prefix of SI, such as 64K. Schemas take theirs from here when they are loaded.
formats['quantity'] = { type: 'string', validate: QUANTITY };

/** What the validators of kubernetes-models throw: made by ajv. */
interface AjvError {
  /** A JSON pointer: `/spec/containers/0`. */
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string;
}

/** A module of kubernetes-models: one class, which validates itself. */
type ModelModule = Readonly<Record<string, { readonly prototype: { validate(this: object): void } } | undefined>>;

const loadModule = createRequire(__filename) as (path: string) => ModelModule;

/**
 * Judges an object by the schema of its kind in a package of the family kubernetes-models. These are open: ajv has
 * compiled them to code that looks at the fields that exist, and at no other. So they are closed from outside.
 * @param module of the kind's model: `kubernetes-models/apps/v1/Deployment`
 * @see https://github.com/tommy351/kubernetes-models-ts
 */
export function packagedFindings(module: string, object: object): Finding[] {
  const watched = watchReads(object);
  const errors = validate(module, watched.value);
  const unknown = watched.unread().map((path): Finding => ({ path, what: UNKNOWN_FIELD }));
  return [...byPlace(errors).map((one) => toFinding(one, object)), ...unknown];
}

function validate(module: string, object: object): readonly AjvError[] {
  const kind = module.slice(module.lastIndexOf('/') + 1);
  const model = loadModule(module)[kind];
  if (model === undefined) throw new Error(`${module} has no model of ${kind}`);
  try {
    model.prototype.validate.call(object);
    return [];
  } catch (error) {
    if (error instanceof Error && 'errors' in error) return error.errors as readonly AjvError[];
    throw error;
  }
}

/** One value fails several keywords: all branches of a oneOf, and the oneOf. */
function byPlace(errors: readonly AjvError[]): AjvError[][] {
  const places = new Map<string, AjvError[]>();
  for (const error of errors) {
    const missing = error.keyword === 'required' ? `/${String(error.params['missingProperty'])}` : '';
    const place = error.instancePath + missing;
    places.set(place, [...(places.get(place) ?? []), error]);
  }
  return [...places.values()];
}

function toFinding(errors: readonly AjvError[], object: object): Finding {
  const [first] = errors;
  if (first === undefined) throw new Error('a place is made by an error');
  const path = pathOf(first.instancePath, object);
  if (first.keyword === 'required') return { path: [...path, String(first.params['missingProperty'])], what: MISSING };
  const branches = errors.filter(({ keyword }) => keyword !== 'oneOf' && keyword !== 'anyOf');
  const told = branches.length === 0 ? errors : branches;
  return { path, what: told.map(wording).join(told.length < errors.length ? ' or ' : ' and ') };
}

function wording({ keyword, params, message = keyword }: AjvError): string {
  const allowed = params['allowedValues'];
  return Array.isArray(allowed) ? `must be one of ${allowed.join(', ')}` : message;
}

function pathOf(pointer: string, object: object): Path {
  const path: (string | number)[] = [];
  let at: unknown = object;
  for (const part of pointer.split('/').slice(1)) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
    path.push(Array.isArray(at) ? Number(key) : key);
    at = isObject(at) ? at[key] : undefined;
  }
  return path;
}
