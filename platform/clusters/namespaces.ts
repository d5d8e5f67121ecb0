import type { Construct } from 'constructs';
import { Component, type NamespaceQuota, WorkloadNamespace } from '../../lib/kubernetes';
import type { ClusterContext } from './cluster-context';

/** The platform's own namespaces. A team's namespaces come with the team, in platform/tenants/. */
const NAMESPACES: Readonly<Record<string, NamespaceQuota>> = {
  monitoring: { pods: 50, cpuRequests: 16, memoryRequestsGiB: 64, memoryLimitsGiB: 96 },
  logging: { pods: 50, cpuRequests: 8, memoryRequestsGiB: 32, memoryLimitsGiB: 48 },
};

/** Namespaces come first: everything else that has one lives in them. */
export function namespaces(scope: Construct, context: ClusterContext): void {
  const component = new Component(scope, 'Namespaces', {
    ...context.componentDefaults,
    name: 'namespaces',
    provides: Object.keys(NAMESPACES).map((name) => `namespace/${name}` as const),
  });
  for (const [name, quota] of Object.entries(NAMESPACES)) {
    new WorkloadNamespace(component, `Namespace-${name}`, { name, quota });
  }
}
