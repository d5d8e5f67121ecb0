import { ApiObject } from 'cdk8s';
import { KubeIngressClass } from 'cdk8s-plus-27/lib/imports/k8s';
import { Construct } from 'constructs';

/** Where a load balancer writes who asked it for what. */
export interface AccessLogs {
  /** A bucket in the region of the cluster that Elastic Load Balancing may write to. */
  readonly bucket: string;
  /** What the keys of its logs begin with, without a slash at either end. */
  readonly prefix: string;
}

export interface AlbIngressClassProps {
  /** What Ingresses name; also the group whose Ingresses share one load balancer. */
  readonly name: string;
  /** Who finds the load balancer: the VPC and what is connected to it, or the internet. */
  readonly scheme: 'internal' | 'internet-facing';
  /** Tags that select the subnets of the load balancer, one in each zone. */
  readonly subnetTags: Readonly<Record<string, string>>;
  /** The ranges that reach the load balancer; an Ingress cannot say otherwise. */
  readonly inboundCidrs: readonly string[];
  /** Whether Ingresses that name no class get this one. @default false */
  readonly isDefault?: boolean;
  /** Labels that the namespace of an Ingress must have. @default - any namespace may use the class */
  readonly namespaceLabels?: Readonly<Record<string, string>>;
  /** ARNs of the certificates, for every Ingress of the class. @default - found in ACM by the hosts of each Ingress */
  readonly certificateArns?: readonly string[];
  /** Whether AWS refuses to delete the load balancer, as it would be with its last Ingress. @default false */
  readonly isProtected?: boolean;
  /** Where access logs go. @default - nowhere: there are none */
  readonly accessLogs?: AccessLogs;
}

/**
 * TLS 1.3 and, for those who lack it, 1.2 with forward secrecy; key exchange that a quantum computer does not break with
 * those who can. Without a policy it would be one of 2016, with TLS 1.0.
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html
 */
const TLS_POLICY = 'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09';

/** A connection without a byte is closed; AWS's own value, written down as services must keep theirs open for longer. */
const IDLE_TIMEOUT_SECONDS = 60;

/**
 * A class of Ingresses that share one application load balancer of EKS Auto Mode. What the class says, an Ingress cannot
 * change. It can say less than one may think: ports and the redirect to HTTPS are annotations of each Ingress, and one
 * without them listens on port 80 unless the class has certificates. It puts no tags on load balancers, as the role of
 * the cluster allows none but Auto Mode's own.
 * @see https://docs.aws.amazon.com/eks/latest/userguide/auto-configure-alb.html#ingress-reference
 */
export class AlbIngressClass extends Construct {
  /** What Ingresses name. */
  public readonly name: string;

  constructor(scope: Construct, id: string, props: AlbIngressClassProps) {
    super(scope, id);
    const { name, isDefault = false } = props;
    this.name = name;
    new ApiObject(this, 'Params', {
      apiVersion: 'eks.amazonaws.com/v1',
      kind: 'IngressClassParams',
      metadata: { name },
      spec: paramsOf(props),
    });
    new KubeIngressClass(this, 'Resource', {
      metadata: { name, annotations: { 'ingressclass.kubernetes.io/is-default-class': String(isDefault) } },
      spec: {
        controller: 'eks.amazonaws.com/alb',
        parameters: { apiGroup: 'eks.amazonaws.com', kind: 'IngressClassParams', name },
      },
    });
  }
}

function paramsOf(props: AlbIngressClassProps) {
  const { name, scheme, subnetTags, inboundCidrs, namespaceLabels, certificateArns } = props;
  return {
    scheme,
    group: { name },
    namespaceSelector: namespaceLabels && { matchLabels: namespaceLabels },
    ipAddressType: 'ipv4',
    targetType: 'ip',
    subnets: { matchTags: Object.entries(subnetTags).map(([key, value]) => ({ key, values: [value] })) },
    inboundCIDRs: inboundCidrs,
    certificateARNs: certificateArns,
    sslPolicy: TLS_POLICY,
    loadBalancerAttributes: attributesOf(props),
  };
}

/** @see https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_LoadBalancerAttribute.html */
function attributesOf({ isProtected = false, accessLogs }: AlbIngressClassProps) {
  const attributes = {
    'deletion_protection.enabled': isProtected,
    'idle_timeout.timeout_seconds': IDLE_TIMEOUT_SECONDS,
    'routing.http.drop_invalid_header_fields.enabled': true,
    // Traffic can leave a zone that is in trouble, as the cluster's own can.
    'zonal_shift.config.enabled': true,
    'access_logs.s3.enabled': accessLogs !== undefined,
    ...(accessLogs && { 'access_logs.s3.bucket': accessLogs.bucket, 'access_logs.s3.prefix': accessLogs.prefix }),
  };
  return Object.entries(attributes).map(([key, value]) => ({ key, value: String(value) }));
}
