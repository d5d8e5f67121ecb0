import type { Problem } from '../../problems';
import { names } from '../names';
import { at, type Rule, type SourcedEnvironment } from './rule';

interface Claim {
  readonly what: string;
  readonly value: string;
  readonly where: string;
  /** Two claims clash when they are equal within one scope. */
  readonly scope: string;
}

const EVERYWHERE = 'everywhere';

/** Environment, account, zone and cluster names are unique everywhere; pools, receivers and the like in their own list. */
export const uniqueness: Rule = (environments) => {
  const first = new Map<string, Claim>();
  const repeated = new Map<string, Problem>();
  for (const claim of environments.flatMap(claimsOf)) {
    const key = JSON.stringify([claim.scope, claim.what, claim.value]);
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, claim);
    // One report a place: two environments of one name also have one branch.
    else if (!repeated.has(claim.where)) repeated.set(claim.where, repeats(claim, earlier));
  }
  return [...repeated.values(), ...environments.flatMap(fileName)];
};

function claimsOf(source: SourcedEnvironment): Claim[] {
  const { name, account, dnsZone, gitops, clusters } = source.environment;
  const claim = (what: string, value: string, ...path: PropertyKey[]): Claim => {
    return { what, value, where: at(source, ...path), scope: EVERYWHERE };
  };
  const isDerived = gitops.branch === names.environmentBranch({ name });
  return [
    claim('environment name', name, 'name'),
    claim('AWS account', account, 'account'),
    claim('DNS zone', dnsZone, 'dnsZone'),
    claim('branch', gitops.branch, ...(isDerived ? ['name'] : ['gitops', 'branch'])),
    ...clusters.map((cluster, index) => claim('cluster name', cluster.name, 'clusters', index, 'name')),
    ...listedClaims(source),
  ];
}

/** What is unique in its own list only. */
function listedClaims(source: SourcedEnvironment): Claim[] {
  const { certificates, clusters, regions, telemetry, owners } = source.environment;
  const claims = (what: string, list: PropertyKey[], values: readonly string[], ...field: PropertyKey[]): Claim[] => {
    const scope = at(source, ...list);
    return values.map((value, index) => ({ what, value, where: at(source, ...list, index, ...field), scope }));
  };
  return [
    ...claims('region', ['regions'], regions),
    ...claims('certificate name', ['certificates'], certificates),
    ...claims(
      'team',
      ['owners'],
      owners.map(({ team }) => team),
      'team',
    ),
    ...claims(
      'receiver name',
      ['telemetry', 'receivers'],
      telemetry.receivers.map(({ name }) => name),
      'name',
    ),
    ...claims('day', ['telemetry', 'businessHours', 'days'], telemetry.businessHours.days),
    ...telemetry.routes.flatMap(({ receivers }, index) =>
      claims('receiver', ['telemetry', 'routes', index, 'receivers'], receivers),
    ),
    ...clusters.flatMap(({ nodePools, addons, quietHours, ingress }, index) => [
      ...claims(
        'node pool name',
        ['clusters', index, 'nodePools'],
        nodePools.map(({ name }) => name),
        'name',
      ),
      ...claims('add-on', ['clusters', index, 'addons'], addons),
      ...claims('day', ['clusters', index, 'quietHours', 'days'], quietHours.days),
      ...claims('certificate', ['clusters', index, 'ingress', 'certificateArns'], ingress.certificateArns ?? []),
    ]),
  ];
}

function repeats(claim: Claim, earlier: Claim): Problem {
  return {
    where: claim.where,
    what: `repeats the ${claim.what} of ${earlier.where}`,
    received: claim.value,
    allowed: `each ${claim.what} once`,
    mend: 'change or remove one of the two',
  };
}

function fileName(source: SourcedEnvironment): Problem[] {
  const expected = /([^/]+)\.ts$/.exec(source.file)?.[1];
  if (expected === undefined || expected === source.environment.name) return [];
  return [
    {
      where: at(source, 'name'),
      what: 'is not the name of its file',
      received: source.environment.name,
      allowed: expected,
      mend: `write name: '${expected}', or rename the file and its key in environments/index.ts`,
    },
  ];
}
