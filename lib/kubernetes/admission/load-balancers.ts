import { celChanges, celEntry, celMessage, celString } from './cel';
import type { PolicyDefinition } from './policy';

export interface LoadBalancersProps {
  /** The label of the namespaces in which a Service may have a load balancer of its own. */
  readonly namespaceLabel: { readonly key: string; readonly value: string };
}

/** A load balancer costs money, and may face the internet: traffic enters through an Ingress. */
export function loadBalancers({ namespaceLabel: { key, value } }: LoadBalancersProps): PolicyDefinition {
  return {
    name: 'load-balancers',
    description: 'Services have no load balancer of their own, but in namespaces of the platform.',
    resources: [{ group: '', resources: ['services'], operations: ['CREATE', 'UPDATE'] }],
    conditions: {
      'spec-is-new': celChanges('spec'),
      'outside-of-the-platform': `${celEntry('namespaceObject', 'labels', key)} != ${celString(value)}`,
    },
    validations: [
      {
        expression: "object.spec.?type.orValue('ClusterIP') != 'LoadBalancer'",
        message: 'no service outside of the platform may have the type LoadBalancer',
        messageExpression: celMessage(
          'the type of the service is ',
          { cel: 'object.spec.type' },
          ', and the namespace ',
          { cel: 'namespaceObject.metadata.name' },
          ' is none of the platform: use ClusterIP, and an Ingress for what comes from outside',
        ),
      },
    ],
  };
}
