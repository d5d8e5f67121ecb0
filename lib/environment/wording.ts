import { inspect } from 'node:util';

/** `environments/prod.ts › networks[0].cidr`; a key that is no plain word stands in quotes. */
export function place(file: string, path: readonly PropertyKey[]): string {
  return path.length === 0 ? file : `${file} › ${pathText(path)}`;
}

/** `networks[0].cidr` */
export function pathText(path: readonly PropertyKey[]): string {
  return path.map(partText).join('').replace(/^\./, '');
}

function partText(part: PropertyKey): string {
  if (typeof part === 'number') return `[${part}]`;
  return /^[\w-]+$/.test(String(part)) ? `.${String(part)}` : `['${String(part)}']`;
}

/** A value as the report shows it: on one line, cut at a length that fits it. */
export function shown(value: unknown): string {
  const text = inspect(value, { breakLength: Infinity, compact: true, depth: 3 });
  return text.length > 100 ? `${text.slice(0, 97)}...` : text;
}

/** `1 zone`, `2 zones` */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
