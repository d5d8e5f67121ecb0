import type { Problem } from '../../problems';
import { overlaps, parseCidr, tryParseCidr } from '../cidr';
import { SERVICE_CIDR } from '../service-cidr';
import { at, eachEnvironment, type SourcedEnvironment } from './rule';

/**
 * Nothing that pods reach outside has an address of a Service: the node would answer for it. EKS refuses a network that
 * overlaps; what is behind a transit gateway it cannot see.
 * @see https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html
 */
export const serviceCidr = eachEnvironment((source) =>
  source.environment.networks.flatMap(({ cidr, podCidr, transitGateway }, index) => [
    ...judge(source, ['networks', index, 'cidr'], cidr),
    ...judge(source, ['networks', index, 'podCidr'], podCidr),
    ...(transitGateway?.destinations ?? []).flatMap((destination, position) =>
      judge(source, ['networks', index, 'transitGateway', 'destinations', position], destination),
    ),
  ]),
);

/** A range that is none is reported by the rule about its field. */
function judge(source: SourcedEnvironment, path: readonly PropertyKey[], text: string): Problem[] {
  const cidr = tryParseCidr(text);
  if (cidr === undefined || !overlaps(cidr, parseCidr(SERVICE_CIDR))) return [];
  return [
    {
      where: at(source, ...path),
      what: 'overlaps the addresses of Kubernetes Services',
      received: text,
      allowed: `ranges that share no address with ${SERVICE_CIDR}, which every cluster uses inside`,
      mend: 'choose a range beside it, such as 172.16.0.0/14 or one in 10.0.0.0/8',
    },
  ];
}
