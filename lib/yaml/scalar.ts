/** What readers of YAML 1.1, YAML 1.2 or Go take for null, a boolean or a number although it begins with a letter. */
const RESERVED = new Set([
  ...['null', 'true', 'false', 'yes', 'no', 'on', 'off', 'y', 'n'],
  ...['nan', 'inf', 'infinity', '-nan', '-inf', '-infinity'],
]);
const LONGEST_RESERVED = '-infinity'.length;

/**
 * A plain scalar begins like a path, a variable, a word or a command-line flag; but `e5` and `-E3` are numbers to
 * readers for which the digits before an exponent are optional, as the pattern of `yaml` 2 for YAML 1.1 has it …
 */
const BEGINS_SAFELY = /^(?:[/$]|-{0,2}(?![eE][-+]?[0-9])[A-Za-z])/;

/**
 * … or with a digit, when it holds a character that no number, date or time has: not the digits of hexadecimal, the
 * marks b, e, o, p and x, nor the T and Z of a date. So `100m`, `25%` and `10.0.0.0/16` are plain, `1e3` and `1.27` are not.
 */
const BEGINS_WITH_DIGIT = /^[0-9]/;
const IN_NO_NUMBER = /[/%g-nq-su-wyG-NQ-SU-WY]/;

const SPACE = 0x20;
const HASH = 0x23;
const COLON = 0x3a;
const TILDE = 0x7e;

/**
 * What is escaped beyond ASCII: what YAML does not print or takes for a line break, and what a reviewer cannot see or
 * tell from a space (zero-width and bidirectional marks, byte order mark, tags). Ranges, not \p{Cf}: its table grows
 * with Node; surrogates and non-characters are fixed for ever.
 * @see https://yaml.org/spec/1.2.2/#51-character-set
 */
const INVISIBLE =
  '\\x7f-\\xa0\\xad\\u061c\\u115f\\u1160\\u1680\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u3000\\u3164' +
  '\\ufeff\\uffa0\\ufff0-\\ufffb\\u{e0000}-\\u{e0fff}\\p{Cs}\\p{Noncharacter_Code_Point}';
const ESCAPED = new RegExp(`[${INVISIBLE}]`, 'gu');

/** Control and invisible characters, white space first of all, a tab first on its line, white space last on its line. */
const UNSAFE_IN_BLOCK = new RegExp(`[\\0-\\x08\\x0b-\\x1f${INVISIBLE}]|^[ \\t\\n]|\\n *\\t|[ \\t](?:\\n|$)`, 'u');

/** In `u` mode this is half of a pair that has lost the other half, never a part of a whole one. */
const LONE_SURROGATE = /\p{Cs}/u;

/** Says why YAML cannot carry a string, or undefined when it can. */
export function unrepresentable(text: string): string | undefined {
  const half = LONE_SURROGATE.exec(text)?.[0];
  if (half === undefined) return undefined;
  const code = half.charCodeAt(0).toString(16).toUpperCase();
  return `holds half of a surrogate pair (U+${code}), which is not a character`;
}

/** The text on one line: plain where every reader must take it for this string, else in double quotes. */
export function stringText(text: string): string {
  return isPlain(text) ? text : quoted(text);
}

/** True when a text reads best, and back unchanged, as a literal block. */
export function isBlock(text: string): boolean {
  return text.includes('\n') && !UNSAFE_IN_BLOCK.test(text);
}

/** A literal block, each line behind `newline`, without the line end that the next entry brings. */
export function blockText(text: string, newline: string): string {
  const header = text.endsWith('\n\n') ? '|+' : text.endsWith('\n') ? '|' : '|-';
  const content = header === '|-' ? text : text.slice(0, -1);
  const lines = content.split('\n').map((line) => (line === '' ? '\n' : `${newline}${line}`));
  return header + lines.join('');
}

/** Digits that every reader takes for this number: whole ones in full, very large and small ones with an exponent. */
export function numberText(value: number): string {
  if (!Number.isFinite(value)) throw new Error(`YAML is written from plain JSON data only, received ${value}`);
  // Beyond 2^53 String() ends in zeros, but a reader with 64-bit integers takes every digit at its word.
  if (Number.isInteger(value) && !Number.isSafeInteger(value) && Math.abs(value) < 1e21) return String(BigInt(value));
  // YAML 1.1 asks for a point before the exponent.
  return String(value).replace(/^(-?\d+)e/, '$1.0e');
}

function isPlain(text: string): boolean {
  if (!BEGINS_SAFELY.test(text) && !(BEGINS_WITH_DIGIT.test(text) && IN_NO_NUMBER.test(text))) return false;
  if (text.length <= LONGEST_RESERVED && RESERVED.has(text.toLowerCase())) return false;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code < SPACE || code > TILDE || code === HASH) return false;
    // A space may not be last; a colon neither last nor before a space, where it would end a key.
    if (code === SPACE && index + 1 === text.length) return false;
    if (code === COLON && !(text.charCodeAt(index + 1) > SPACE)) return false;
  }
  return true;
}

/** JSON is YAML, apart from the escapes that YAML needs beyond JSON's and the pairs of escaped surrogates it refuses. */
function quoted(text: string): string {
  const reason = unrepresentable(text);
  // The text itself stays out of the message: it may be a secret.
  if (reason !== undefined) throw new Error(`YAML cannot carry a string that ${reason}`);
  return JSON.stringify(text).replace(ESCAPED, escape);
}

function escape(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16);
  if (code.length <= 2) return `\\x${code.padStart(2, '0')}`;
  return code.length <= 4 ? `\\u${code.padStart(4, '0')}` : `\\U${code.padStart(8, '0')}`;
}
