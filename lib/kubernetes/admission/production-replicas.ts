import { celChanges, celEntry, celMessage } from './cel';
import type { PolicyDefinition } from './policy';

export interface ProductionReplicasProps {
  /** Domain of our own annotation keys: `platform.acme.example`. */
  readonly labelDomain: string;
}

const ZONE = 'topology.kubernetes.io/zone';

/**
 * What runs in production outlives a node and a zone. None at all is what somebody has switched off. One is for what cannot
 * be two, or has an autoscaler: such a workload says in an annotation why. The API server writes 1 where nobody wrote a
 * number, before it asks a policy, so that the two cannot be told apart.
 */
export function productionReplicas({ labelDomain }: ProductionReplicasProps): PolicyDefinition {
  const annotation = `${labelDomain}/single-replica`;
  const operations = ['CREATE', 'UPDATE'] as const;
  return {
    name: 'production-replicas',
    description: 'Workloads in production have two replicas at least, spread over zones.',
    resources: [
      { group: 'apps', resources: ['deployments', 'statefulsets'], operations },
      { group: 'autoscaling', version: 'v2', resources: ['horizontalpodautoscalers'], operations },
    ],
    conditions: { 'spec-or-annotations-are-new': celChanges('spec', 'annotations') },
    variables: {
      isAutoscaler: "object.kind == 'HorizontalPodAutoscaler'",
      replicas: `variables.isAutoscaler ? dyn(object).spec.?minReplicas.orValue(1) : dyn(object).spec.?replicas.orValue(1)`,
      isExcused: `variables.replicas == 0 || ${celEntry('object', 'annotations', annotation)} != ''`,
      spread: 'variables.isAutoscaler ? [] : dyn(object).spec.template.spec.?topologySpreadConstraints.orValue([])',
    },
    validations: [
      {
        expression: 'variables.isExcused || variables.replicas >= 2',
        message: 'production needs two replicas at least',
        messageExpression: celMessage(
          'replicas: ',
          { cel: 'string(variables.replicas)' },
          `; write 2 or more, or say in the annotation ${annotation} why one is enough`,
        ),
      },
      {
        expression: `variables.isAutoscaler || variables.isExcused || variables.spread.exists(x, x.topologyKey == '${ZONE}')`,
        message: 'production needs replicas that are spread over zones',
        messageExpression: celMessage(
          'topologySpreadConstraints over: ',
          { cel: "(size(variables.spread) == 0 ? 'nothing' : variables.spread.map(x, x.topologyKey).join(', '))" },
          `; add one over ${ZONE}`,
        ),
      },
    ],
  };
}
