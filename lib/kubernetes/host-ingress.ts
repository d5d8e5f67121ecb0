import { KubeIngress } from 'cdk8s-plus-27/lib/imports/k8s';
import { Construct } from 'constructs';

export interface HostIngressProps {
  /** Name of the Ingress, unique in its namespace. */
  readonly name: string;
  /** The namespace of the Ingress and its Service. */
  readonly namespace: string;
  /** The class, that is, the load balancer. */
  readonly className: string;
  /** The host that it answers for, below the domain of its namespace; ACM has a certificate for it. */
  readonly host: string;
  /** Name of the Service that gets the requests. */
  readonly service: string;
  /** Name of a port of that Service. */
  readonly port: string;
  /** The path that the load balancer asks a pod for, to know whether it is well. */
  readonly healthCheckPath: string;
  /**
   * How long a browser is sent to the same pod, in seconds, where pods know their visitors and tell each other nothing.
   * @default - to any pod
   */
  readonly stickySeconds?: number;
}

/**
 * Lets one host in by HTTPS, and sends whoever comes by HTTP there. The certificate is found by the host. Ports and
 * redirect are annotations of each Ingress: without them it would listen on port 80 alone.
 * @see https://docs.aws.amazon.com/eks/latest/userguide/auto-configure-alb.html#ingress-reference
 */
export class HostIngress extends Construct {
  constructor(scope: Construct, id: string, props: HostIngressProps) {
    super(scope, id);
    const { name, namespace, className, host, service, port, healthCheckPath, stickySeconds } = props;
    const backend = { service: { name: service, port: { name: port } } };
    new KubeIngress(this, 'Resource', {
      metadata: {
        name,
        namespace,
        annotations: {
          'alb.ingress.kubernetes.io/healthcheck-path': healthCheckPath,
          'alb.ingress.kubernetes.io/listen-ports': JSON.stringify([{ HTTP: 80 }, { HTTPS: 443 }]),
          'alb.ingress.kubernetes.io/ssl-redirect': '443',
          ...(stickySeconds !== undefined && {
            'alb.ingress.kubernetes.io/target-group-attributes': sticky(stickySeconds),
          }),
        },
      },
      spec: {
        ingressClassName: className,
        tls: [{ hosts: [host] }],
        rules: [{ host, http: { paths: [{ path: '/', pathType: 'Prefix', backend }] } }],
      },
    });
  }
}

/** @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html */
function sticky(seconds: number): string {
  const attributes = { enabled: true, type: 'lb_cookie', 'lb_cookie.duration_seconds': seconds };
  return Object.entries(attributes)
    .map(([name, value]) => `stickiness.${name}=${value}`)
    .join(',');
}
