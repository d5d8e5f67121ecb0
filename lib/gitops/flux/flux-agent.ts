import { Construct } from 'constructs';
import type { ClusterDelivery } from '../cluster-delivery';
import { deliveryProblems } from '../delivery-problems';
import { ComponentKustomization, RootKustomization } from './kustomizations';
import { FluxNotifications } from './notifications';
import { FluxReconciler } from './reconciler';
import { FluxSource } from './source';

/** The component that holds the objects of Flux; the root Kustomization applies its folder. */
const FLUX_COMPONENT = 'flux';

export type FluxAgentProps = ClusterDelivery;

/**
 * Everything that Flux is told about a cluster: where the branch is, as whom to apply, each component in its order, and
 * whom to tell. The controllers come with bootstrap.
 */
export class FluxAgent extends Construct {
  constructor(scope: Construct, id: string, props: FluxAgentProps) {
    super(scope, id);
    const { environment, cluster, components } = props;
    new FluxSource(this, 'Source', { gitops: environment.gitops, cluster });
    new FluxReconciler(this, 'Reconciler');
    new RootKustomization(this, 'Root', { cluster, component: FLUX_COMPONENT });
    for (const component of components) {
      new ComponentKustomization(this, `Kustomization-${component.name}`, { cluster, component });
    }
    new FluxNotifications(this, 'Notifications', { environment, cluster });
    this.node.addValidation({ validate: () => deliveryProblems(this, 'flux', components) });
  }
}
