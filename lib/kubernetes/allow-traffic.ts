import { KubeNetworkPolicy } from 'cdk8s-plus-27/lib/imports/k8s';
import { Construct } from 'constructs';
import type { Counterpart } from './counterparts';

export interface AllowTrafficProps {
  /** Namespace of the pods. */
  readonly namespace: string;
  /** Name of the policy, unique in its namespace: `allow-from-monitoring`. */
  readonly name: string;
  /** Labels of the pods that it is about. @default - every pod of the namespace */
  readonly pods?: Readonly<Record<string, string>>;
  /** Who may connect to them. @default - nobody beyond what other policies say */
  readonly from?: readonly Counterpart[];
  /** Whom they may connect to. @default - nobody beyond what other policies say */
  readonly to?: readonly Counterpart[];
}

/**
 * Lets pods of one namespace exchange what the namespace denies by default. Policies add up: none takes anything away.
 * @see https://kubernetes.io/docs/concepts/services-networking/network-policies/
 */
export class AllowTraffic extends Construct {
  constructor(scope: Construct, id: string, props: AllowTrafficProps) {
    super(scope, id);
    const { namespace, name, pods, from, to } = props;
    this.node.addValidation({ validate: () => mistakes(props) });
    new KubeNetworkPolicy(this, 'Resource', {
      metadata: { name, namespace },
      spec: {
        podSelector: pods === undefined ? {} : { matchLabels: pods },
        policyTypes: [...(from === undefined ? [] : ['Ingress']), ...(to === undefined ? [] : ['Egress'])],
        ingress: from?.map(({ peers, ports }) => ({ from: peers, ports })),
        egress: to?.map(({ peers, ports }) => ({ to: peers, ports })),
      },
    });
  }
}

/** An empty list of peers or ports means all of them to Kubernetes, where whoever wrote it meant none. */
function mistakes({ name, from = [], to = [] }: AllowTrafficProps): string[] {
  const counterparts = [...from, ...to];
  return [
    ...(counterparts.length === 0 ? [`${name} allows nothing`] : []),
    ...(counterparts.some(({ peers }) => peers.length === 0)
      ? [`${name} names nobody: to Kubernetes that is everybody`]
      : []),
    ...(counterparts.some(({ ports }) => ports?.length === 0)
      ? [`${name} names no port: to Kubernetes that is every port`]
      : []),
  ];
}
