import type { Construct } from 'constructs';
import { names } from '../../lib/environment';
import {
  AdmissionPolicy,
  Component,
  containerRequests,
  defaultServiceAccountTokens,
  droppedCapabilities,
  type Enforcement,
  type ExemptNamespace,
  hostPaths,
  imageDigests,
  imageRegistries,
  ingressHosts,
  loadBalancers,
  nodeAgents,
  nodePorts,
  operationalChanges,
  type PolicyDefinition,
  productionPodAccess,
  productionReplicas,
  protectedObjects,
  requiredLabels,
  VALIDATION_ACTIONS,
} from '../../lib/kubernetes';
import type { ClusterContext } from './cluster-context';
import { AGENT_NAMESPACES, foreignNamespaces } from './exempt-namespaces';
import { imageSources } from './image-sources';
import { NODE_AGENTS } from './node-agents';

/** A policy, with where it holds. */
interface HeldPolicy {
  readonly policy: PolicyDefinition;
  readonly exempt?: readonly ExemptNamespace[];
  readonly held: Enforcement;
}

/** What every namespace of the platform carries, as everything in a component does. */
const PLATFORM_LABEL = { key: 'app.kubernetes.io/part-of', value: 'platform' };

/** Kinds that only git deletes: with a node pool go its nodes, with a storage class the way to new volumes. */
const GUARDED_KINDS = [
  { group: 'eks.amazonaws.com', resource: 'nodeclasses' },
  { group: 'karpenter.sh', resource: 'nodepools' },
  { group: 'storage.k8s.io', resource: 'storageclasses' },
];

/** Nobody's workload should be there, but the namespace is Kubernetes' own. */
const DEFAULT_NAMESPACE = { name: 'default', reason: 'Kubernetes makes the namespace, without labels' };

/** What is not let into the cluster, or told and written down in development. */
export function admission(scope: Construct, context: ClusterContext): void {
  const component = new Component(scope, 'AdmissionPolicies', {
    ...context.componentDefaults,
    name: 'admission-policies',
  });
  for (const { policy, exempt, held } of [...forPods(context), ...forTraffic(context), ...forPeople(context)]) {
    const validationActions = VALIDATION_ACTIONS[held][context.environment.stage];
    if (validationActions === undefined) continue;
    new AdmissionPolicy(component, `Policy-${policy.name}`, { policy, validationActions, exempt });
  }
}

function forPods(context: ClusterContext): HeldPolicy[] {
  const { labelDomain } = context.componentDefaults;
  const exempt = foreignNamespaces(context.cluster);
  return [
    { policy: imageRegistries({ sources: imageSources(context) }), exempt, held: 'everywhere' },
    { policy: imageDigests(), exempt, held: 'everywhere' },
    { policy: containerRequests(), exempt, held: 'everywhere' },
    { policy: droppedCapabilities(), exempt, held: 'everywhere' },
    { policy: hostPaths(NODE_AGENTS), exempt, held: 'everywhere' },
    { policy: nodeAgents(NODE_AGENTS), held: 'everywhere' },
    { policy: defaultServiceAccountTokens(), exempt, held: 'everywhere' },
    { policy: requiredLabels({ labelDomain }), exempt: [...exempt, DEFAULT_NAMESPACE], held: 'everywhere' },
    { policy: productionReplicas({ labelDomain }), exempt, held: 'production' },
  ];
}

function forTraffic({ componentDefaults: { labelDomain } }: ClusterContext): HeldPolicy[] {
  return [
    { policy: nodePorts(), held: 'everywhere' },
    { policy: loadBalancers({ namespaceLabel: PLATFORM_LABEL }), held: 'everywhere' },
    { policy: ingressHosts({ labelDomain }), held: 'everywhere' },
  ];
}

function forPeople({ teams }: ClusterContext): HeldPolicy[] {
  const breakGlassGroup = names.breakGlassGroup();
  const agents = AGENT_NAMESPACES.map(({ name }) => name);
  const guarded = protectedObjects({
    namespaces: [...agents, 'kube-node-lease', 'kube-system'],
    namespaceLabel: PLATFORM_LABEL,
    guardedKinds: GUARDED_KINDS,
    serviceAccountNamespaces: [...agents, 'kube-system'],
    breakGlassGroup,
  });
  const groups = teams.map(({ name }) => names.teamGroup(name));
  return [
    { policy: operationalChanges({ groups, breakGlassGroup }), held: 'always' },
    { policy: guarded, held: 'everywhere' },
    { policy: productionPodAccess({ breakGlassGroup }), held: 'production' },
  ];
}
