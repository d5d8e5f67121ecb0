/** A team that uses the platform: one file in platform/tenants/. */
export interface Team {
  /** DNS label, unique; part of the role `platform-<name>`. */
  readonly name: string;
  /** The group in the organisation's identity provider whose members assume the team's role. */
  readonly identityGroup: string;
  /** Where the team is reached. */
  readonly email: string;
  /** What the team may do in every cluster. */
  readonly clusterAccess: 'admin' | 'view';
}

/** Gives a team its types and completion; does nothing at run time. */
export function defineTeam(team: Team): Team {
  return team;
}
