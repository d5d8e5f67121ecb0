/** A reference that cdktf made: resolved later, and meant. */
const TOKEN = /\$\{TfToken\[[^\]]*\]\}/g;

/** The start of a Terraform expression or directive that is not escaped. */
const EXPRESSION = /(^|[^$])\$\{|(^|[^%])%\{/;

/** A string that Terraform would evaluate although nobody made it an expression. */
export interface RawExpression {
  readonly field: string;
  readonly text: string;
}

/** Finds data that Terraform would take for an expression, in attributes whose references are still tokens. */
export function findRawExpressions(value: unknown): RawExpression[] {
  // Nearly always there is none, and no field to name.
  return hasRawExpression(value) ? locate(value, '') : [];
}

function hasRawExpression(value: unknown): boolean {
  if (typeof value === 'string') return isRaw(value);
  if (Array.isArray(value)) return value.some(hasRawExpression);
  if (!isPlainObject(value)) return false;
  for (const [key, inner] of Object.entries(value)) if (isRaw(key) || hasRawExpression(inner)) return true;
  return false;
}

/** Few texts have a brace at all. */
function isRaw(text: string): boolean {
  return text.includes('{') && EXPRESSION.test(text.replaceAll(TOKEN, ''));
}

function locate(value: unknown, field: string): RawExpression[] {
  if (typeof value === 'string') return isRaw(value) ? [{ field, text: value }] : [];
  if (Array.isArray(value)) return value.flatMap((item, index) => locate(item, `${field}[${index}]`));
  if (!isPlainObject(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const path = field === '' ? key : `${field}.${key}`;
    return [...locate(key, path), ...locate(inner, path)];
  });
}

/** A token object, such as a lazy value, has nothing to look at yet. */
function isPlainObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
