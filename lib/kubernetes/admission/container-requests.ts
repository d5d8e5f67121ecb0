import { celJoin, celMessage } from './cel';
import { CONTAINERS, POD_POLICY } from './pod-spec';
import type { PolicyDefinition } from './policy';

/** Nodes are made for what pods ask for: who asks for nothing is put where there is no room, and is the first to go. */
export function containerRequests(): PolicyDefinition {
  const asked = 'x.?resources.?requests';
  const shown = (resource: string) => `string(${asked}.?${resource}.orValue('none'))`;
  return {
    ...POD_POLICY,
    name: 'container-requests',
    description: 'Containers say how much CPU and memory they need.',
    variables: {
      ...POD_POLICY.variables,
      containers: CONTAINERS.withResources,
      silent: `variables.containers.filter(x, !${asked}.?cpu.hasValue() || !${asked}.?memory.hasValue())`,
    },
    validations: [
      {
        expression: 'size(variables.silent) == 0',
        message: 'every container has to request CPU and memory',
        messageExpression: celMessage(
          'without a request for cpu and memory: ',
          celJoin('variables.silent', `x.name + ' (cpu ' + ${shown('cpu')} + ', memory ' + ${shown('memory')} + ')'`),
        ),
      },
    ],
  };
}
