import { celJoin, celMessage } from './cel';
import { isNodeAgent, type NodeAgents } from './node-agents';
import { POD_POLICY } from './pod-spec';
import type { PolicyDefinition } from './policy';

/** A directory of the node is a way onto the node, and to the pods of others. */
export function hostPaths(agents: NodeAgents): PolicyDefinition {
  return {
    ...POD_POLICY,
    name: 'host-paths',
    description: 'Pods mount no directory of their node, unless they are node agents.',
    conditions: { ...POD_POLICY.conditions, 'is-no-node-agent': `!(${isNodeAgent(agents)})` },
    variables: {
      ...POD_POLICY.variables,
      ofNode: 'variables.podSpec.?volumes.orValue([]).filter(x, has(x.hostPath))',
    },
    validations: [
      {
        expression: 'size(variables.ofNode) == 0',
        message: 'no volume may be a directory of the node',
        messageExpression: celMessage(
          'volumes that are a directory of the node: ',
          celJoin('variables.ofNode', "x.name + ' (' + x.hostPath.path + ')'"),
          '; use an emptyDir or a claim',
        ),
      },
    ],
  };
}
