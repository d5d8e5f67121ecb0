import { celJoin, celMessage } from './cel';
import { CONTAINERS, POD_POLICY } from './pod-spec';
import type { PolicyDefinition } from './policy';

/**
 * A container needs no capability of Linux to serve.
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
 */
export function droppedCapabilities(): PolicyDefinition {
  const dropped = 'x.?securityContext.?capabilities.?drop.orValue([])';
  return {
    ...POD_POLICY,
    name: 'dropped-capabilities',
    description: 'Containers drop all capabilities.',
    variables: {
      ...POD_POLICY.variables,
      containers: CONTAINERS.all,
      capable: `variables.containers.filter(x, !('ALL' in ${dropped}))`,
    },
    validations: [
      {
        expression: 'size(variables.capable) == 0',
        message: 'every container has to drop ALL capabilities',
        messageExpression: celMessage(
          'without ALL in securityContext.capabilities.drop: ',
          celJoin('variables.capable', `x.name + ' (' + (size(${dropped}) == 0 ? 'none' : ${dropped}.join(' ')) + ')'`),
        ),
      },
    ],
  };
}
