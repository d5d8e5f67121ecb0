import type { Construct } from 'constructs';
import { type Cluster, mostNodesOf, names } from '../../lib/environment';
import {
  AllowTraffic,
  type AllowTrafficProps,
  Component,
  counterparts,
  MONITORING_NAMESPACE,
  type NamespaceQuota,
  WorkloadNamespace,
  type WorkloadNamespaceProps,
} from '../../lib/kubernetes';
import type { ClusterContext } from './cluster-context';
import { AGENT_NAMESPACES } from './exempt-namespaces';
import { NODE_AGENTS } from './node-agents';

type Settings = Pick<WorkloadNamespaceProps, 'quota' | 'traffic' | 'ingressDomain' | 'podSecurity'>;

/** Namespaces come first: everything else that has one lives in them. */
export function namespaces(scope: Construct, context: ClusterContext): void {
  const { componentDefaults, environment, network } = context;
  const fromMetricsScraper = environment.telemetry.backend === 'amazon-managed-prometheus';
  const settings = Object.entries(namespacesOf(context));
  const component = new Component(scope, 'Namespaces', {
    ...componentDefaults,
    name: 'namespaces',
    provides: settings.map(([name]) => `namespace/${name}` as const),
  });
  for (const [name, rest] of settings) {
    const { labelDomain } = componentDefaults;
    const traffic = { ...rest.traffic, fromMetricsScraper };
    new WorkloadNamespace(component, `Namespace-${name}`, { name, network, labelDomain, ...rest, traffic });
  }
  new AllowTraffic(component, 'AlertsOfAgents', ALERTS_OF_AGENTS);
}

/** Where Alertmanager listens. */
const ALERTMANAGER_PORT = 9093;

/**
 * An agent tells Alertmanager what it could not bring to the cluster. Both may: changing the agent changes nothing but the
 * agent.
 */
const ALERTS_OF_AGENTS: AllowTrafficProps = {
  namespace: MONITORING_NAMESPACE,
  name: 'allow-alerts-of-agents',
  pods: { 'app.kubernetes.io/name': 'alertmanager' },
  from: AGENT_NAMESPACES.map(({ name }) => counterparts.namespace(name, [ALERTMANAGER_PORT])),
};

/** The platform's own namespaces. A team's namespaces come with the team, in platform/tenants/. */
function namespacesOf({ environment, cluster }: ClusterContext): Record<string, Settings> {
  return {
    [MONITORING_NAMESPACE]: {
      quota: { pods: 50, cpuRequests: 16, memoryRequestsGiB: 64, memoryLimitsGiB: 96 },
      traffic: { toApiServer: true, toPodIdentity: true, toEveryNamespace: true },
      ...(environment.telemetry.grafana.oidc !== undefined && {
        ingressDomain: names.grafanaHost(environment, cluster),
      }),
    },
    logging: {
      quota: { pods: 50, cpuRequests: 8, memoryRequestsGiB: 32, memoryLimitsGiB: 48 },
      traffic: { toApiServer: true, toPodIdentity: true },
    },
    [NODE_AGENTS.namespace]: {
      quota: quotaOfEveryNode(cluster),
      podSecurity: { level: 'privileged', because: 'node agents mount folders of their node' },
    },
    // A small web server, reached from outside: what answers there proves load balancer, DNS, certificate and nodes.
    canary: {
      quota: { pods: 10, cpuRequests: 1, memoryRequestsGiB: 1, memoryLimitsGiB: 2 },
      ingressDomain: names.canaryHost(environment, cluster),
    },
  };
}

/** What the agents of one node ask for together, at most: 2 pods, a quarter of a vCPU, and memory. */
const AGENTS_OF_A_NODE = { pods: 2, vCpus: 0.25, memoryRequestGiB: 0.5, memoryLimitGiB: 1 };

/** Enough for as many nodes as the pools may grow to: a node without its agents would be one that nobody sees. */
function quotaOfEveryNode({ nodePools }: Pick<Cluster, 'nodePools'>): NamespaceQuota {
  const nodes = mostNodesOf(nodePools);
  const { pods, vCpus, memoryRequestGiB, memoryLimitGiB } = AGENTS_OF_A_NODE;
  return {
    pods: nodes * pods,
    cpuRequests: Math.ceil(nodes * vCpus),
    memoryRequestsGiB: Math.ceil(nodes * memoryRequestGiB),
    memoryLimitsGiB: Math.ceil(nodes * memoryLimitGiB),
  };
}
