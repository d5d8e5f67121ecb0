import type { Construct } from 'constructs';
import { names } from '../../lib/environment';
import { Component, MONITORING_NAMESPACE, WorkloadNamespace, type WorkloadNamespaceProps } from '../../lib/kubernetes';
import type { ClusterContext } from './cluster-context';

type Settings = Pick<WorkloadNamespaceProps, 'quota' | 'traffic' | 'ingressDomain'>;

/** Namespaces come first: everything else that has one lives in them. */
export function namespaces(scope: Construct, context: ClusterContext): void {
  const { componentDefaults, network } = context;
  const settings = Object.entries(namespacesOf(context));
  const component = new Component(scope, 'Namespaces', {
    ...componentDefaults,
    name: 'namespaces',
    provides: settings.map(([name]) => `namespace/${name}` as const),
  });
  for (const [name, rest] of settings) {
    const { labelDomain } = componentDefaults;
    new WorkloadNamespace(component, `Namespace-${name}`, { name, network, labelDomain, ...rest });
  }
}

/** The platform's own namespaces. A team's namespaces come with the team, in platform/tenants/. */
function namespacesOf({ environment, cluster }: ClusterContext): Record<string, Settings> {
  return {
    [MONITORING_NAMESPACE]: {
      quota: { pods: 50, cpuRequests: 16, memoryRequestsGiB: 64, memoryLimitsGiB: 96 },
      traffic: { toApiServer: true, toPodIdentity: true, toEveryNamespace: true },
    },
    logging: {
      quota: { pods: 50, cpuRequests: 8, memoryRequestsGiB: 32, memoryLimitsGiB: 48 },
      traffic: { toApiServer: true, toPodIdentity: true },
    },
    // A small web server, reached from outside: what answers there proves load balancer, DNS, certificate and nodes.
    canary: {
      quota: { pods: 10, cpuRequests: 1, memoryRequestsGiB: 1, memoryLimitsGiB: 2 },
      ingressDomain: names.canaryHost(environment, cluster),
    },
  };
}
