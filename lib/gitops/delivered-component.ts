import { ApiObject, Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { type ComponentIdentity, type IComponent, isComponent } from '../environment';

/** A kind of object, as manifests name it. */
export interface ObjectKind {
  readonly apiVersion: string;
  readonly kind: string;
}

/** What an autoscaler sets the number of replicas of. */
export interface AutoscaledTarget extends ObjectKind {
  readonly namespace?: string;
  readonly name: string;
}

/** What a component says of itself, and what its objects say of it. */
export interface DeliverableComponent extends Pick<ComponentIdentity, 'name' | 'needs' | 'provides'> {
  /** Every kind that it makes, once. */
  readonly kinds: readonly ObjectKind[];
  /** What its HorizontalPodAutoscalers scale. */
  readonly autoscaled: readonly AutoscaledTarget[];
}

/** What an agent has to know of a component. */
export interface DeliveredComponent extends DeliverableComponent {
  /** The components that it waits for directly, by name. */
  readonly after: readonly string[];
  /** 0 waits for nobody; every other comes one wave after the last of those it waits for. */
  readonly wave: number;
}

/** Reads every component below a scope; they are found by their trait. */
export function componentsIn(scope: IConstruct): DeliverableComponent[] {
  return scope.node
    .findAll()
    .filter((construct) => isComponent(construct))
    .map((construct) => {
      const { name, needs, provides } = construct.component;
      const objects = objectsOf(construct);
      return { name, needs, provides, kinds: kindsOf(objects), autoscaled: objects.flatMap(scaledBy) };
    });
}

/** Every object of a component, but not of a chart inside it. */
export function objectsOf(component: IConstruct & IComponent): ApiObject[] {
  return component.node
    .findAll()
    .filter((construct) => ApiObject.isApiObject(construct))
    .filter((apiObject) => Chart.of(apiObject).node === component.node);
}

function kindsOf(objects: readonly ApiObject[]): ObjectKind[] {
  const kinds = objects.map(({ apiVersion, kind }) => [`${apiVersion} ${kind}`, { apiVersion, kind }] as const);
  return [...new Map(kinds).values()];
}

function scaledBy(apiObject: ApiObject): AutoscaledTarget[] {
  if (apiObject.kind !== 'HorizontalPodAutoscaler' || apiObject.apiGroup !== 'autoscaling') return [];
  const { spec } = apiObject.toJson() as { spec: { scaleTargetRef: ObjectKind & { name: string } } };
  const { apiVersion, kind, name } = spec.scaleTargetRef;
  return [{ apiVersion, kind, name, namespace: apiObject.metadata.namespace }];
}
