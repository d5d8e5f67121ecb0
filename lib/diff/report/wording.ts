import type { ChangeKind } from '../change';
import { placeText, subjectText } from '../diff-environment';
import type { Diff, Entry } from '../diff-trees';
import { type Risk, RISKS } from '../risks';
import { type JsonValue, keyOf, pathText, type ShownEdit } from '../values';

/** A line of an edit, with what stands before it. */
export interface Line {
  readonly sign: ' ' | '-' | '+';
  readonly text: string;
}

export const RISK_WORDS: Readonly<Record<Risk, string>> = {
  'destroys-data': 'destroys data',
  replaces: 'replaces',
  interrupts: 'interrupts',
  'widens-access': 'widens access',
  'weakens-observation': 'weakens observation',
  routine: 'routine',
};

export const SIGNS: Readonly<Record<ChangeKind, string>> = {
  added: '+',
  removed: '-',
  changed: '~',
  renamed: '→',
  replaced: '±',
};

const MOST_PLACES = 6;
const MOST_LINES = 12;
const MOST_CHARACTERS = 400;

/** `2 changes: 1 destroys data, 1 routine`; a change in several clusters counts once. */
export function summaryText({ entries }: Diff): string {
  const counts = RISKS.map((risk) => ({ risk, count: entries.filter((entry) => entry.risk === risk).length }));
  const parts = counts.filter(({ count }) => count > 0).map(({ risk, count }) => `${count} ${RISK_WORDS[risk]}`);
  return `${counted(entries.length, 'change')}: ${parts.join(', ')}`;
}

export function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

/** `aws_vpc.main`, with the old name where it has another. */
export function titleOf({ subject, previous }: Entry): string {
  const title = printable(subjectText(subject));
  return previous === undefined ? title : `${title} (was ${printable(previous)})`;
}

/** `prod/prod-a`, or `7 places: …` */
export function placesOf({ places }: Entry): string {
  const shown = places.slice(0, MOST_PLACES).map(placeText).map(printable);
  if (places.length === 1) return shown.join();
  const more = places.length > MOST_PLACES ? ` and ${places.length - MOST_PLACES} more` : '';
  return `${places.length} places: ${shown.join(', ')}${more}`;
}

/** An edit as lines: where, what was there, what is there. */
export function linesOf({ path, line, before, after, hidden }: ShownEdit): Line[] {
  const where = `${pathText(path)}${line === undefined ? '' : `, line ${line}`}`;
  if (hidden === true) return [{ sign: ' ', text: printable(`${where}: a secret, changed`) }];
  const [old, fresh] = aroundDifference(before, after);
  return [{ sign: ' ', text: printable(where) }, ...valueLines('-', old), ...valueLines('+', fresh)];
}

const SHORT = 160;
const SHOWN_BEFORE = 40;

/** Of two long lines that begin alike the beginning is left out: what differs would be cut off. */
function aroundDifference(before: JsonValue | undefined, after: JsonValue | undefined): (JsonValue | undefined)[] {
  if (typeof before !== 'string' || typeof after !== 'string') return [before, after];
  if (before.includes('\n') || after.includes('\n') || Math.min(before.length, after.length) < SHORT)
    return [before, after];
  let same = 0;
  while (same < before.length && before[same] === after[same]) same++;
  const start = same - SHOWN_BEFORE;
  return start <= 0 ? [before, after] : [`… ${before.slice(start)}`, `… ${after.slice(start)}`];
}

function valueLines(sign: '-' | '+', value: JsonValue | undefined): Line[] {
  if (value === undefined) return [];
  const lines = (typeof value === 'string' ? value : keyOf(value)).split('\n');
  const shown = lines.slice(0, MOST_LINES).map((text) => ({ sign, text: printable(shortened(text)) }));
  const more = lines.length - shown.length;
  return more === 0 ? shown : [...shown, { sign, text: `… ${counted(more, 'line')} more` }];
}

function shortened(text: string): string {
  const more = text.length - MOST_CHARACTERS;
  return more <= 0 ? text : `${text.slice(0, MOST_CHARACTERS)} … ${counted(more, 'character')} more`;
}

/** What a tree holds must neither break the report nor steer a terminal. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, (character) => {
    return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
  });
}
