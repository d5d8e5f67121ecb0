import type { Problem } from '../../problems';
import { type Cidr, contains, overlaps, parseCidr, tryParseCidr } from '../cidr';
import type { Network } from '../schema';
import { at, eachEnvironment, type SourcedEnvironment } from './rule';

/** RFC 1918: what leads to anything else is the internet's business, or another network's pods, which are not routed. */
const PRIVATE_RANGES = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'];

/** What a destination must not touch, and what to call it. */
interface Taken {
  readonly cidr: Cidr;
  readonly as: string;
}

/** What a transit gateway leads to is private, lies outside the network, and is named once. */
export const transitGateways = eachEnvironment((source) =>
  source.environment.networks.flatMap((network, index) => judgeNetwork(source, network, index)),
);

function judgeNetwork(source: SourcedEnvironment, network: Network, index: number): Problem[] {
  const path = ['networks', index, 'transitGateway', 'destinations'];
  const taken: Taken[] = (['cidr', 'podCidr'] as const).flatMap((field) => asTaken(network[field], `the ${field}`));
  return (network.transitGateway?.destinations ?? []).flatMap((text, position) => {
    const what = faultOf(text, taken);
    taken.push(...asTaken(text, `destinations[${position}]`));
    if (what === undefined) return [];
    return [
      {
        where: at(source, ...path, position),
        what,
        received: text,
        allowed: `a range inside ${PRIVATE_RANGES.join(' or ')}, apart from the network and from each other`,
        mend: 'name the ranges behind the transit gateway, such as 10.200.0.0/16',
      },
    ];
  });
}

/** A range that is none is reported where it stands. */
function asTaken(text: string, as: string): Taken[] {
  const cidr = tryParseCidr(text);
  return cidr === undefined ? [] : [{ cidr, as: `${as} (${text})` }];
}

function faultOf(text: string, taken: readonly Taken[]): string | undefined {
  const cidr = tryParseCidr(text);
  if (cidr === undefined) return 'is not an IPv4 range in canonical form';
  if (!PRIVATE_RANGES.some((range) => contains(parseCidr(range), cidr))) return 'is not inside a private range';
  const other = taken.find((range) => overlaps(range.cidr, cidr));
  return other && `overlaps ${other.as} of this network`;
}
