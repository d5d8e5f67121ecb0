import fc from 'fast-check';
import { canonicalJson } from '../../lib/tree';

describe('canonical JSON', () => {
  test('has sorted keys at every depth, two spaces and a final newline', () => {
    expect(canonicalJson({ b: 1, a: { d: [{ z: 1, y: 2 }], c: null } })).toBe(`{
  "a": {
    "c": null,
    "d": [
      {
        "y": 2,
        "z": 1
      }
    ]
  },
  "b": 1
}
`);
  });

  test('keeps the order of lists, which has a meaning', () => {
    expect(canonicalJson([3, 1, 2])).toBe('[\n  3,\n  1,\n  2\n]\n');
  });

  test('leaves out fields that are undefined', () => {
    expect(canonicalJson({ a: undefined, b: 1 })).toBe(canonicalJson({ b: 1 }));
  });

  test('orders keys by code unit', () => {
    expect(Object.keys(JSON.parse(canonicalJson({ ä: 1, b: 1, B: 1, a: 1 })) as object)).toEqual(['B', 'a', 'b', 'ä']);
  });

  test('says the same of values that were put together in another order', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(canonicalJson(reversed(value))).toBe(canonicalJson(value));
      }),
    );
  });

  test('loses nothing of a JSON value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).reverse();
  return Object.fromEntries(entries.map(([key, field]) => [key, reversed(field)]));
}
