import * as fc from 'fast-check';
import { parseDocument } from 'yaml';
import type { JsonValue } from '../../lib/yaml/json-value';
import { unrepresentable } from '../../lib/yaml/scalar';
import { toYaml } from '../../lib/yaml/to-yaml';
import { canonicalJson } from '../../lib/tree';
import { DEPLOYMENT, DEPLOYMENT_YAML, TEXTS, TEXTS_YAML } from './samples';

/** Values and keys that some reader takes for something else, or refuses, when they are written carelessly. */
const TRICKY = [
  ...words('~ null Null NULL true True FALSE yes No ON off y Y n N = << __proto__ constructor'),
  ...words('0 -0 +1 012 0o17 +0O17 0x1F -0x1f 0b1 1_000 _1 1e3 1e_1 1E+3 e5 -E-3 .5 1. 1.27 1.2.3 1:30 12:30:45'),
  ...words('.inf -.INF +.Inf .nan inf -inf Infinity -infinity NaN 2024-01-01 2001-12-14t21:59:43.10-05:00'),
  ...words('- -- --- ... -a : a: a:b a#b # %TAG !tag &anchor *alias @at ` | > >- {} [] {a a} [b a,b , " \' \\'),
  ...['', ' ', ' a', 'a ', '- a', '? a', ': a', 'a: b', 'a #b', '2001-12-14 21:59:43.10 -5', '\ta', 'a\t', 'a\tb'],
  ...['\n', '\n\n', 'a\n', 'a\n\n', '\na', ' a\nb', 'a\n b', 'a\n\tb', 'a \nb', 'a\n \nb', 'a\r\nb', 'a\rb', '\r'],
  ...['a\n---\nb', '---\na\n', '...\n', '# a\nb', 'a\n# b', '\0', 'a\x01b', '\x1b[0m', '\x7f', '\x80', '\u0085'],
  ...['a\nb\u0085', '\u00a0', '\u2028', 'a\n\u2029', '\ufeff', '\ufeffa: b', '\ufffe', '\uffff', '\u202eabc'],
  ...['é', 'grüße\naus köln\n', '😀', '👨‍👩‍👧', '\u{10ffff}', '\u{e0041}'],
];

describe('toYaml', () => {
  it('writes a Deployment as kubectl would, head first and sorted', () => {
    expect(toYaml(DEPLOYMENT)).toBe(DEPLOYMENT_YAML);
  });

  it('writes readable texts as literal blocks and doubtful ones in quotes', () => {
    expect(toYaml({ data: TEXTS, list: ['a\nb\n', ['a\n\nb'], { z: 'a\nb', y: '1' }] })).toBe(TEXTS_YAML);
  });

  it.each([
    [{}, '{}\n'],
    [[], '[]\n'],
    [null, 'null\n'],
    ['a\nb', '"a\\nb"\n'],
    [[{}, [], [[1, 2], [3]], { b: [], a: {} }], '- {}\n- []\n- - - 1\n    - 2\n  - - 3\n- a: {}\n  b: []\n'],
  ] as [JsonValue, string][])('writes %j', (value, expected) => {
    expect(toYaml(value)).toBe(expected);
  });

  it('puts apiVersion, kind and metadata first at the top only', () => {
    expect(toYaml({ a: { kind: 'x', apiVersion: 'v1', a: 1 }, kind: 'Note' })).toBe(
      'kind: Note\na:\n  a: 1\n  apiVersion: v1\n  kind: x\n',
    );
  });

  it('marks a key that readers would not find the end of', () => {
    const key = 'k'.repeat(1001);
    expect(toYaml({ a: [{ [key]: { b: 1 } }] })).toBe(`a:\n- ? ${key}\n  :\n    b: 1\n`);
  });

  it('gives the same bytes whatever the order of the keys', () => {
    fc.assert(
      fc.property(anyObject, fc.infiniteStream(fc.nat()), (object, ranks) => {
        expect(toYaml(shuffled(object, ranks))).toBe(toYaml(object));
      }),
    );
  });

  describe('strings', () => {
    it.each(TRICKY.map((text) => [visible(text), text]))('brings back %s as value, as key and in a list', (_, text) => {
      expectSame({ a: text, [text]: text, list: [text, [text], { [text]: [text] }] });
    });

    it.each([
      ...['a, b - c {d} [e]', ...words('nginx:1.27 https://example.org/a?b=c&d /var/lib --port=8080 -c $(POD_IP)')],
      ...words('100m 128Mi 30s 25% 10.0.0.0/16 8080/TCP ReadWriteOnce app.kubernetes.io/name'),
    ])('leaves %s plain', (text) => {
      expect(toYaml({ a: text })).toBe(`a: ${text}\n`);
    });

    it.each([
      ['"\\u0000\\u0007\\b\\t\\n\\f\\r\\u001b"', '\0\x07\b\t\n\f\r\x1b'],
      ['say "\\"', 'say "\\"'],
      ['"\\"\\\\"', '"\\'],
      ['"\\x7f\\x85\\xa0\\u200b\\u2028\\ufeff\\uffff"', '\x7f\u0085\u00a0\u200b\u2028\ufeff\uffff'],
      ['"é😀\\U000e0041\\U0001ffff"', 'é😀\u{e0041}\u{1ffff}'],
    ])('writes %s', (expected, text) => {
      expect(toYaml({ a: text })).toBe(`a: ${expected}\n`);
    });

    it('keeps every line free of trailing white space and of characters that cannot be seen', () => {
      fc.assert(
        fc.property(anyString, (text) => {
          // eslint-disable-next-line no-control-regex -- control characters are what must not be there
          expect(toYaml([text, { [text]: text }])).not.toMatch(/[\0-\x08\x0b-\x1f\x7f-\xa0\u2028\u2029\ufeff]|[ \t]$/m);
        }),
      );
    });

    it('says why half of a surrogate pair cannot be written, and fails when it meets one', () => {
      const reason = 'holds half of a surrogate pair (U+D83D), which is not a character';
      expect(unrepresentable('a\ud83db')).toBe(reason);
      expect(unrepresentable('a😀\0\uffff')).toBeUndefined();
      expect(() => toYaml({ a: 'a\ud83db' })).toThrow(new Error(`YAML cannot carry a string that ${reason}`));
      expect(() => toYaml({ a: 'a\n\ude00' })).toThrow('U+DE00');
      expect(() => toYaml({ '\ud83d': 'a' })).toThrow('U+D83D');
    });
  });

  describe('numbers', () => {
    it.each([
      [0, '0'],
      [-0, '0'],
      [-42, '-42'],
      [0.1, '0.1'],
      [1e20, '100000000000000000000'],
      [1e21, '1.0e+21'],
      [-1.5e300, '-1.5e+300'],
      [1e-7, '1.0e-7'],
      [5e-324, '5.0e-324'],
      [2 ** 53, '9007199254740992'],
      [2 ** 60, '1152921504606846976'],
    ])('writes %d', (value, expected) => {
      expect(toYaml([value])).toBe(`- ${expected}\n`);
    });

    it.each([
      [NaN, 'YAML is written from plain JSON data only, received NaN'],
      [-Infinity, 'YAML is written from plain JSON data only, received -Infinity'],
    ])('fails when given %d', (value, message) => {
      expect(() => toYaml({ a: value })).toThrow(new Error(message));
    });
  });

  it.each([
    [undefined, 'a value of type undefined'],
    [() => 1, 'a value of type function'],
    [10n, 'a value of type bigint'],
    [Symbol('a'), 'a value of type symbol'],
    [new Date(0), 'an object of class Date'],
    [new Map(), 'an object of class Map'],
  ] as [unknown, string][])('fails when given %p', (value, received) => {
    const message = new Error(`YAML is written from plain JSON data only, received ${received}`);
    for (const place of [value, [value], { a: value }]) expect(() => toYaml(place as JsonValue)).toThrow(message);
  });

  it('fails when a list has a hole', () => {
    expect(() => toYaml(new Array<JsonValue>(1))).toThrow('received a value of type undefined');
  });

  it('comes back unchanged from readers of YAML 1.1 and 1.2', () => {
    fc.assert(fc.property(anyObject, expectSame), { numRuns: 500 });
    fc.assert(
      fc.property(fc.array(anyString), fc.array(anyNumber), (...lists) => expectSame(lists)),
      { numRuns: 500 },
    );
  });
});

/** Compared as sorted JSON: exact for strings and numbers, and it knows a key named __proto__ from a prototype. */
function expectSame(value: JsonValue): void {
  const text = toYaml(value);
  for (const version of ['1.1', '1.2'] as const) {
    const document = parseDocument(text, { version });
    expect([...document.errors, ...document.warnings]).toEqual([]);
    expect(canonicalJson(document.toJS())).toBe(canonicalJson(value));
  }
}

function words(text: string): string[] {
  return text.split(' ');
}

/** For a title: every character can be seen. */
function visible(text: string): string {
  return JSON.stringify(text).replace(/[^ -~]/gu, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`);
}

const anyString = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: fc.constantFrom(...'0123456789oOxXbBeE_.+-:') }),
  fc.string({ unit: fc.constantFrom(' ', '\t', '\n', '\n', '\r', 'a', '#', '-', ':', '?', '|', '\u0085', '\u2028') }),
  fc.constantFrom(...TRICKY),
);
const anyNumber = fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.maxSafeInteger(), fc.integer());
const { object: anyObject } = fc.letrec<{ value: JsonValue; object: Record<string, JsonValue> }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    anyString,
    anyNumber,
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value')),
    tie('object'),
  ),
  object: fc.dictionary(anyString, tie('value')),
}));

/** The same data with its keys inserted in another order. */
function shuffled(value: JsonValue, ranks: Iterator<number>): JsonValue {
  if (Array.isArray(value)) return value.map((item: JsonValue) => shuffled(item, ranks));
  if (value === null || typeof value !== 'object') return value;
  const ranked = Object.entries(value).map(([key, field]) => ({ key, field, rank: Number(ranks.next().value) }));
  ranked.sort((a, b) => a.rank - b.rank);
  return Object.fromEntries(ranked.map(({ key, field }) => [key, shuffled(field, ranks)]));
}
