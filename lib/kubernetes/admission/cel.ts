/** A text as CEL reads it. */
export function celString(text: string): string {
  // What JSON escapes CEL escapes in the same way, but for the quotes that we have chosen.
  const escaped = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${escaped}'`;
}

/** Texts as a list of CEL. */
export function celList(texts: readonly string[]): string {
  return `[${texts.map(celString).join(', ')}]`;
}

/**
 * A part of a message: what is wrong, one after the other.
 * @param list CEL of the list
 * @param text CEL that makes a text of one of them, which is `x`
 */
export function celJoin(list: string, text: string): { readonly cel: string } {
  return { cel: `${list}.map(x, ${text}).join(', ')` };
}

/** A message, of texts and of CEL that makes some; the first is a text, so that the API server knows the whole for one. */
export function celMessage(...parts: readonly ({ readonly cel: string } | string)[]): string {
  return parts.map((part) => (typeof part === 'string' ? celString(part) : part.cel)).join(' + ');
}

/** The value of a label or an annotation; empty where there is none. */
export function celEntry(object: string, entries: 'annotations' | 'labels', key: string): string {
  return `${object}.metadata.?${entries}[?${celString(key)}].orValue('')`;
}

/** True for a request that makes the object, or changes its spec, its labels or its annotations, as they are named. */
export function celChanges(...parts: readonly ('annotations' | 'labels' | 'spec')[]): string {
  const of = (object: string, part: string) => `${object}.${part === 'spec' ? '' : 'metadata.'}?${part}.orValue({})`;
  const changes = parts.map((part) => `${of('object', part)} != ${of('oldObject', part)}`);
  return ["request.operation == 'CREATE'", ...changes].join(' || ');
}
