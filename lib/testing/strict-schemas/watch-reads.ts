import { isObject, type Path } from './finding';

/** An object, and what has been read of it since. */
export interface WatchedObject {
  /** Reads like the object; whoever reads it is noted. */
  readonly value: object;
  /** The fields and items that nobody has read, without what lies in them. */
  unread(): Path[];
}

/**
 * Watches what a reader looks at. A validator looks at every field that its schema has, and into every map and list:
 * what it has not looked at, it does not know.
 */
export function watchReads(object: object): WatchedObject {
  const read = new Set<string>();
  // A copy, as a proxy must give what a frozen object holds, and not another proxy.
  const copy: object = structuredClone(object);
  return { value: watched(copy, '', read), unread: () => unreadIn(copy, [], '', read) };
}

function watched(object: object, pointer: string, read: Set<string>): object {
  return new Proxy(object, {
    get(target, key): unknown {
      const value: unknown = Reflect.get(target, key);
      if (typeof key !== 'string') return value;
      const place = pointerTo(pointer, key);
      read.add(place);
      return isObject(value) ? watched(value, place, read) : value;
    },
  });
}

function unreadIn(object: object, path: Path, pointer: string, read: ReadonlySet<string>): Path[] {
  return Object.entries(object).flatMap(([key, value]: [string, unknown]) => {
    const place = pointerTo(pointer, key);
    const below = [...path, Array.isArray(object) ? Number(key) : key];
    if (!read.has(place)) return [below];
    return isObject(value) ? unreadIn(value, below, place, read) : [];
  });
}

/** A JSON pointer: keys may hold a slash. */
function pointerTo(pointer: string, key: string): string {
  return `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
