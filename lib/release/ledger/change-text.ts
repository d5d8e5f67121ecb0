import { ITEM_KINDS, type ItemKind, type VersionChange } from './inventory';

/** Stands for a version where there is none. */
const NONE = 'none';

/** `image quay.io/prometheus/prometheus v3.5.2@sha256:… -> v3.5.3@sha256:…`; `none` when it is new, or gone. */
export function changeText({ kind, name, before = NONE, after = NONE }: VersionChange): string {
  return `${kind} ${name} ${before} -> ${after}`;
}

/** What such a text says; nothing when it is none. */
export function changeOf(text: string): VersionChange[] {
  const [kind = '', name = '', before = '', arrow, after = '', ...more] = text.split(' ');
  const isWhole = arrow === '->' && name !== '' && before !== '' && after !== '' && more.length === 0;
  if (!isWhole || !isItemKind(kind)) return [];
  return [{ kind, name, ...(before === NONE ? {} : { before }), ...(after === NONE ? {} : { after }) }];
}

function isItemKind(text: string): text is ItemKind {
  return (ITEM_KINDS as readonly string[]).includes(text);
}
