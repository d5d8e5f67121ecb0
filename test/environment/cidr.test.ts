import fc from 'fast-check';
import {
  type Cidr,
  contains,
  formatCidr,
  freeRanges,
  overlaps,
  parseCidr,
  sizeOf,
  split,
  tryParseCidr,
} from '../../lib/environment/cidr';

const cidr = cidrWithin(0, 32);

/** Any range whose prefix is in the given bounds. */
function cidrWithin(shortest: number, longest: number): fc.Arbitrary<Cidr> {
  return fc
    .record({ address: fc.nat(2 ** 32 - 1), prefix: fc.integer({ min: shortest, max: longest }) })
    .map(({ address, prefix }) => ({ base: address - (address % 2 ** (32 - prefix)), prefix }));
}

/** A range in 10.0.0.0/24, small enough to list its addresses. */
const smallCidr = cidrWithin(24, 32).map(({ base, prefix }) => ({ base: 10 * 2 ** 24 + (base % 256), prefix }));

function addressesOf(range: Cidr): Set<number> {
  return new Set(Array.from({ length: sizeOf(range) }, (_, index) => range.base + index));
}

describe('tryParseCidr', () => {
  test('reads what formatCidr writes', () => {
    fc.assert(
      fc.property(cidr, (range) => {
        expect(tryParseCidr(formatCidr(range))).toEqual(range);
      }),
    );
  });

  test('gives undefined for whatever formatCidr would write in another way', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const range = tryParseCidr(text);
        if (range !== undefined) expect(formatCidr(range)).toBe(text);
      }),
    );
  });

  test.each([
    ['no prefix', '10.0.0.0'],
    ['a prefix over 32', '10.0.0.0/33'],
    ['an octet over 255', '10.0.256.0/24'],
    ['a leading zero', '10.0.00.0/24'],
    ['a bit behind the prefix', '10.0.0.1/24'],
    ['text around it', ' 10.0.0.0/24'],
    ['a line after it', '10.0.0.0/24\n'],
  ])('gives undefined for %s', (_what, text) => {
    expect(tryParseCidr(text)).toBeUndefined();
  });
});

describe('parseCidr', () => {
  test('fails when the text is no range, and says which text', () => {
    expect(() => parseCidr('10.0.0.1/24')).toThrow('not an IPv4 range in canonical form: 10.0.0.1/24');
  });
});

describe('overlaps', () => {
  test('is true when and only when the ranges share an address', () => {
    fc.assert(
      fc.property(smallCidr, smallCidr, (a, b) => {
        const inB = addressesOf(b);
        expect(overlaps(a, b)).toBe([...addressesOf(a)].some((address) => inB.has(address)));
      }),
    );
  });

  test('does not depend on the order', () => {
    fc.assert(
      fc.property(cidr, cidr, (a, b) => {
        expect(overlaps(a, b)).toBe(overlaps(b, a));
      }),
    );
  });
});

describe('contains', () => {
  test('is true when and only when every address of the inner range is in the outer one', () => {
    fc.assert(
      fc.property(smallCidr, smallCidr, (outer, inner) => {
        const inOuter = addressesOf(outer);
        expect(contains(outer, inner)).toBe([...addressesOf(inner)].every((address) => inOuter.has(address)));
      }),
    );
  });
});

describe('split', () => {
  const splittable = fc.record({ range: cidrWithin(8, 28), bits: fc.integer({ min: 0, max: 4 }) });

  test('gives parts of one size that fill the range from end to end', () => {
    fc.assert(
      fc.property(splittable, ({ range, bits }) => {
        const parts = split(range, bits);

        expect(parts).toHaveLength(2 ** bits);
        expect(new Set(parts.map(({ prefix }) => prefix))).toEqual(new Set([range.prefix + bits]));
        expect(parts.reduce((sum, part) => sum + sizeOf(part), 0)).toBe(sizeOf(range));
        expect(parts.every((part) => contains(range, part))).toBe(true);
      }),
    );
  });

  test('gives parts in order that share no address', () => {
    fc.assert(
      fc.property(splittable, ({ range, bits }) => {
        const parts = split(range, bits);
        parts.slice(1).forEach((part, index) => {
          const before = parts[index] ?? part;
          expect(part.base).toBe(before.base + sizeOf(before));
        });
      }),
    );
  });

  test('fails when a part would be smaller than one address', () => {
    expect(() => split(parseCidr('10.0.0.0/31'), 2)).toThrow('cannot split 10.0.0.0/31 by 2 bits');
  });
});

describe('freeRanges', () => {
  const parts = fc.array(smallCidr, { maxLength: 6 });

  test('holds every address of the range that is not taken, once, and no other', () => {
    fc.assert(
      fc.property(smallCidr, parts, (range, taken) => {
        const gone = new Set(taken.flatMap((part) => [...addressesOf(part)]));
        const left = [...addressesOf(range)].filter((address) => !gone.has(address));
        expect(freeRanges(range, taken).flatMap((free) => [...addressesOf(free)])).toEqual(left);
      }),
    );
  });

  test('gives the fewest ranges: no two neighbours are halves of one', () => {
    fc.assert(
      fc.property(smallCidr, parts, (range, taken) => {
        const free = freeRanges(range, taken);
        const halves = free.slice(1).filter((second, index) => {
          const first = free[index] ?? second;
          const whole = { base: first.base, prefix: first.prefix - 1 };
          return first.prefix === second.prefix && first.base % sizeOf(whole) === 0 && contains(whole, second);
        });
        expect(halves).toEqual([]);
      }),
    );
  });

  test('is the range itself when nothing is taken, and nothing when all is', () => {
    const range = parseCidr('10.0.0.0/16');
    expect(freeRanges(range, [])).toEqual([range]);
    expect(freeRanges(range, [parseCidr('10.0.0.0/8')])).toEqual([]);
    expect(freeRanges(range, [parseCidr('10.0.0.0/18')]).map(formatCidr)).toEqual(['10.0.64.0/18', '10.0.128.0/17']);
  });
});
