/** Plain JSON data: what a Kubernetes object is once every construct and token is resolved. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;

/** A JSON object. Its order of keys means nothing. */
export interface JsonObject {
  readonly [key: string]: JsonValue;
}
