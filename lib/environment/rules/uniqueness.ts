import type { Problem } from '../../problems';
import { at, type Rule, type SourcedEnvironment } from './rule';

interface Claim {
  readonly what: string;
  readonly value: string;
  readonly where: string;
  /** Two claims clash when they are equal within one scope. */
  readonly scope: string;
}

/** Environment, account, zone and cluster names are unique everywhere; pools, receivers and regions in their own list. */
export const uniqueness: Rule = (environments) => {
  const first = new Map<string, Claim>();
  const problems: Problem[] = [];
  for (const claim of environments.flatMap(claimsOf)) {
    const key = JSON.stringify([claim.scope, claim.what, claim.value]);
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, claim);
    else problems.push(taken(claim, earlier));
  }
  return [...problems, ...environments.flatMap(fileName)];
};

function claimsOf(source: SourcedEnvironment): Claim[] {
  const { environment, file } = source;
  const everywhere = (what: string, value: string, ...path: PropertyKey[]): Claim => {
    return { what, value, where: at(source, ...path), scope: '' };
  };
  return [
    everywhere('environment name', environment.name, 'name'),
    everywhere('AWS account', environment.account, 'account'),
    everywhere('DNS zone', environment.dnsZone, 'dnsZone'),
    everywhere('branch', environment.gitops.branch, 'gitops', 'branch'),
    ...environment.clusters.map(({ name }, index) => everywhere('cluster name', name, 'clusters', index, 'name')),
    ...environment.regions.map((region, index) => ({
      ...everywhere('region', region, 'regions', index),
      scope: file,
    })),
    ...environment.telemetry.receivers.map(({ name }, index) => ({
      ...everywhere('receiver name', name, 'telemetry', 'receivers', index, 'name'),
      scope: file,
    })),
    ...environment.clusters.flatMap(({ nodePools, addons }, index) => [
      ...nodePools.map(({ name }, pool) => ({
        ...everywhere('node pool name', name, 'clusters', index, 'nodePools', pool, 'name'),
        scope: `${file} clusters[${index}]`,
      })),
      ...addons.map((addon, position) => ({
        ...everywhere('add-on', addon, 'clusters', index, 'addons', position),
        scope: `${file} clusters[${index}]`,
      })),
    ]),
  ];
}

function taken(claim: Claim, earlier: Claim): Problem {
  return {
    where: claim.where,
    what: `is the ${claim.what} of ${earlier.where} already`,
    received: claim.value,
    allowed: `a ${claim.what} of its own`,
    mend: 'change one of the two',
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
