import type { EnvironmentInput } from './schema';

/**
 * Gives an environment its types and completion; does nothing at run time.
 *
 * @example
 * export const dev = defineEnvironment({ name: 'dev', stage: 'development', account: '111111111111', … });
 */
export function defineEnvironment(environment: EnvironmentInput): EnvironmentInput {
  return environment;
}
