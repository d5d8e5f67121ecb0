export { compareValues } from './compare-values';
export { fieldPath, pathText } from './edit';
export type { Edit, Path } from './edit';
export { hideSecrets, withoutSecrets } from './hide-secrets';
export type { ShownEdit } from './hide-secrets';
export { at, isList, isObject, keyOf, listOf, numberAt, objectsOf, stringsOf, textAt } from './json-value';
export type { JsonObject, JsonValue } from './json-value';
export { readYaml } from './read-yaml';
export { structureOf } from './structure-of';
