import { defineTeam, defineTeams, type Team } from '../../lib/environment';
import { UserError } from '../../lib/problems';

const PLATFORM = defineTeam({
  name: 'platform',
  identityGroup: 'platform-engineers',
  email: 'platform@acme.example',
  clusterAccess: 'admin',
});

const CHECKOUT = defineTeam({
  name: 'checkout',
  identityGroup: 'checkout-developers',
  email: 'checkout@acme.example',
  clusterAccess: 'view',
  sourceRepositories: [{ repository: 'acme/checkout' }],
  imageRepositories: ['api'],
});

function messageOf(teams: Readonly<Record<string, unknown>>): string {
  try {
    defineTeams(teams as Readonly<Record<string, Team>>);
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
  throw new Error('nothing is wrong with them');
}

test('teams are given in the order of the alphabet, frozen', () => {
  const payments = { ...PLATFORM, name: 'payments', clusterAccess: 'view' } as const;
  const teams = defineTeams({ platform: PLATFORM, payments });
  expect(teams.map(({ name }) => name)).toEqual(['payments', 'platform']);
  expect(Object.isFrozen(teams)).toBe(true);
});

test('fails when no team could get into a cluster', () => {
  expect(messageOf({})).toBe(`1 problem, nothing was written:

  platform/tenants/index.ts
    leaves nobody to run the clusters
    received  no team
    allowed   at least one team with clusterAccess: 'admin'
    mend      give one team the right, or add the team that runs the platform`);
});

test('fails when a name cannot be part of a role or a logical id', () => {
  expect(messageOf({ platform: { ...PLATFORM, name: 'Plat form' } })).toBe(`2 problems, nothing was written:

  platform/tenants/platform.ts › name
    is not legal everywhere it is used
    received  'Plat form'
    allowed   a DNS label: at most 63 lower-case letters, digits and hyphens, beginning with a letter
    mend      write 'plat-form'

  platform/tenants/platform.ts › name
    is not the name of its file
    received  Plat form
    allowed   platform
    mend      write name: 'platform', or rename the file and its key in platform/tenants/index.ts`);
});

test('a team builds and pushes nothing when it does not say otherwise, and pushes from main', () => {
  const [checkout, platform] = defineTeams({ platform: PLATFORM, checkout: CHECKOUT });
  expect(platform).toMatchObject({ sourceRepositories: [], imageRepositories: [] });
  expect(checkout?.sourceRepositories).toEqual([{ repository: 'acme/checkout', refs: ['refs/heads/main'] }]);
});

test('fails when a key is misspelt', () => {
  const { clusterAccess, ...rest } = PLATFORM;
  expect(messageOf({ platform: { ...rest, clusterAcess: clusterAccess } })).toContain(
    "mend      write 'clusterAccess'",
  );
});

test('fails once when the only right to run the clusters is misspelt: it is judged as what was meant', () => {
  expect(messageOf({ platform: { ...PLATFORM, clusterAccess: 'admn' } })).toBe(`1 problem, nothing was written:

  platform/tenants/platform.ts › clusterAccess
    is not an allowed value
    received  'admn'
    allowed   'admin' or 'view'
    mend      write 'admin'`);
});

test('fails once when a repository is written as a text: whether there is one is not judged', () => {
  expect(messageOf({ platform: PLATFORM, checkout: { ...CHECKOUT, sourceRepositories: ['acme/checkout'] } }))
    .toBe(`1 problem, nothing was written:

  platform/tenants/checkout.ts › sourceRepositories[0]
    is not an allowed value
    received  'acme/checkout'
    allowed   an object
    mend      set it to an object`);
});

test('fails once when the group of a team is none', () => {
  expect(messageOf({ platform: { ...PLATFORM, identityGroup: '*' } })).toBe(`1 problem, nothing was written:

  platform/tenants/platform.ts › identityGroup
    is not legal everywhere it is used
    received  '*'
    allowed   1 to 32 letters, digits and + = , . @ - _, as IAM Identity Center names permission sets
    mend      name one group, such as search-developers`);
});
