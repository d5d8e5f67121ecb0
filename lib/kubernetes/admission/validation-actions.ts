import type { Stage } from '../../environment';

/**
 * What happens to a request that breaks a policy. The API server takes no Warn beside Deny: it would say everything twice.
 * @see https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/#validation-actions
 */
export type ValidationActions = readonly ['Audit', 'Warn'] | readonly ['Deny', 'Audit'];

/**
 * Where a policy holds: in every environment, or where customers would feel it; or `always`, for what completes the rights
 * that RBAC gives and would be none if it were only told.
 */
export type Enforcement = 'always' | 'everywhere' | 'production';

/** By stage; `undefined` is a policy that is not rendered. Development learns of a rule before staging lives by it. */
export const VALIDATION_ACTIONS: Readonly<Record<Enforcement, Readonly<Record<Stage, ValidationActions | undefined>>>> =
  {
    always: { development: ['Deny', 'Audit'], staging: ['Deny', 'Audit'], production: ['Deny', 'Audit'] },
    everywhere: { development: ['Audit', 'Warn'], staging: ['Deny', 'Audit'], production: ['Deny', 'Audit'] },
    production: { development: undefined, staging: undefined, production: ['Deny', 'Audit'] },
  };
