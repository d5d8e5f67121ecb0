import { IntOrString, KubeDeployment } from 'cdk8s-plus-27/lib/imports/k8s';
import type { Construct } from 'constructs';
import { placementOf, replicaMistakes, type Replicas, type ReplicatedProps } from './replicas';
import { Workload, type WorkloadProps } from './workload';

export type DeploymentProps = WorkloadProps & ReplicatedProps & Replicas;

/** A program without a state of its own, with a budget that lets one pod go at a time. */
export class Deployment extends Workload {
  constructor(scope: Construct, id: string, props: DeploymentProps) {
    super(scope, id, props);
    const { replicas = 1, singleton } = props;
    this.node.addValidation({ validate: () => replicaMistakes(props) });
    new KubeDeployment(this, 'Resource', {
      metadata: this.metadata(singleton),
      spec: {
        replicas,
        revisionHistoryLimit: 3,
        selector: this.labelSelector,
        strategy: singleton === undefined ? ONE_MORE_MEANWHILE : NONE_MEANWHILE,
        template: this.template(placementOf(props, this.selector, 'pod-template-hash')),
      },
    });
    this.addBudget();
  }
}

/** A new pod is ready before an old one goes. */
const ONE_MORE_MEANWHILE = {
  type: 'RollingUpdate',
  rollingUpdate: { maxSurge: IntOrString.fromNumber(1), maxUnavailable: IntOrString.fromNumber(0) },
};

/** The old pod is gone before a new one comes. */
const NONE_MEANWHILE = { type: 'Recreate' };
