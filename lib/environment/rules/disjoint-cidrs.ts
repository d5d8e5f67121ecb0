import type { Problem } from '../../problems';
import { type Cidr, contains, formatCidr, freeRanges, overlaps, parseCidr, tryParseCidr } from '../cidr';
import { SERVICE_CIDR } from '../service-cidr';
import { PRIVATE_RANGES } from './cidrs';
import { at, type Rule, type SourcedEnvironment } from './rule';

interface Range {
  readonly cidr: Cidr;
  readonly text: string;
  readonly where: string;
}

/** No two ranges overlap, in one environment or across all of them: networks may be peered one day. */
export const disjointCidrs: Rule = (environments) => {
  const ranges = environments.flatMap(rangesOf).sort((a, b) => a.cidr.base - b.cidr.base);
  const problems: Problem[] = [];
  // Sorted by first address, a range can only overlap the one that reaches furthest so far.
  let furthest: Range | undefined;
  for (const range of ranges) {
    if (furthest !== undefined && overlaps(furthest.cidr, range.cidr)) problems.push(overlap(range, furthest, ranges));
    if (furthest === undefined || end(range.cidr) > end(furthest.cidr)) furthest = range;
  }
  return problems;
};

function rangesOf(source: SourcedEnvironment): Range[] {
  return source.environment.networks.flatMap((network, index) =>
    (['cidr', 'podCidr'] as const).flatMap((field) => {
      const cidr = tryParseCidr(network[field]);
      return cidr === undefined ? [] : [{ cidr, text: network[field], where: at(source, 'networks', index, field) }];
    }),
  );
}

function end({ base, prefix }: Cidr): number {
  return base + 2 ** (32 - prefix);
}

/** The first range of the same size, in the same private range, that nothing uses. */
function freeLike({ cidr }: Range, taken: readonly Range[]): string | undefined {
  const inUse = [...taken.map((one) => one.cidr), parseCidr(SERVICE_CIDR)];
  const whole = PRIVATE_RANGES.filter((one) => contains(one, cidr));
  const free = whole.flatMap((one) => freeRanges(one, inUse)).find(({ prefix }) => prefix <= cidr.prefix);
  return free && formatCidr({ base: free.base, prefix: cidr.prefix });
}

function overlap(range: Range, other: Range, all: readonly Range[]): Problem {
  const free = freeLike(range, all);
  return {
    where: range.where,
    what: `overlaps ${other.where} (${other.text})`,
    received: range.text,
    allowed: 'ranges that share no address with any network of any environment',
    mend: `choose a free range for one of the two${free === undefined ? '' : `, such as ${free}`}`,
  };
}
