import {
  IntOrString,
  KubeDeployment,
  KubePodDisruptionBudget,
  KubeService,
  KubeServiceAccount,
} from 'cdk8s-plus-27/lib/imports/k8s';
import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { AllowTraffic, type AllowTrafficProps } from '../allow-traffic';
import type { WorkloadPort } from './container';
import { type PodProps, podOf } from './pod';

export interface DeploymentProps extends PodProps {
  /** The namespace that it runs in. */
  readonly namespace: string;
  /** How many pods run, two at least: one may leave at any time. */
  readonly replicas: number;
  /** Who may connect to it, and whom it may connect to, beyond what its namespace allows. @default - nobody */
  readonly traffic?: Pick<AllowTrafficProps, 'from' | 'to'>;
}

/**
 * A program without a state of its own: a Deployment with a service account, a Service and a network policy of its own,
 * and a budget that lets one pod go at a time.
 */
export class Deployment extends Construct {
  /** The name of the Deployment, its Service and its service account. */
  public readonly name: string;
  /** What selects its pods. */
  public readonly selector: Readonly<Record<string, string>>;

  constructor(scope: Construct, id: string, props: DeploymentProps) {
    super(scope, id);
    const { name, namespace, replicas, ports, traffic } = props;
    this.name = name;
    this.selector = selectorOf(this, name);
    this.node.addValidation({ validate: () => (replicas < 2 ? [`${name} has ${replicas} pod: at least 2`] : []) });
    const metadata = { name, namespace };
    const selector = { matchLabels: { ...this.selector } };
    const template = podOf(props, { serviceAccount: name, selector: this.selector, labels: Chart.of(this).labels });
    new KubeServiceAccount(this, 'ServiceAccount', { metadata, automountServiceAccountToken: false });
    new KubeDeployment(this, 'Resource', {
      metadata,
      spec: { replicas, revisionHistoryLimit: 3, selector, strategy: ONE_MORE_MEANWHILE, template },
    });
    new KubePodDisruptionBudget(this, 'Budget', {
      metadata,
      spec: { maxUnavailable: IntOrString.fromNumber(1), selector, unhealthyPodEvictionPolicy: 'AlwaysAllow' },
    });
    new KubeService(this, 'Service', {
      metadata,
      spec: { type: 'ClusterIP', selector: { ...this.selector }, ports: ports.map(servicePort) },
    });
    if (traffic !== undefined) {
      new AllowTraffic(this, 'Traffic', { namespace, name: `allow-${name}`, pods: this.selector, ...traffic });
    }
  }
}

/** A new pod is ready before an old one goes. */
const ONE_MORE_MEANWHILE = {
  type: 'RollingUpdate',
  rollingUpdate: { maxSurge: IntOrString.fromNumber(1), maxUnavailable: IntOrString.fromNumber(0) },
};

function servicePort({ name, port }: WorkloadPort) {
  return { name, port, targetPort: IntOrString.fromString(name) };
}

/** @see https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/ */
function selectorOf(scope: Construct, name: string): Readonly<Record<string, string>> {
  const component = Chart.of(scope).labels['app.kubernetes.io/name'] ?? name;
  return { 'app.kubernetes.io/name': component, 'app.kubernetes.io/instance': name };
}
