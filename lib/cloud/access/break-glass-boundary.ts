import type { Construct } from 'constructs';
import { names } from '../../environment';
import { Boundary } from './boundary';
import { cutOffCi, emergencyActions } from './break-glass-rights';
import { type GuardedEnvironment, identityGuards, operatorGuards } from './guards';
import { ROLE_CHANGES_OF_LAYERS } from './role-making';

export interface BreakGlassBoundaryProps {
  /** The account to be saved. */
  readonly environment: GuardedEnvironment;
}

/** What the break-glass role can never go beyond: it may not touch the record of what it does, nor itself. */
export class BreakGlassBoundary extends Boundary {
  constructor(scope: Construct, id: string, props: BreakGlassBoundaryProps) {
    const { environment } = props;
    const layers = [names.bootstrapLayer()];
    const policies = [
      names.breakGlassBoundary(environment),
      names.permissionsBoundary(environment),
      names.terraformBoundary(environment),
    ];
    super(scope, id, {
      name: names.breakGlassBoundary(environment),
      logicalId: 'break_glass_boundary',
      description: 'The most that people may do in an emergency',
      statements: [
        { actions: [...emergencyActions(), ...ROLE_CHANGES_OF_LAYERS], resources: ['*'] },
        cutOffCi(environment),
        ...operatorGuards(environment),
        ...identityGuards(environment, { roles: [names.breakGlassRole(environment)], layers, policies }),
      ],
    });
  }
}
