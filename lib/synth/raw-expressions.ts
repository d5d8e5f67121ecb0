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
export function findRawExpressions(value: unknown, field = ''): RawExpression[] {
  if (typeof value === 'string') {
    // Few texts have a brace at all.
    const isRaw = value.includes('{') && EXPRESSION.test(value.replaceAll(TOKEN, ''));
    return isRaw ? [{ field, text: value }] : [];
  }
  if (Array.isArray(value)) return value.flatMap((item, index) => findRawExpressions(item, `${field}[${index}]`));
  if (!isPlainObject(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const path = field === '' ? key : `${field}.${key}`;
    return [...findRawExpressions(key, path), ...findRawExpressions(inner, path)];
  });
}

/** A token object, such as a lazy value, has nothing to look at yet. */
function isPlainObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
