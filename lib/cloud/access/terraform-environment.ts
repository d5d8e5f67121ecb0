import type { Environment } from '../../environment';
import { literal } from '../literal';
import type { PolicyStatement } from '../policy-document';
import type { GuardedEnvironment } from './guards';

/** The part of an environment that says what Terraform works with. */
export type TerraformEnvironment = GuardedEnvironment & Pick<Environment, 'gitops' | 'backupCopyRegion' | 'dnsParent'>;

export interface TerraformRoleProps {
  /** The account that Terraform works in. */
  readonly environment: TerraformEnvironment;
  /** Owner and name of this repository on GitHub: `acme/platform`. */
  readonly repository: string;
  /** ARN of the boundary of both roles. */
  readonly boundaryArn: string;
}

/** Where the zone above ours is in another account, the role there that writes our delegation. */
export function delegateZone({ dnsParent }: TerraformEnvironment): PolicyStatement[] {
  if (dnsParent === undefined) return [];
  return [{ actions: ['sts:AssumeRole'], resources: [literal(dnsParent.roleArn)] }];
}
