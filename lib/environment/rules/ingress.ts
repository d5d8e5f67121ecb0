import type { Problem } from '../../problems';
import { arns } from '../arns';
import { tryParseCidr } from '../cidr';
import type { Cluster } from '../schema';
import { at, eachEnvironment, type SourcedEnvironment } from './rule';

type Path = readonly PropertyKey[];

/** ACM makes the end of an ARN: a UUID. */
const CERTIFICATE_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Load balancers take certificates of their own account and region only, and ranges that there are. */
export const ingress = eachEnvironment((source) =>
  source.environment.clusters.flatMap((cluster, index) => [
    ...(cluster.ingress.certificateArns ?? []).flatMap((arn, position) =>
      judgeArn(source, cluster, ['clusters', index, 'ingress', 'certificateArns', position], arn),
    ),
    ...cluster.ingress.publicCidrs.flatMap((text, position) =>
      judgeCidr(source, ['clusters', index, 'ingress', 'publicCidrs', position], text),
    ),
  ]),
);

function judgeArn(source: SourcedEnvironment, { region }: Cluster, path: Path, arn: string): Problem[] {
  const prefix = arns.certificate(source.environment, region, '');
  if (arn.startsWith(prefix) && CERTIFICATE_ID.test(arn.slice(prefix.length))) return [];
  return [
    {
      where: at(source, ...path),
      what: 'is not a certificate that the load balancers of this cluster can use',
      received: arn,
      allowed: `${prefix}00000000-0000-0000-0000-000000000000, with the id of a certificate`,
      mend: `copy the ARN from ACM in ${region}, or leave certificateArns out: certificates are found by host`,
    },
  ];
}

function judgeCidr(source: SourcedEnvironment, path: Path, text: string): Problem[] {
  if (tryParseCidr(text) !== undefined) return [];
  return [
    {
      where: at(source, ...path),
      what: 'is not an IPv4 range in canonical form',
      received: text,
      allowed: 'a range such as 203.0.113.0/24, or 0.0.0.0/0 for everybody',
      mend: 'name the ranges that visitors come from, or leave publicCidrs out',
    },
  ];
}
