import { KubeConfigMap } from 'cdk8s-plus-27/lib/imports/k8s';
import type { Construct } from 'constructs';
import { Component } from '../../lib/kubernetes';
import type { ClusterContext } from './cluster-context';

/**
 * The switch without which EKS Auto Mode takes network policies and enforces none.
 * @see https://docs.aws.amazon.com/eks/latest/userguide/auto-net-pol.html
 */
export function networkPolicy(scope: Construct, { componentDefaults }: ClusterContext): void {
  const component = new Component(scope, 'NetworkPolicy', {
    ...componentDefaults,
    name: 'network-policy',
    needs: ['namespace/kube-system'],
  });
  new KubeConfigMap(component, 'Switch', {
    metadata: { name: 'amazon-vpc-cni', namespace: 'kube-system' },
    data: { 'enable-network-policy-controller': 'true' },
  });
}
