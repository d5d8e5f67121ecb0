import type { Construct } from 'constructs';
import { type Cluster, type Network, publicIngressLabel, subnetTags } from '../../lib/environment';
import { AlbIngressClass, Component } from '../../lib/kubernetes';
import type { ClusterContext } from './cluster-context';

/**
 * Two ways in: the class that every Ingress gets, for those who are connected to the network, and one for the internet,
 * which a namespace has to be allowed. Each is one load balancer, whatever the number of Ingresses.
 */
export function ingress(scope: Construct, context: ClusterContext): void {
  const { cluster, network, environment, componentDefaults } = context;
  const component = new Component(scope, 'Ingress', {
    ...componentDefaults,
    name: 'ingress',
    needs: ['crd/ingressclassparams.eks.amazonaws.com'],
    provides: ['ingress-class/internal', 'ingress-class/public'],
  });
  const { certificateArns, publicCidrs } = cluster.ingress;
  const isProtected = environment.stage === 'production';
  new AlbIngressClass(component, 'Internal', {
    name: 'internal',
    isDefault: true,
    scheme: 'internal',
    subnetTags: subnetTags(environment, 'private'),
    inboundCidrs: connectedCidrs(network),
    certificateArns,
    isProtected,
    accessLogs: accessLogsOf(cluster, 'internal'),
  });
  new AlbIngressClass(component, 'Public', {
    name: 'public',
    scheme: 'internet-facing',
    subnetTags: subnetTags(environment, 'public'),
    inboundCidrs: publicCidrs,
    namespaceLabels: publicIngressLabel(componentDefaults.labelDomain),
    certificateArns,
    isProtected,
    accessLogs: accessLogsOf(cluster, 'public'),
  });
}

/** Nodes, pods, and what is behind the transit gateway. */
function connectedCidrs({ cidr, podCidr, transitGateway }: Network): string[] {
  return [cidr, podCidr, ...(transitGateway?.destinations ?? [])];
}

function accessLogsOf({ name, ingress: { accessLogsBucket } }: Cluster, ingressClass: string) {
  return accessLogsBucket === undefined ? undefined : { bucket: accessLogsBucket, prefix: `${name}/${ingressClass}` };
}
