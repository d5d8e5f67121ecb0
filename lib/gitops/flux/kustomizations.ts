import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { names } from '../../environment';
import type { DeliveredComponent } from '../delivered-component';
import { healthCheckExpressions } from '../readiness';
import { fluxMetadata, NEVER_PRUNED } from './namespaced';

const API_VERSION = 'kustomize.toolkit.fluxcd.io/v1';

export interface RootKustomizationProps {
  /** Name of the cluster. */
  readonly cluster: string;
  /** The component that all objects of Flux are in: its folder is what is applied. */
  readonly component: string;
}

/**
 * Applies the folder that it is in: itself, the source and every other Kustomization. It is ready when all of them are, so
 * that whoever waits for a new cluster waits for one object. Deleting it removes nothing.
 */
export class RootKustomization extends Construct {
  constructor(scope: Construct, id: string, props: RootKustomizationProps) {
    super(scope, id);
    new ApiObject(this, 'Resource', {
      apiVersion: API_VERSION,
      kind: 'Kustomization',
      metadata: { ...fluxMetadata(names.agentRoot()), annotations: NEVER_PRUNED },
      spec: {
        ...reconciliation(props.cluster, props.component),
        // Longer than the time limit of one component: some of them wait for each other.
        timeout: '15m',
        deletionPolicy: 'Orphan',
      },
    });
  }
}

export interface ComponentKustomizationProps {
  /** Name of the cluster. */
  readonly cluster: string;
  /** What is applied, and what it waits for. */
  readonly component: DeliveredComponent;
}

/**
 * One component. It is applied once those that it waits for are ready at the same revision, and is ready when everything in
 * it is. When the component is rendered no more, its objects go, but for those of guarded kinds.
 * @see https://fluxcd.io/flux/components/kustomize/kustomizations/
 */
export class ComponentKustomization extends Construct {
  constructor(scope: Construct, id: string, props: ComponentKustomizationProps) {
    super(scope, id);
    const { name, after, kinds } = props.component;
    const expressions = healthCheckExpressions(kinds);
    new ApiObject(this, 'Resource', {
      apiVersion: API_VERSION,
      kind: 'Kustomization',
      metadata: fluxMetadata(name),
      spec: {
        ...reconciliation(props.cluster, name),
        timeout: '5m',
        deletionPolicy: 'MirrorPrune',
        dependsOn: after.length > 0 ? after.map((earlier) => ({ name: earlier })) : undefined,
        healthCheckExprs: expressions.length > 0 ? expressions : undefined,
      },
    });
  }
}

/** Drift is set right within ten minutes; what failed is tried again after two, or when a new commit comes. */
function reconciliation(cluster: string, name: string) {
  return {
    sourceRef: { kind: 'GitRepository', name: names.agentRoot() },
    path: `./${names.componentFolder({ cluster, name })}`,
    serviceAccountName: names.agentServiceAccount('flux'),
    interval: '10m',
    retryInterval: '2m',
    wait: true,
    prune: true,
    // An immutable field is a person's decision: replacing an object may cost what is in it.
    force: false,
  };
}
