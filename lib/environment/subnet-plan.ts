import { formatCidr, parseCidr, split } from './cidr';
import type { Network } from './schema';

/** The subnets of one availability zone. */
export interface ZonePlan {
  readonly availabilityZone: string;
  readonly publicCidr: string;
  readonly privateCidr: string;
  readonly podCidr: string;
  /** For network interfaces that AWS puts there itself. */
  readonly intraCidr: string;
}

/**
 * Where each subnet lies. The network is cut in quarters: one quarter a zone for private subnets, the last quarter in
 * quarters again, one a zone for public subnets, and the last of those in quarters once more, one a zone for intra
 * subnets. Its last sixty-fourth stays free, and so does the last quarter of the pod range: a zone can be added without
 * moving an address.
 *
 *     10.0.0.0/16   0        64       128      192  208  224  240    244    248    252
 *                   private  private  private  pub  pub  pub  intra  intra  intra  free
 */
export function planSubnets(network: Pick<Network, 'cidr' | 'podCidr' | 'availabilityZones'>): ZonePlan[] {
  const privates = split(parseCidr(network.cidr), 2);
  const publics = split(lastOf(privates), 2);
  const intras = split(lastOf(publics), 2);
  const pods = split(parseCidr(network.podCidr), 2);
  return network.availabilityZones.map((availabilityZone, index) => ({
    availabilityZone,
    publicCidr: formatCidr(at(publics, index)),
    privateCidr: formatCidr(at(privates, index)),
    podCidr: formatCidr(at(pods, index)),
    intraCidr: formatCidr(at(intras, index)),
  }));
}

/** The last part is never handed to a zone. */
function at<T>(parts: readonly T[], index: number): T {
  const part = parts[index];
  if (part === undefined || index === parts.length - 1) throw new Error(`no room for zone ${index + 1}: three at most`);
  return part;
}

function lastOf<T>(parts: readonly T[]): T {
  const last = parts.at(-1);
  if (last === undefined) throw new Error('nothing to take the last part of');
  return last;
}
