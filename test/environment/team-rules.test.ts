import { judgeTeam, judgeTeams, type SourcedTeam } from '../../lib/environment/team-rules';
import type { Team } from '../../lib/environment/team-schema';

const SOURCE = { repository: 'acme/checkout', refs: ['refs/heads/main'] };

const CHECKOUT: Team = {
  name: 'checkout',
  identityGroup: 'checkout-developers',
  email: 'checkout@acme.example',
  clusterAccess: 'admin',
  sourceRepositories: [SOURCE],
  imageRepositories: ['api', 'order-worker'],
};

const at = (field: string) => `platform/tenants/checkout.ts › ${field}`;

function sourced(changes: Partial<Team>, fileName = changes.name ?? 'checkout'): SourcedTeam {
  return {
    file: `platform/tenants/${fileName}.ts`,
    fileName,
    team: { ...CHECKOUT, ...changes },
  };
}

const withRepository = (repository: string) => judgeTeam(sourced({ sourceRepositories: [{ ...SOURCE, repository }] }));
const withRef = (ref: string) => judgeTeam(sourced({ sourceRepositories: [{ ...SOURCE, refs: [ref] }] }));

test('a team without a fault has no problem', () => {
  expect(judgeTeam(sourced({}))).toEqual([]);
  expect(judgeTeams([sourced({})])).toEqual([]);
});

test('fails when the role of a team would be too long for IAM', () => {
  const name = 'p'.repeat(60);
  expect(judgeTeam(sourced({ name, imageRepositories: [] }))).toEqual([
    {
      where: `platform/tenants/${name}.ts › name`,
      what: 'makes an IAM role name of 69 characters',
      received: `platform-${name}`,
      allowed: 'at most 64 characters for an IAM role name',
      mend: 'shorten it by 5 characters',
    },
  ]);
});

describe('the group of a team', () => {
  test.each(['Search_Developers', 'search+ops=a,b.c@d-e', 'x'.repeat(32)])('may be %s', (identityGroup) => {
    expect(judgeTeam(sourced({ identityGroup }))).toEqual([]);
  });

  test.each([
    ['Search Developers', "name the group and its permission set 'Search-Developers'"],
    ['x'.repeat(33), `name the group and its permission set '${'x'.repeat(32)}'`],
    ['*', 'name one group, such as search-developers'],
    ['', 'name one group, such as search-developers'],
  ])("fails when it is '%s'", (identityGroup, mend) => {
    expect(judgeTeam(sourced({ identityGroup }))).toEqual([
      {
        where: at('identityGroup'),
        what: 'is not legal everywhere it is used',
        received: `'${identityGroup}'`,
        allowed: '1 to 32 letters, digits and + = , . @ - _, as IAM Identity Center names permission sets',
        mend,
      },
    ]);
  });
});

describe('the repositories that a team builds in', () => {
  test.each(['acme/checkout', 'Acme-Inc/check.out_2', 'acme/.github', 'acme@123/check.out@456'])(
    'may be %s',
    (repository) => {
      expect(withRepository(repository)).toEqual([]);
    },
  );

  test.each([
    'acme/*',
    '*/checkout',
    'acme/check?ut',
    'acme',
    'acme/checkout/api',
    'acme@123/checkout.git@456',
    'acme@123/..@456',
    'acme@123/checkout',
    'acme/checkout@456',
    'acme@*/checkout@456',
    'acme@123/checkout@id',
    'acme/..',
    'https://git.acme.example/acme/checkout',
    'acme/checkout:pull_request',
    '',
  ])('fails when one is %s', (repository) => {
    expect(withRepository(repository)).toEqual([
      {
        where: at('sourceRepositories[0].repository'),
        what: 'is not legal everywhere it is used',
        received: `'${repository}'`,
        allowed: 'acme/checkout, or acme@123/checkout@456',
        mend: "name one repository: the subject of its workflows' tokens has it between 'repo:' and the next colon",
      },
    ]);
  });

  test.each([
    'https://github.com/acme/search.git',
    'https://github.com/acme/search',
    'ssh://git@github.com/acme/search.git',
    'acme/search.git',
    'acme/search/',
  ])('fails when one is %s, with the name that is meant', (repository) => {
    expect(withRepository(repository)).toEqual([
      {
        where: at('sourceRepositories[0].repository'),
        what: 'is not legal everywhere it is used',
        received: `'${repository}'`,
        allowed: 'acme/checkout, or acme@123/checkout@456',
        mend: "write 'acme/search'",
      },
    ]);
  });
});

describe('the refs whose workflows push images', () => {
  test.each(['refs/heads/main', 'refs/heads/release/1.x', 'refs/tags/v1.2.3', 'refs/heads/pull_request-notes'])(
    'may be %s',
    (ref) => {
      expect(withRef(ref)).toEqual([]);
    },
  );

  test.each(['*', 'refs/heads/*', 'refs/tags/v?', 'refs/*/main'])('fails when one is %s, which is several', (ref) => {
    expect(withRef(ref)).toEqual([
      {
        where: at('sourceRepositories[0].refs[0]'),
        what: 'names more than one branch or tag',
        received: `'${ref}'`,
        allowed: 'one branch or tag in full, such as refs/heads/main or refs/tags/v1',
        mend: 'name each branch or tag',
      },
    ]);
  });

  test.each(['refs/pull/7/merge', 'refs/pull/*/merge', 'pull_request', 'pull_request_target'])(
    'fails when one is %s: a fork could push images',
    (ref) => {
      expect(withRef(ref)).toEqual([
        {
          where: at('sourceRepositories[0].refs[0]'),
          what: 'could let a pull request from a fork push images',
          received: `'${ref}'`,
          allowed: 'one branch or tag in full, such as refs/heads/main or refs/tags/v1',
          mend: 'write refs/heads/main, or leave refs out',
        },
      ]);
    },
  );

  test.each([
    ['main', "write 'refs/heads/main'"],
    ['refs/heads/', 'name each branch or tag'],
    ['refs/remotes/origin/main', 'name each branch or tag'],
    ['refs/heads/a..b', 'name each branch or tag'],
    ['', 'name each branch or tag'],
  ])('fails when one is %s, which is no full name', (ref, mend) => {
    expect(withRef(ref)).toEqual([
      {
        where: at('sourceRepositories[0].refs[0]'),
        what: 'is not the full name of a branch or a tag',
        received: `'${ref}'`,
        allowed: 'one branch or tag in full, such as refs/heads/main or refs/tags/v1',
        mend,
      },
    ]);
  });

  test('fails when there is none', () => {
    expect(judgeTeam(sourced({ sourceRepositories: [{ ...SOURCE, refs: [] }] }))).toEqual([
      {
        where: at('sourceRepositories[0].refs'),
        what: 'is empty',
        allowed: 'at least one branch or tag',
        mend: 'add one, or leave refs out',
      },
    ]);
  });
});

describe('the images of a team', () => {
  test.each(['Api', 'my_api', 'my.api', 'web/api', 'api-', '-api', 'a--b', ''])('fails when one is %s', (image) => {
    expect(judgeTeam(sourced({ imageRepositories: ['api', image] }))).toEqual([
      {
        where: at('imageRepositories[1]'),
        what: 'is not legal everywhere it is used',
        received: `'${image}'`,
        allowed: 'lower-case letters and digits, with single hyphens between them',
        mend: 'write it such as api or order-worker; the team stands before it already',
      },
    ]);
  });

  test('fails when one makes the name of a role too long', () => {
    expect(judgeTeam(sourced({ imageRepositories: ['a'.repeat(44)] }))).toEqual([]);
    expect(judgeTeam(sourced({ imageRepositories: ['a'.repeat(45)] }))).toEqual([
      {
        where: at('imageRepositories[0]'),
        what: 'makes an IAM role name of 65 characters',
        received: `image-push-checkout-${'a'.repeat(45)}`,
        allowed: 'at most 64 characters for an IAM role name',
        mend: 'shorten it by 1 character',
      },
    ]);
  });

  test('fails when nobody could push them', () => {
    expect(judgeTeam(sourced({ sourceRepositories: [] }))).toEqual([
      {
        where: at('sourceRepositories'),
        what: 'is empty, so that nobody could push the images of the team',
        received: '2 images',
        allowed: 'at least one repository on GitHub',
        mend: "add { repository: 'acme/checkout' }, or remove imageRepositories",
      },
    ]);
  });

  test('fails when the name of the team cannot stand before them', () => {
    const team = { name: 'check--out', imageRepositories: ['api'] };
    expect(judgeTeam(sourced(team))).toEqual([
      {
        where: 'platform/tenants/check--out.ts › name',
        what: 'cannot begin the name of an image repository',
        received: 'check--out',
        allowed: 'lower-case letters and digits, with single hyphens between them',
        mend: "write 'check-out', or remove imageRepositories",
      },
    ]);
    expect(judgeTeam(sourced({ ...team, imageRepositories: [] }))).toEqual([]);
  });

  test('fails when one is repeated', () => {
    expect(judgeTeams([sourced({ imageRepositories: ['api', 'web', 'api'] })])).toEqual([
      {
        where: at('imageRepositories[2]'),
        what: `would be pushed by the role of ${at('imageRepositories[0]')}`,
        received: 'image-push-checkout-api',
        allowed: 'a role of its own for each image of each team',
        mend: 'rename or remove one of the two',
      },
    ]);
  });

  test('fails when two teams would share a role', () => {
    const first = sourced({ name: 'shop', imageRepositories: ['api-web'] });
    const second = sourced({ name: 'shop-api', imageRepositories: ['web'] });
    expect(judgeTeams([first, second])).toEqual([
      {
        where: 'platform/tenants/shop-api.ts › imageRepositories[0]',
        what: 'would be pushed by the role of platform/tenants/shop.ts › imageRepositories[0]',
        received: 'image-push-shop-api-web',
        allowed: 'a role of its own for each image of each team',
        mend: 'rename or remove one of the two',
      },
    ]);
  });

  test('may have the name of another team’s', () => {
    expect(judgeTeams([sourced({}), sourced({ name: 'payments' })])).toEqual([]);
  });
});
