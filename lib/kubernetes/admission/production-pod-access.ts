import { celMessage, celString } from './cel';
import type { PolicyDefinition } from './policy';

export interface ProductionPodAccessProps {
  /** The group whose members may. */
  readonly breakGlassGroup: string;
}

/**
 * Who gets into a running pod reads its secrets and speaks in its name: an emergency, and one that leaves a trace. A debug
 * container is such a way too, and so is the proxy of the API server.
 */
export function productionPodAccess({ breakGlassGroup }: ProductionPodAccessProps): PolicyDefinition {
  const needs = `needs the group ${breakGlassGroup}`;
  return {
    name: 'production-pod-access',
    description: 'Nobody gets into a pod of production but in an emergency.',
    resources: [
      { group: '', resources: ['pods/attach', 'pods/exec', 'pods/portforward'], operations: ['CONNECT'] },
      { group: '', resources: ['pods/proxy', 'services/proxy'], operations: ['CONNECT'] },
      { group: '', resources: ['pods/ephemeralcontainers'], operations: ['UPDATE'] },
    ],
    validations: [
      {
        expression: `${celString(breakGlassGroup)} in request.userInfo.?groups.orValue([])`,
        message: `getting into a pod of production ${needs}`,
        messageExpression: celMessage(
          'in production ',
          { cel: "request.resource.resource + '/' + request.?subResource.orValue('')" },
          ' of ',
          { cel: "namespaceObject.metadata.name + '/' + request.name" },
          ` ${needs}`,
        ),
        reason: 'Forbidden',
      },
    ],
    includesSystemNamespaces: true,
  };
}
