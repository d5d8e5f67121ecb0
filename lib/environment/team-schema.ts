import { z } from 'zod';
import type { DeepReadonly } from './schema';

const sourceRepository = z.strictObject({
  /**
   * Owner and name, as the tokens of its workflows have them: `acme/checkout`, or `acme@123/checkout@456` for a repository
   * that was made, renamed or moved after 15 July 2026.
   * @see https://github.blog/changelog/2026-04-23-immutable-subject-claims-for-github-actions-oidc-tokens/
   */
  repository: z.string(),
  /** Branches and tags whose workflows may push images, in full. @default refs/heads/main */
  refs: z.array(z.string()).default(['refs/heads/main']),
});

/** The shape of a team; what its values must mean is judged apart. */
export const teamSchema = z.strictObject({
  /** The file's name without `.ts`, a DNS label; part of the role `platform-<name>`. */
  name: z.string(),
  /** The group in the organisation's identity provider whose members assume the team's role; named as its permission set. */
  identityGroup: z.string(),
  /** Where the team is reached. */
  email: z.string(),
  /** What its people may do in every cluster: look at what runs, or run the platform and break the glass in an emergency. */
  clusterAccess: z.enum(['admin', 'view']),
  /** Repositories on GitHub that the team's images are built in. @default - none */
  sourceRepositories: z.array(sourceRepository).default([]),
  /** Images that they push, each to the repository `<team>/<image>`: `api`. @default - none */
  imageRepositories: z.array(z.string()).default([]),
});

/** What a file in platform/tenants/ says. */
export type TeamInput = z.input<typeof teamSchema>;

/** A team that uses the platform, complete: defaults filled in, every rule passed. */
export type Team = DeepReadonly<z.output<typeof teamSchema>>;
