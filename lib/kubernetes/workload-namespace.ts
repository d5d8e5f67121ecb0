import { KubeLimitRange, KubeNamespace, KubeResourceQuota, Quantity } from 'cdk8s-plus-27/lib/imports/k8s';
import { Construct } from 'constructs';
import { DEFAULT_REQUEST, type Network } from '../environment';
import { guard } from './guard';
import { NamespacePolicies, type NamespaceTraffic } from './namespace-policies';

/**
 * Less than Pod Security `restricted`, for pods that could not do their work with it.
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/
 */
export interface PodSecurityException {
  readonly level: 'baseline' | 'privileged';
  /** Why, in a few words; an annotation in the cluster. */
  readonly because: string;
}

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
  /** The network of the cluster. */
  readonly network: Pick<Network, 'cidr' | 'podCidr' | 'availabilityZones'>;
  /** Domain of our own annotation keys: `platform.acme.example`. */
  readonly labelDomain: string;
  /** What Pod Security admission enforces; audit and warn follow it. @default restricted */
  readonly podSecurity?: PodSecurityException;
  /** The domain that hosts of its Ingresses are, or lie below. @default - none may have a host */
  readonly ingressDomain?: string;
  /** What its pods may exchange beside the usual. @default - nothing */
  readonly traffic?: NamespaceTraffic;
}

/** No CPU limit: throttling hurts more than it protects; memory cannot be taken back, so it has one. */
const DEFAULT_MEMORY_LIMIT = '256Mi';

/**
 * A namespace in which pods may run: Pod Security labels, a quota, defaults for containers that ask for nothing, and
 * network policies that deny what is not allowed by name.
 */
export class WorkloadNamespace extends Construct {
  /** Name of the namespace, unique in its cluster. */
  public readonly name: string;

  constructor(scope: Construct, id: string, props: WorkloadNamespaceProps) {
    super(scope, id);
    const { name, network, traffic, podSecurity } = props;
    this.name = name;
    const metadata = { name, labels: podSecurityLabels(podSecurity?.level), annotations: annotationsOf(props) };
    guard(new KubeNamespace(this, 'Resource', { metadata }));
    this.addQuota(props.quota);
    this.addContainerDefaults();
    new NamespacePolicies(this, 'Policies', { namespace: name, network, traffic });
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
    const { cpuMillicores, memoryMiB } = DEFAULT_REQUEST;
    const defaults = {
      type: 'Container',
      defaultRequest: quantities({ cpu: `${cpuMillicores}m`, memory: `${memoryMiB}Mi` }),
      default: quantities({ memory: DEFAULT_MEMORY_LIMIT }),
    };
    new KubeLimitRange(this, 'Defaults', { metadata: this.metadata('containers'), spec: { limits: [defaults] } });
  }

  private metadata(name: string) {
    return { name, namespace: this.name };
  }
}

/** @see https://kubernetes.io/docs/concepts/security/pod-security-admission/ */
function podSecurityLabels(level: PodSecurityException['level'] | 'restricted' = 'restricted'): Record<string, string> {
  const modes = ['enforce', 'audit', 'warn'];
  return Object.fromEntries(modes.map((mode) => [`pod-security.kubernetes.io/${mode}`, level]));
}

/** An admission policy compares the hosts of Ingresses with one of them. */
function annotationsOf({ labelDomain, ingressDomain, podSecurity }: WorkloadNamespaceProps): Record<string, string> {
  return {
    ...(ingressDomain !== undefined && { [`${labelDomain}/ingress-domain`]: ingressDomain }),
    ...(podSecurity !== undefined && {
      [`${labelDomain}/pod-security`]: `${podSecurity.level}: ${podSecurity.because}`,
    }),
  };
}

function quantities(texts: Readonly<Record<string, string>>): Record<string, Quantity> {
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, Quantity.fromString(text)]));
}
