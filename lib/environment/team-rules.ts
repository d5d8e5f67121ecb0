import type { Problem } from '../problems';
import { BRANCH, EMAIL, IMAGE, judgeFormat, LABEL, PERMISSION_SET } from './format';
import { OIDC_REPOSITORY } from './github-repository';
import { IAM_ROLE_MAX_LENGTH } from './limited-names';
import { names } from './names';
import type { Team } from './team-schema';
import { counted, place, shown } from './wording';

/** A team with the file that it was read from. */
export interface SourcedTeam {
  /** `platform/tenants/checkout.ts` */
  readonly file: string;
  /** `checkout` */
  readonly fileName: string;
  readonly team: Team;
}

/** What is wrong with one team. */
export function judgeTeam(source: SourcedTeam): Problem[] {
  const { file, team } = source;
  return [
    ...judgeFormat(place(file, ['name']), team.name, LABEL),
    ...judgeFormat(place(file, ['identityGroup']), team.identityGroup, PERMISSION_SET),
    ...judgeFormat(place(file, ['email']), team.email, EMAIL),
    ...roleLength(place(file, ['name']), names.teamRole(team.name)),
    ...wrongName(source),
    ...team.sourceRepositories.flatMap((repository, index) => judgeSource(file, repository, index)),
    ...judgeImages(source),
  ];
}

/** What is wrong with all teams together. */
export function judgeTeams(sources: readonly SourcedTeam[]): Problem[] {
  return [...nobodyIn(sources.map(({ team }) => team)), ...sharedRoles(sources)];
}

function wrongName({ file, fileName, team: { name } }: SourcedTeam): Problem[] {
  if (name === fileName) return [];
  return [
    {
      where: place(file, ['name']),
      what: 'is not the name of its file',
      received: name,
      allowed: fileName,
      mend: `write name: '${fileName}', or rename the file and its key in platform/tenants/index.ts`,
    },
  ];
}

function roleLength(where: string, role: string): Problem[] {
  const excess = role.length - IAM_ROLE_MAX_LENGTH;
  if (excess <= 0) return [];
  return [
    {
      where,
      what: `makes an IAM role name of ${counted(role.length, 'character')}`,
      received: role,
      allowed: `at most ${counted(IAM_ROLE_MAX_LENGTH, 'character')} for an IAM role name`,
      mend: `shorten it by ${counted(excess, 'character')}`,
    },
  ];
}

function judgeSource(file: string, source: Team['sourceRepositories'][number], index: number): Problem[] {
  const path = ['sourceRepositories', index];
  const where = place(file, [...path, 'refs']);
  const none = { where, what: 'is empty', allowed: 'at least one branch or tag', mend: 'add one, or leave refs out' };
  return [
    ...judgeFormat(place(file, [...path, 'repository']), source.repository, OIDC_REPOSITORY),
    ...(source.refs.length === 0 ? [none] : []),
    ...source.refs.flatMap((ref, position) => judgeRef(place(file, [...path, 'refs', position]), ref)),
  ];
}

/**
 * What workflows run for a pull request is whatever its author wrote, also in a fork: only what has been merged to a
 * branch, or tagged, may push images.
 * @see https://docs.github.com/en/actions/reference/security/oidc
 */
function judgeRef(where: string, ref: string): Problem[] {
  const short = /^refs\/(?:heads|tags)\/(.+)$/.exec(ref)?.[1];
  if (short !== undefined && BRANCH.pattern.test(short)) return [];
  const allowed = 'one branch or tag in full, such as refs/heads/main or refs/tags/v1';
  return [{ where, received: shown(ref), allowed, ...faultOfRef(ref) }];
}

function faultOfRef(ref: string): Pick<Problem, 'what' | 'mend'> {
  if (/^refs\/pull\/|^pull_request/.test(ref)) {
    return {
      what: 'could let a pull request from a fork push images',
      mend: 'write refs/heads/main, or leave refs out',
    };
  }
  if (/[*?]/.test(ref)) return { what: 'names more than one branch or tag', mend: 'name each branch or tag' };
  const isShort = BRANCH.pattern.test(ref) && !ref.startsWith('refs/');
  return {
    what: 'is not the full name of a branch or a tag',
    mend: isShort ? `write 'refs/heads/${ref}'` : 'name each branch or tag',
  };
}

function judgeImages({ file, team }: SourcedTeam): Problem[] {
  const { name, imageRepositories: images, sourceRepositories } = team;
  if (images.length === 0) return [];
  const nobody = {
    where: place(file, ['sourceRepositories']),
    what: 'is empty, so that nobody could push the images of the team',
    received: counted(images.length, 'image'),
    allowed: 'at least one repository on GitHub',
    mend: "add { repository: 'acme/checkout' }, or remove imageRepositories",
  };
  const doubled = {
    where: place(file, ['name']),
    what: 'cannot begin the name of an image repository',
    received: name,
    allowed: IMAGE.allowed,
    mend: `write '${name.replace(/--+/g, '-')}', or remove imageRepositories`,
  };
  return [
    ...(sourceRepositories.length === 0 ? [nobody] : []),
    ...(LABEL.pattern.test(name) && !IMAGE.pattern.test(name) ? [doubled] : []),
    ...images.flatMap((image, index) => [
      ...judgeFormat(place(file, ['imageRepositories', index]), image, IMAGE),
      ...roleLength(place(file, ['imageRepositories', index]), names.imagePushRole(name, image)),
    ]),
  ];
}

/** One role an image: `api-web` of the team `shop` would have that of `web` of the team `shop-api`. */
function sharedRoles(sources: readonly SourcedTeam[]): Problem[] {
  const first = new Map<string, string>();
  return sources.flatMap(({ file, team }) =>
    team.imageRepositories.flatMap((image, index) => {
      const where = place(file, ['imageRepositories', index]);
      const role = names.imagePushRole(team.name, image);
      const earlier = first.get(role);
      if (earlier === undefined) first.set(role, where);
      if (earlier === undefined) return [];
      return [
        {
          where,
          what: `would be pushed by the role of ${earlier}`,
          received: role,
          allowed: 'a role of its own for each image of each team',
          mend: 'rename or remove one of the two',
        },
      ];
    }),
  );
}

/** Clusters admit nobody but teams, not even whoever creates them. */
function nobodyIn(teams: readonly Team[]): Problem[] {
  if (teams.some(({ clusterAccess }) => clusterAccess === 'admin')) return [];
  return [
    {
      where: 'platform/tenants/index.ts',
      what: 'leaves nobody to run the clusters',
      received: teams.map(({ name, clusterAccess }) => `${name}: ${clusterAccess}`).join(', ') || 'no team',
      allowed: "at least one team with clusterAccess: 'admin'",
      mend: 'give one team the right, or add the team that runs the platform',
    },
  ];
}
