import {
  KubeLimitRange,
  KubeNamespace,
  KubeNetworkPolicy,
  KubeResourceQuota,
  Quantity,
  IntOrString,
} from 'cdk8s-plus-27/lib/imports/k8s';
import { Construct } from 'constructs';
import { guard } from './guard';

/** @see https://kubernetes.io/docs/concepts/security/pod-security-standards/ */
export type PodSecurityLevel = 'restricted' | 'baseline' | 'privileged';

/** The most that all pods of a namespace may ask for together. */
export interface NamespaceQuota {
  /** Pods at a time. */
  readonly pods: number;
  /** Sum of what they ask for, in vCPUs. */
  readonly cpuRequests: number;
  /** Sum of what they ask for, in GiB. */
  readonly memoryRequestsGiB: number;
  /** Sum of what they may use at most, in GiB. */
  readonly memoryLimitsGiB: number;
}

export interface WorkloadNamespaceProps {
  /** Name of the namespace, unique in its cluster. */
  readonly name: string;
  /** The most that its pods may ask for together. */
  readonly quota: NamespaceQuota;
  /** What Pod Security admission enforces; audit and warn follow it. @default restricted */
  readonly podSecurity?: PodSecurityLevel;
}

/** What a container gets when it does not say: small, so that forgetting costs little. */
const DEFAULT_REQUEST = { cpu: '25m', memory: '64Mi' };

/** No CPU limit: throttling hurts more than it protects; memory cannot be taken back, so it has one. */
const DEFAULT_MEMORY_LIMIT = '256Mi';

/**
 * A namespace in which pods may run: Pod Security labels, a quota, defaults for containers that ask for nothing, and
 * network policies that deny everything but DNS and traffic within the namespace.
 */
export class WorkloadNamespace extends Construct {
  /** Name of the namespace, unique in its cluster. */
  public readonly name: string;

  constructor(scope: Construct, id: string, props: WorkloadNamespaceProps) {
    super(scope, id);
    this.name = props.name;
    const { podSecurity = 'restricted' } = props;
    const labels = podSecurityLabels(podSecurity);
    guard(new KubeNamespace(this, 'Resource', { metadata: { name: props.name, labels } }));
    this.addQuota(props.quota);
    this.addContainerDefaults();
    this.addNetworkPolicies();
  }

  private addQuota({ pods, cpuRequests, memoryRequestsGiB, memoryLimitsGiB }: NamespaceQuota): void {
    const hard = {
      pods: Quantity.fromNumber(pods),
      'requests.cpu': Quantity.fromNumber(cpuRequests),
      'requests.memory': Quantity.fromString(`${memoryRequestsGiB}Gi`),
      'limits.memory': Quantity.fromString(`${memoryLimitsGiB}Gi`),
      // Traffic enters through an Ingress; each of these would open a way around it.
      'services.nodeports': Quantity.fromNumber(0),
      'services.loadbalancers': Quantity.fromNumber(0),
    };
    new KubeResourceQuota(this, 'Quota', { metadata: this.metadata('workloads'), spec: { hard } });
  }

  private addContainerDefaults(): void {
    const defaults = {
      type: 'Container',
      defaultRequest: quantities(DEFAULT_REQUEST),
      default: quantities({ memory: DEFAULT_MEMORY_LIMIT }),
    };
    new KubeLimitRange(this, 'Defaults', { metadata: this.metadata('containers'), spec: { limits: [defaults] } });
  }

  private addNetworkPolicies(): void {
    const everyPod = {};
    new KubeNetworkPolicy(this, 'DefaultDeny', {
      metadata: this.metadata('default-deny'),
      spec: { podSelector: everyPod, policyTypes: ['Ingress', 'Egress'] },
    });
    // In Auto Mode DNS is a service of the node, not a pod that a selector could name: the rule goes by port alone.
    new KubeNetworkPolicy(this, 'AllowDns', {
      metadata: this.metadata('allow-dns'),
      spec: { podSelector: everyPod, policyTypes: ['Egress'], egress: [{ ports: DNS_PORTS }] },
    });
    new KubeNetworkPolicy(this, 'AllowSameNamespace', {
      metadata: this.metadata('allow-same-namespace'),
      spec: {
        podSelector: everyPod,
        policyTypes: ['Ingress', 'Egress'],
        ingress: [{ from: [{ podSelector: everyPod }] }],
        egress: [{ to: [{ podSelector: everyPod }] }],
      },
    });
  }

  private metadata(name: string) {
    return { name, namespace: this.name };
  }
}

const DNS_PORTS = ['UDP', 'TCP'].map((protocol) => ({ protocol, port: IntOrString.fromNumber(53) }));

/** @see https://kubernetes.io/docs/concepts/security/pod-security-admission/ */
function podSecurityLabels(level: PodSecurityLevel): Record<string, string> {
  const modes = ['enforce', 'audit', 'warn'];
  return Object.fromEntries(modes.map((mode) => [`pod-security.kubernetes.io/${mode}`, level]));
}

function quantities(texts: Readonly<Record<string, string>>): Record<string, Quantity> {
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, Quantity.fromString(text)]));
}
