import os from 'node:os';
import path from 'node:path';
import type { RenderedTree } from '../tree';
import { differences, fieldsOf } from './flatten';

/**
 * Renders twice, the second time on what looks like another machine at another time, and names every field that
 * differs, and every field that holds a path of this machine: `clusters/…/configmap-x.yaml › data.host: "a" → "b"`.
 */
export function findImpurities(render: () => RenderedTree): string[] {
  const here = render();
  const elsewhere = onAnotherMachine(render);
  const files = [...new Set([...here.files.keys(), ...elsewhere.files.keys()])].filter(
    (file) => file !== 'platform.json',
  );
  return files.flatMap((file) => {
    const [before, after] = [here, elsewhere].map(({ files: texts }) => fieldsOf(file, texts.get(file) ?? 'null'));
    const found = [...differences(before ?? [], after ?? []), ...machinePaths(before ?? [])];
    return found.map((difference) => `${file} › ${difference}`);
  });
}

function machinePaths(fields: readonly (readonly [string, string])[]): string[] {
  // The folder for temporary files itself is one that containers have too: /tmp.
  const leaks = [
    `${os.tmpdir()}/`,
    ...[process.cwd(), os.homedir()].filter(isNoRoot).flatMap((own) => [`${own}/`, `${own}"`]),
  ];
  return fields
    .filter(([, value]) => leaks.some((leak) => value.includes(leak)))
    .map(([field, value]) => `${field}: ${value} is a path of this machine`);
}

function isNoRoot(folder: string): boolean {
  return folder !== path.parse(folder).root;
}

function onAnotherMachine<T>(work: () => T): T {
  const undo = [
    replace(Date, 'now', () => 86_400_000),
    replace(Math, 'random', () => 0.123_456),
    replace(os, 'hostname', () => 'elsewhere'),
    replace(performance, 'now', () => 1),
    replace(
      globalThis,
      'Date',
      class extends Date {
        constructor(...given: readonly number[]) {
          super(...((given.length === 0 ? [86_400_000] : given) as [number]));
        }
      },
    ),
  ];
  try {
    return work();
  } finally {
    for (const restore of undo.reverse()) restore();
  }
}

function replace(holder: object, key: PropertyKey, value: unknown): () => void {
  const original = Object.getOwnPropertyDescriptor(holder, key);
  Object.defineProperty(holder, key, { value, configurable: true, writable: true });
  return () => {
    if (original === undefined) Reflect.deleteProperty(holder, key);
    else Object.defineProperty(holder, key, original);
  };
}
