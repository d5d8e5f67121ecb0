import type { PolicyDefinition } from './policy';

/**
 * Policies for pods hold for pods and for what people write to get some, so that the answer comes where the mistake is made.
 * ReplicaSets are made by Deployments that have been judged already; who writes one hears of it at its pods.
 */
const RESOURCES: PolicyDefinition['resources'] = [
  // A debug container comes through a subresource, with the whole pod as the object.
  { group: '', resources: ['pods', 'pods/ephemeralcontainers'], operations: ['CREATE', 'UPDATE'] },
  { group: 'apps', resources: ['daemonsets', 'deployments', 'statefulsets'], operations: ['CREATE', 'UPDATE'] },
  { group: 'batch', resources: ['cronjobs', 'jobs'], operations: ['CREATE', 'UPDATE'] },
];

const POD_SPEC = 'variables.podSpec';

/** What all policies for pods have in common. */
export const POD_POLICY = {
  resources: RESOURCES,
  conditions: {
    // What was there before the policy may be scaled, relabelled and deleted: controllers do that, to mend it too.
    'pod-spec-is-new': `request.operation == 'CREATE' || (${podSpecOf('object')}) != (${podSpecOf('oldObject')})`,
  },
  variables: { podSpec: podSpecOf('object') },
} as const;

/** Lists of containers, of one kind and of all kinds. */
export const CONTAINERS = {
  /** A debug container can ask for nothing. @see https://kubernetes.io/docs/concepts/workloads/pods/ephemeral-containers/ */
  withResources: `${POD_SPEC}.containers + ${POD_SPEC}.?initContainers.orValue([])`,
  all: `${POD_SPEC}.containers + ${POD_SPEC}.?initContainers.orValue([]) + ${POD_SPEC}.?ephemeralContainers.orValue([])`,
} as const;

/** `dyn`: the API server knows each of the kinds, and would report the fields of the others as mistakes. */
export function podSpecOf(object: 'object' | 'oldObject'): string {
  const any = `dyn(${object})`;
  const ofTemplate = `${any}.spec.template.spec`;
  const ofCronJob = `${any}.spec.jobTemplate.spec.template.spec`;
  return `${any}.kind == 'Pod' ? ${any}.spec : ${any}.kind == 'CronJob' ? ${ofCronJob} : ${ofTemplate}`;
}
