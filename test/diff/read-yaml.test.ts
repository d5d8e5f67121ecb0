import fc from 'fast-check';
import { parse } from 'yaml';
import { readYaml } from '../../lib/diff/values/read-yaml';
import { type JsonValue, toYaml, unrepresentable } from '../../lib/yaml';

/** Strings that look like something else, lie in many lines, or hold what YAML gives a meaning to. */
const hostile = fc.oneof(
  fc.string({ unit: 'binary' }).filter((text) => unrepresentable(text) === undefined),
  fc.constantFrom('- a', 'a: b', 'a: |', '|', '{}', '[]', 'null', 'true', '1e3', '? a', ': ', '"', '#', ' a', 'a ', ''),
  fc
    .array(fc.constantFrom('a', '- b', 'c: d', '', '  e', '# f', '|', 'g: |-'), { maxLength: 6 })
    .map((lines) => lines.join('\n')),
  fc.array(fc.constantFrom('a', 'b: c', ''), { maxLength: 4 }).map((lines) => `${lines.join('\n')}\n`),
);

const { value: json } = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    hostile,
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => (number === 0 ? 0 : number)),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(hostile, tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
}));

test('reads back whatever lib/yaml writes', () => {
  fc.assert(
    fc.property(json, (value) => {
      // An inner object has a prototype of its own to jest, too: compared as JSON it has none.
      expect(JSON.stringify(sorted(readYaml(toYaml(value))))).toBe(JSON.stringify(sorted(value)));
    }),
    { numRuns: 2000 },
  );
});

test('reads a text as a reader of the whole language does, or not at all', () => {
  const line = fc.constantFrom(
    'a: b',
    '- a',
    '  b: c',
    '  - d',
    'e: |',
    '    f',
    "g: 'h'",
    'i: &x j',
    'k: "l"',
    '- m: n',
    'o:',
    '',
    '#',
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 6 }), (lines) => {
      const text = `${lines.join('\n')}\n`;
      const value = readYaml(text);
      if (value !== undefined) expect(sorted(value)).toEqual(sorted(parse(text, { version: '1.2' }) as JsonValue));
    }),
    { numRuns: 5000 },
  );
});

test.each([
  "a: 'b'\n",
  'a: [b]\n',
  'a: &b c\n',
  'a: >\n  b\n',
  'a: b\na: c\n',
  'a: b',
  'a: b # c\n',
  '\ta: b\n',
  'a: b\n  c: d\n',
])('refuses %j, which lib/yaml does not write', (text) => {
  expect(readYaml(text)).toBeUndefined();
});

function sorted(value: JsonValue | undefined): unknown {
  if (Array.isArray(value)) return (value as JsonValue[]).map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value as Record<string, JsonValue>)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, item]) => [key, sorted(item)]);
}
