import {
  IntOrString,
  KubePodDisruptionBudget,
  KubeService,
  KubeServiceAccount,
  type PodTemplateSpec,
  type ServicePort,
} from 'cdk8s-plus-27/lib/imports/k8s';
import { Construct } from 'constructs';
import { AllowTraffic, type AllowTrafficProps } from '../allow-traffic';
import { Component } from '../component';
import { ApiAccess, type ApiAccessRules } from './api-access';
import type { WorkloadPort } from './container';
import { podMistakes, podOf, type PodPlacement, type PodProps } from './pod';
import type { Singleton } from './replicas';

export interface WorkloadProps extends PodProps {
  /** The namespace that it runs in. */
  readonly namespace: string;
  /** Who may connect to it, and whom it may connect to, beyond what its namespace allows. @default - nobody */
  readonly traffic?: Pick<AllowTrafficProps, 'from' | 'to'>;
  /** What it may ask the API server for. @default - nothing: it has no token */
  readonly apiAccess?: ApiAccessRules;
}

/** What every workload has, however its pods come about: a service account, a Service and a network policy of its own. */
export abstract class Workload extends Construct {
  /** The name of the workload, its Service and its service account. */
  public readonly name: string;
  /** What selects its pods. */
  public readonly selector: Readonly<Record<string, string>>;

  private readonly props: WorkloadProps;

  protected constructor(scope: Construct, id: string, props: WorkloadProps) {
    super(scope, id);
    this.props = props;
    const { name, namespace, ports, traffic, apiAccess } = props;
    this.name = name;
    // @see https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/
    this.selector = {
      'app.kubernetes.io/name': Component.of(this).component.name,
      'app.kubernetes.io/instance': name,
    };
    this.node.addValidation({ validate: () => podMistakes(props) });
    const metadata = { name, namespace };
    new KubeServiceAccount(this, 'ServiceAccount', { metadata, automountServiceAccountToken: false });
    new KubeService(this, 'Service', {
      metadata,
      spec: { type: 'ClusterIP', selector: { ...this.selector }, ports: ports.map(servicePort) },
    });
    if (traffic !== undefined) {
      new AllowTraffic(this, 'Traffic', { namespace, name: `allow-${name}`, pods: this.selector, ...traffic });
    }
    if (apiAccess !== undefined) new ApiAccess(this, 'ApiAccess', { name, namespace, ...apiAccess });
  }

  /** Its pods, wherever they may run. */
  protected template(placement: PodPlacement): PodTemplateSpec {
    const { name, selector, props } = this;
    const hasToken = props.apiAccess !== undefined;
    const { labels } = Component.of(this);
    return podOf(props, { serviceAccount: name, selector, labels, hasToken }, placement);
  }

  /** Its name and namespace, and for the admission policy `production-replicas` why there is only one of it. */
  protected metadata(singleton?: Singleton) {
    const { name, namespace } = this.props;
    const key = `${Component.of(this).labelDomain}/single-replica`;
    return { name, namespace, ...(singleton !== undefined && { annotations: { [key]: singleton.because } }) };
  }

  protected get labelSelector() {
    return { matchLabels: { ...this.selector } };
  }

  /** Lets one pod go at a time; one that is unwell never holds back its node. */
  protected addBudget(): void {
    new KubePodDisruptionBudget(this, 'Budget', {
      metadata: this.metadata(),
      spec: {
        maxUnavailable: IntOrString.fromNumber(1),
        selector: this.labelSelector,
        unhealthyPodEvictionPolicy: 'AlwaysAllow',
      },
    });
  }
}

/** A port of a Service, by the number and the name that it has in the container. */
export function servicePort({ name, port, protocol }: WorkloadPort): ServicePort {
  return { name, port, targetPort: IntOrString.fromString(name), protocol };
}
