import type { Construct } from 'constructs';
import { names, pinnedImage } from '../../lib/environment';
import { Component, counterparts, Deployment, HostIngress } from '../../lib/kubernetes';
import type { ClusterContext } from './cluster-context';

const NAMESPACE = 'canary';
const PORT = 8080;

/**
 * A small web server behind the internal load balancer. What answers at its host proves nodes, images, volumes aside, and
 * the whole way in: whoever operates the cluster looks here first, and monitoring asks it all the time. It logs each request,
 * those of its probes too, by which monitoring knows that logs arrive.
 */
export function canary(scope: Construct, { environment, cluster, network, componentDefaults }: ClusterContext): void {
  const component = new Component(scope, 'Canary', {
    ...componentDefaults,
    name: 'canary',
    needs: [`namespace/${NAMESPACE}`, 'ingress-class/internal', 'priority-class/platform'],
  });
  const web = new Deployment(component, 'Web', {
    name: 'canary',
    namespace: NAMESPACE,
    image: pinnedImage(environment, 'ghcr.io/stefanprodan/podinfo'),
    command: ['./podinfo', `--port=${PORT}`, '--level=debug'],
    ports: [{ name: 'http', port: PORT }],
    replicas: 2,
    resources: { cpuRequestMillis: 10, memoryRequestMiB: 64 },
    probes: { liveness: { path: '/healthz', port: 'http' }, readiness: { path: '/readyz', port: 'http' } },
    priorityClass: 'platform',
    traffic: { from: [counterparts.loadBalancers(network, [PORT])] },
  });
  new HostIngress(component, 'Ingress', {
    name: 'canary',
    namespace: NAMESPACE,
    className: 'internal',
    host: names.canaryHost(environment, cluster),
    service: web.name,
    port: 'http',
    healthCheckPath: '/readyz',
  });
}
