import { celJoin, celMessage } from './cel';
import { POD_POLICY } from './pod-spec';
import type { PolicyDefinition } from './policy';

/**
 * The service account `default` is everybody's: whatever it may do one day, every pod of the namespace may. A token for
 * somebody else than the API server, as EKS Pod Identity puts into pods, is none of it.
 */
export function defaultServiceAccountTokens(): PolicyDefinition {
  const forApiServer = 'has(source.serviceAccountToken) && !has(source.serviceAccountToken.audience)';
  return {
    ...POD_POLICY,
    name: 'default-service-account-tokens',
    description: 'Pods of the service account default have no token for the API server.',
    variables: {
      ...POD_POLICY.variables,
      isDefault: "variables.podSpec.?serviceAccountName.orValue('default') == 'default'",
      projecting: `variables.podSpec.?volumes.orValue([]).filter(x, x.?projected.?sources.orValue([]).exists(source, ${forApiServer}))`,
    },
    validations: [
      {
        expression: '!variables.isDefault || variables.podSpec.?automountServiceAccountToken.orValue(true) == false',
        message: 'automountServiceAccountToken has to be false where the service account is default',
        messageExpression: celMessage(
          'automountServiceAccountToken is ',
          { cel: "(has(variables.podSpec.automountServiceAccountToken) ? 'true' : 'not set')" },
          ' for the service account default: set it to false, or name a service account of its own',
        ),
      },
      {
        expression: '!variables.isDefault || size(variables.projecting) == 0',
        message: 'no volume may hold a token of the service account default',
        messageExpression: celMessage(
          'volumes that hold a token of the service account default: ',
          celJoin('variables.projecting', 'x.name'),
        ),
      },
    ],
  };
}
