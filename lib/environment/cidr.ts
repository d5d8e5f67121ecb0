/** An IPv4 range: the first address as a number, and the prefix length in bits. */
export interface Cidr {
  readonly base: number;
  readonly prefix: number;
}

const ADDRESS_BITS = 32;

/**
 * Parses `10.0.0.0/16`, or gives undefined when it is not a range in canonical form: four decimal octets without
 * leading zeros, and no bit set behind the prefix.
 */
export function tryParseCidr(text: string): Cidr | undefined {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(text);
  if (match === null) return undefined;
  const octets = match.slice(1, 5).map(Number);
  const cidr = { base: octets.reduce((sum, octet) => sum * 256 + octet, 0), prefix: Number(match[5]) };
  const canonical = octets.every((octet) => octet <= 255) && cidr.prefix <= ADDRESS_BITS;
  return canonical && cidr.base % sizeOf(cidr) === 0 && formatCidr(cidr) === text ? cidr : undefined;
}

/** @throws Error when the text is no range: callers pass what the rules have passed */
export function parseCidr(text: string): Cidr {
  const cidr = tryParseCidr(text);
  if (cidr === undefined) throw new Error(`not an IPv4 range in canonical form: ${text}`);
  return cidr;
}

export function formatCidr({ base, prefix }: Cidr): string {
  const octets = [24, 16, 8, 0].map((shift) => Math.floor(base / 2 ** shift) % 256);
  return `${octets.join('.')}/${prefix}`;
}

/** How many addresses the range holds. */
export function sizeOf({ prefix }: Cidr): number {
  return 2 ** (ADDRESS_BITS - prefix);
}

export function overlaps(a: Cidr, b: Cidr): boolean {
  return a.base < b.base + sizeOf(b) && b.base < a.base + sizeOf(a);
}

export function contains(outer: Cidr, inner: Cidr): boolean {
  return inner.prefix >= outer.prefix && overlaps(outer, inner);
}

/**
 * Splits a range into equal parts, `bits` bits longer than its own prefix: 2 bits give four quarters.
 * @throws Error when the parts would be smaller than one address
 */
export function split(cidr: Cidr, bits: number): Cidr[] {
  const prefix = cidr.prefix + bits;
  if (prefix > ADDRESS_BITS) throw new Error(`cannot split ${formatCidr(cidr)} by ${bits} bits`);
  const size = sizeOf({ base: 0, prefix });
  return Array.from({ length: 2 ** bits }, (_, index) => ({ base: cidr.base + index * size, prefix }));
}

/** What is left of a range when parts are taken: the fewest ranges, in order, that hold every other address of it. */
export function freeRanges(range: Cidr, taken: readonly Cidr[]): Cidr[] {
  const touching = taken.filter((part) => overlaps(part, range));
  if (touching.length === 0) return [range];
  if (touching.some((part) => contains(part, range))) return [];
  return split(range, 1).flatMap((half) => freeRanges(half, touching));
}
