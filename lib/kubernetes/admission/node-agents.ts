import { celList, celMessage, celString } from './cel';
import { POD_POLICY, podSpecOf } from './pod-spec';
import type { PolicyDefinition } from './policy';

/** Workloads that run on every node and look at the node itself. */
export interface NodeAgents {
  /** The namespace that is theirs alone; its Pod Security is `privileged`. */
  readonly namespace: string;
  /** By service account, why it has to: nobody else gets as far. */
  readonly reasons: Readonly<Record<string, string>>;
}

/** CEL that is true for the pods of an agent, and for what makes them. It may stand in a condition. */
export function isNodeAgent({ namespace, reasons }: NodeAgents): string {
  return `request.namespace == ${celString(namespace)} && ${accountOf('object')} in ${celList(Object.keys(reasons))}`;
}

/**
 * Pod Security exempts a namespace as a whole. This takes that back for all but those who are listed, and keeps these from
 * what none of them needs: a privileged container, which would be the node itself.
 */
export function nodeAgents(agents: NodeAgents): PolicyDefinition {
  const { namespace, reasons } = agents;
  const privileged = 'variables.podSpec.containers.filter(x, x.?securityContext.?privileged.orValue(false))';
  return {
    ...POD_POLICY,
    name: 'node-agents',
    description: `In ${namespace} run ${describe(reasons)}; and nobody else.`,
    conditions: { ...POD_POLICY.conditions, 'among-node-agents': `request.namespace == ${celString(namespace)}` },
    variables: { ...POD_POLICY.variables, account: accountOf('object'), privileged },
    validations: [
      {
        expression: isNodeAgent(agents),
        message: `${namespace} is for node agents only`,
        messageExpression: celMessage(
          `service account in ${namespace}: `,
          { cel: 'variables.account' },
          `; only ${Object.keys(reasons).join(', ')} may run there, use another namespace`,
        ),
      },
      {
        expression: 'size(variables.privileged) == 0',
        message: 'a node agent needs no privileged container',
        messageExpression: celMessage('privileged containers of a node agent: ', {
          cel: "variables.privileged.map(x, x.name).join(', ')",
        }),
      },
    ],
  };
}

function accountOf(object: 'object'): string {
  return `(${podSpecOf(object)}).?serviceAccountName.orValue('default')`;
}

function describe(reasons: Readonly<Record<string, string>>): string {
  return Object.entries(reasons)
    .map(([account, reason]) => `${account} (${reason})`)
    .join(', ');
}
