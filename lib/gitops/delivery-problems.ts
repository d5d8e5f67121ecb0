import { Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { type Environment, isComponent } from '../environment';
import { groupOf } from './api-group';
import {
  type AutoscaledTarget,
  componentsIn,
  type DeliverableComponent,
  type DeliveredComponent,
  objectsOf,
} from './delivered-component';
import { managedKinds } from './managed-kinds';

type GitOpsAgent = Environment['gitops']['agent'];

/**
 * What would keep a component from the cluster, or from rest, once it is in the branch. Asked when everything is made, so
 * that it also sees what came after the agent.
 * @param construct the agent, inside its own component
 */
export function deliveryProblems(
  construct: IConstruct,
  agent: GitOpsAgent,
  delivered: readonly DeliveredComponent[],
): string[] {
  const own = Chart.of(construct);
  const cluster = own.node.scope ?? own;
  const all = componentsIn(cluster);
  const others = isComponent(own) ? all.filter(({ name }) => name !== own.component.name) : all;
  return [
    ...others.flatMap((component) => undelivered(component, delivered)),
    ...all.flatMap((component) => unmanaged(component, agent)),
    ...all.flatMap(({ autoscaled }) => autoscaled).flatMap((target) => statedReplicas(cluster, target)),
  ];
}

function undelivered({ name }: DeliverableComponent, delivered: readonly DeliveredComponent[]): string[] {
  if (delivered.some((component) => component.name === name)) return [];
  return [`does not deliver the component ${name}, which was made after it: make the agent last in platform/clusters`];
}

function unmanaged({ name, kinds }: DeliverableComponent, agent: GitOpsAgent): string[] {
  const managed = managedKinds(agent);
  return kinds
    .map(({ apiVersion, kind }) => ({ group: groupOf(apiVersion), kind }))
    .filter(({ group, kind }) => !managed.some((row) => row.group === group && row.kind === kind))
    .map(
      ({ group, kind }) =>
        `may not apply ${kind} of ${group === '' ? 'the core group' : group}, which the component ${name} makes: ` +
        'add it to MANAGED_KINDS in lib/gitops/managed-kinds.ts',
    );
}

/** An agent sets what is in the branch, at every reconciliation, and the autoscaler sets it back. */
function statedReplicas(cluster: IConstruct, { apiVersion, kind, namespace, name }: AutoscaledTarget): string[] {
  return cluster.node
    .findAll()
    .filter((construct) => isComponent(construct))
    .flatMap(objectsOf)
    .filter((apiObject) => apiObject.apiVersion === apiVersion && apiObject.kind === kind && apiObject.name === name)
    .filter(({ metadata }) => metadata.namespace === namespace)
    .filter((apiObject) => replicasOf(apiObject.toJson()) !== undefined)
    .map(
      ({ node }) => `would undo what an autoscaler does: leave spec.replicas out of the ${kind} ${name} (${node.path})`,
    );
}

function replicasOf(manifest: unknown): unknown {
  return (manifest as { spec?: { replicas?: unknown } }).spec?.replicas;
}
