import type { Problem } from '../../problems';
import { DOMAIN } from '../format';
import { names } from '../names';
import { counted } from '../wording';
import { at, eachEnvironment, type SourcedEnvironment } from './rule';

/** Certificates are validated by records in the zone of the environment: nobody else's names can be in them. */
export const certificates = eachEnvironment((source) => [
  ...source.environment.certificates.flatMap((name, index) => judge(source, name, index)),
  ...tooMany(source),
]);

/**
 * How many names ACM takes in one certificate, unless AWS has raised the quota.
 * @see https://docs.aws.amazon.com/acm/latest/userguide/acm-limits.html
 */
const MAX_NAMES = 10;

function judge(source: SourcedEnvironment, name: string, index: number): Problem[] {
  const { dnsZone } = source.environment;
  // A zone that is no domain is reported itself, and decides nothing about names.
  const fault = DOMAIN.pattern.test(dnsZone) ? faultOf(name, dnsZone) : undefined;
  if (fault === undefined) return [];
  return [
    {
      where: at(source, 'certificates', index),
      received: name,
      allowed: `${dnsZone}, a name below it such as api.${dnsZone}, or a wildcard such as ${names.zoneWildcard(dnsZone)}`,
      ...fault,
    },
  ];
}

/** A wildcard stands for one label, the first. */
function faultOf(name: string, zone: string): Pick<Problem, 'what' | 'mend'> | undefined {
  const domain = name.replace(/^\*\./, '');
  if (domain.includes('*')) {
    return {
      what: 'has a wildcard that is not its whole first label',
      mend: `write * once, as the first label and nothing else: ${names.zoneWildcard(zone)}`,
    };
  }
  const mend = 'write a name of the zone, or ask for this one in the environment whose zone holds it';
  if (!DOMAIN.pattern.test(domain)) return { what: 'is not a domain name', mend };
  const isInside = domain === zone || domain.endsWith(`.${zone}`);
  return isInside ? undefined : { what: `lies outside the zone ${zone}`, mend };
}

function tooMany(source: SourcedEnvironment): Problem[] {
  const { length } = source.environment.certificates;
  if (length <= MAX_NAMES) return [];
  return [
    {
      where: at(source, 'certificates'),
      what: 'is more than ACM takes in one certificate',
      received: counted(length, 'name'),
      allowed: `at most ${counted(MAX_NAMES, 'name')}`,
      mend: 'let a wildcard stand for several names',
    },
  ];
}
