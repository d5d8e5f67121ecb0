import { KubeNetworkPolicy } from 'cdk8s-plus-27/lib/imports/k8s';
import { Construct } from 'constructs';
import type { Network } from '../environment';
import { AllowTraffic, type AllowTrafficProps } from './allow-traffic';
import { counterparts, type TcpPorts } from './counterparts';

/** Addresses outside the cluster that the pods of a namespace connect to. */
export interface OutsideRanges {
  /** What they are, unique in the namespace: `alerting-providers`. */
  readonly name: string;
  /** IPv4 ranges; what they hold of the node's own services stays closed. */
  readonly cidrs: readonly string[];
  /** TCP ports. */
  readonly ports: TcpPorts;
}

/** What all pods of a namespace may exchange, beside asking DNS, talking to each other and being watched. */
export interface NamespaceTraffic {
  /** Container ports on which load balancers reach them. @default - load balancers do not */
  readonly fromLoadBalancers?: TcpPorts;
  /** Whether Amazon's scraper of metrics reaches them. @default false */
  readonly fromMetricsScraper?: boolean;
  /** Whether they call the API server. @default false */
  readonly toApiServer?: boolean;
  /** Whether they fetch credentials of an AWS role. @default false */
  readonly toPodIdentity?: boolean;
  /** Whether they connect to pods of every namespace, where that namespace lets them. @default false */
  readonly toEveryNamespace?: boolean;
  /** What they connect to outside the cluster. @default - nothing */
  readonly toRanges?: readonly OutsideRanges[];
}

export interface NamespacePoliciesProps {
  /** The namespace; every pod in it is meant. */
  readonly namespace: string;
  /** The network of the cluster. */
  readonly network: Pick<Network, 'cidr' | 'podCidr' | 'availabilityZones'>;
  /** What goes beyond the usual. @default - nothing */
  readonly traffic?: NamespaceTraffic;
}

/**
 * Denies all traffic of a namespace but what is allowed by name. Nothing here leads to the metadata of the instance: a pod
 * that needs a role in AWS has one of its own. Pods on the network of their node are beyond any policy.
 */
export class NamespacePolicies extends Construct {
  private readonly namespace: string;

  constructor(scope: Construct, id: string, props: NamespacePoliciesProps) {
    super(scope, id);
    const { namespace, network, traffic = {} } = props;
    this.namespace = namespace;
    new KubeNetworkPolicy(this, 'DefaultDeny', {
      metadata: { name: 'default-deny', namespace },
      spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'] },
    });
    const inside = [counterparts.sameNamespace()];
    this.allow('dns', { to: [counterparts.dns()] });
    this.allow('same-namespace', { from: inside, to: inside });
    this.allow('from-monitoring', { from: [counterparts.monitoring()] });
    const {
      fromLoadBalancers,
      fromMetricsScraper,
      toApiServer,
      toPodIdentity,
      toEveryNamespace,
      toRanges = [],
    } = traffic;
    if (fromLoadBalancers !== undefined) {
      this.allow('from-load-balancers', { from: [counterparts.loadBalancers(network, fromLoadBalancers)] });
    }
    if (fromMetricsScraper === true) {
      this.allow('from-metrics-scraper', { from: [counterparts.metricsScraper(network)] });
    }
    if (toApiServer === true) this.allow('to-api-server', { to: [counterparts.apiServer(network)] });
    if (toPodIdentity === true) this.allow('to-pod-identity', { to: [counterparts.podIdentity()] });
    if (toEveryNamespace === true) this.allow('to-every-namespace', { to: [counterparts.everyNamespace()] });
    for (const { name, cidrs, ports } of toRanges) {
      this.allow(`to-${name}`, { to: [counterparts.ranges(cidrs, ports)] });
    }
  }

  private allow(what: string, directions: Pick<AllowTrafficProps, 'from' | 'to'>): void {
    const { namespace } = this;
    new AllowTraffic(this, `Allow-${what}`, { namespace, name: `allow-${what}`, ...directions });
  }
}
