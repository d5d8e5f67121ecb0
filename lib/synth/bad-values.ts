import { unwritable, unwritableKey } from './writable-text';

/** A value that must not reach an output file. */
export interface BadValue {
  /** Where in the object: `spec.template.spec.containers[0].image`. */
  readonly field: string;
  readonly what: string;
  readonly received: string;
  readonly mend: string;
}

/** How cdktf encodes tokens in strings, list items and map keys. */
const TOKEN = 'TfToken[';

/** cdktf encodes number tokens as huge negative numbers; no honest value of ours comes near. */
const TOKEN_NUMBER_MAGNITUDE = 1e280;

/** What a failed interpolation leaves in a name, an address or a whole value; in a sentence the words are fine. */
const FAILED_INTERPOLATION = /(^|[-/.:_@=])(undefined|NaN)($|[-/.:_@=])|\[object \w+\]/;

/** Finds everything in a value that is a failure in disguise: an unresolved token, `undefined`, NaN, unwritable text. */
export function findBadValues(value: unknown): BadValue[] {
  const found: BadValue[] = [];
  visit(value, '', found);
  return found;
}

function visit(value: unknown, field: string, found: BadValue[]): void {
  if (Array.isArray(value)) return value.forEach((item, index) => visit(item, `${field}[${index}]`, found));
  if (typeof value === 'object' && value !== null) return visitObject(value, field, found);
  const problem = judge(value);
  if (problem !== undefined) found.push({ field, ...problem });
}

function visitObject(value: object, field: string, found: BadValue[]): void {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) {
    found.push({ field, ...notData(`an object of class ${value.constructor.name}`) });
    return;
  }
  for (const [key, inner] of Object.entries(value)) {
    const path = field === '' ? key : `${field}.${key}`;
    const problem = judgeKey(key);
    if (problem !== undefined) found.push({ field: path, ...problem });
    visit(inner, path, found);
  }
}

function judge(value: unknown): Omit<BadValue, 'field'> | undefined {
  if (typeof value === 'string') return judgeText(value);
  if (typeof value === 'number') return judgeNumber(value);
  if (typeof value === 'boolean' || value === null) return undefined;
  return notData(typeof value);
}

/** cdk8s-plus labels pods with a hash of their construct path: a refactoring would replace every one of them. */
const PATH_HASH_LABEL = 'cdk8s.io/metadata.addr';

function judgeKey(key: string): Omit<BadValue, 'field'> | undefined {
  if (key === PATH_HASH_LABEL) {
    const mend = 'select by app.kubernetes.io/name and app.kubernetes.io/instance instead';
    return { what: 'is a hash of the construct path', received: key, mend };
  }
  const reason = unwritableKey(key);
  return reason === undefined ? judgeText(key) : cannotBeWritten(reason, key);
}

function judgeText(text: string): Omit<BadValue, 'field'> | undefined {
  if (text.includes(TOKEN)) return unresolved(text);
  const reason = unwritable(text);
  if (reason !== undefined) return cannotBeWritten(reason, text);
  if (!FAILED_INTERPOLATION.test(text)) return undefined;
  return {
    what: 'holds the trace of a missing value',
    received: JSON.stringify(text),
    mend: 'find the value that was undefined where this text is put together',
  };
}

function judgeNumber(value: number): Omit<BadValue, 'field'> | undefined {
  if (!Number.isFinite(value)) {
    return { what: 'is not a number', received: String(value), mend: 'correct the calculation' };
  }
  if (Math.abs(value) > TOKEN_NUMBER_MAGNITUDE) return unresolved(String(value));
  if (!Number.isInteger(value) || Number.isSafeInteger(value)) return undefined;
  return {
    what: 'is a whole number that JavaScript has rounded',
    received: String(value),
    mend: 'pass it as a string, or in a larger unit',
  };
}

function cannotBeWritten(reason: string, text: string): Omit<BadValue, 'field'> {
  return { what: `cannot be written: it ${reason}`, received: JSON.stringify(text), mend: 'remove or shorten it' };
}

function unresolved(received: string): Omit<BadValue, 'field'> {
  return {
    what: 'is a reference that nothing resolves',
    received,
    mend: 'a Terraform reference can only stand inside its own layer; compute the name or ARN with lib/environment',
  };
}

function notData(received: string): Omit<BadValue, 'field'> {
  return { what: 'is not plain data', received, mend: 'pass a string, number, boolean, list or map' };
}
