import { celChanges, celMessage } from './cel';
import type { PolicyDefinition } from './policy';

/** A port on every node is a way in that passes by the Ingress, its certificate and its logs. */
export function nodePorts(): PolicyDefinition {
  return {
    name: 'node-ports',
    description: 'Services open no port on nodes.',
    resources: [{ group: '', resources: ['services'], operations: ['CREATE', 'UPDATE'] }],
    conditions: { 'spec-is-new': celChanges('spec') },
    validations: [
      {
        expression: "object.spec.?type.orValue('ClusterIP') != 'NodePort'",
        message: 'no service may have the type NodePort',
        messageExpression: celMessage(
          'the type of the service is ',
          { cel: 'object.spec.type' },
          ': use ClusterIP, and an Ingress for what comes from outside',
        ),
      },
    ],
  };
}
