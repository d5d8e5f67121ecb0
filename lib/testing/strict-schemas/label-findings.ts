import { type Finding, isObject, type Path } from './finding';

const NAME = /^[A-Za-z0-9](?:[-_.A-Za-z0-9]*[A-Za-z0-9])?$/;
const PREFIX = /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/;
const LONGEST_NAME = 63;
const LONGEST_PREFIX = 253;

/** All annotations of an object together, in bytes. */
const MOST_ANNOTATIONS = 256 * 1024;

/**
 * What is wrong with labels, annotations and selectors, at the top of an object and in the templates that it holds.
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/annotations/#syntax-and-character-set
 */
export function labelFindings(value: unknown, path: Path = []): Finding[] {
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const below = [...path, Array.isArray(value) ? Number(key) : key];
    return [...judgeField(key, path.at(-1), inner, below), ...labelFindings(inner, below)];
  });
}

/** The API server calls them so in metadata, and in selectors. */
function judgeField(key: string, parent: Path[number] | undefined, value: unknown, path: Path): Finding[] {
  if (!isObject(value)) return [];
  if (key === 'matchLabels' || (key === 'labels' && parent === 'metadata')) return labelsIn(value, path);
  return key === 'annotations' && parent === 'metadata' ? annotationsIn(value, path) : [];
}

function labelsIn(labels: Readonly<Record<string, unknown>>, path: Path): Finding[] {
  return Object.entries(labels).flatMap(([key, value]) => [
    ...judgeKey(key, path),
    ...(isLabelValue(value) ? [] : [{ path: [...path, key], what: 'is no value of a label' }]),
  ]);
}

function annotationsIn(annotations: Readonly<Record<string, unknown>>, path: Path): Finding[] {
  const size = Object.entries(annotations).reduce((sum, entry) => sum + Buffer.byteLength(entry.join('')), 0);
  const tooLarge = size > MOST_ANNOTATIONS ? [{ path, what: `are ${size} bytes, of ${MOST_ANNOTATIONS} at most` }] : [];
  return [...Object.keys(annotations).flatMap((key) => judgeKey(key, path)), ...tooLarge];
}

function judgeKey(key: string, path: Path): Finding[] {
  return isQualifiedName(key) ? [] : [{ path: [...path, key], what: 'is no key of a label or annotation' }];
}

/** `name`, or `prefix/name` */
function isQualifiedName(key: string): boolean {
  const parts = key.split('/');
  const name = parts.pop() ?? '';
  const [prefix, ...more] = parts;
  if (!NAME.test(name) || name.length > LONGEST_NAME || more.length > 0) return false;
  return prefix === undefined || (PREFIX.test(prefix) && prefix.length <= LONGEST_PREFIX);
}

/** What is no text is refused by the schema. */
function isLabelValue(value: unknown): boolean {
  return typeof value !== 'string' || value === '' || (NAME.test(value) && value.length <= LONGEST_NAME);
}
