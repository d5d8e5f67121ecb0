import type { PolicyDefinition } from '../../../lib/kubernetes';
import type { AdmissionRequest } from '../../../lib/testing/admission/request';
import type { KubernetesObject } from '../../../lib/testing/kubernetes-objects';

/** A policy with requests that pass it, and with others and what it says to them. */
export interface PolicyCases {
  readonly policy: PolicyDefinition;
  readonly passes: Readonly<Record<string, AdmissionRequest>>;
  readonly refuses: Readonly<Record<string, readonly [AdmissionRequest, ...messages: string[]]>>;
}

export const LABEL_DOMAIN = 'platform.acme.example';
export const REGISTRY = '111111111111.dkr.ecr.eu-west-2.amazonaws.com';
export const DIGEST = `sha256:${'0123456789abcdef'.repeat(4)}`;

const LABELS = { 'app.kubernetes.io/name': 'api', [`${LABEL_DOMAIN}/owner`]: 'checkout' };

type Fields = Readonly<Record<string, unknown>>;

/** A container that every policy likes. */
export function container(fields: Fields = {}): object {
  return {
    name: 'api',
    image: `${REGISTRY}/checkout/api:1.4.0@${DIGEST}`,
    resources: { requests: { cpu: '100m', memory: '128Mi' } },
    securityContext: { capabilities: { drop: ['ALL'] } },
    ...fields,
  };
}

export function podSpec(fields: Fields = {}): Fields {
  return { serviceAccountName: 'api', containers: [container()], ...fields };
}

/** An object with the given spec, in the namespace `checkout`. */
export function namespaced(apiVersion: string, kind: string, spec: Fields, metadata: Fields = {}): KubernetesObject {
  return {
    apiVersion,
    kind,
    metadata: { name: 'api', namespace: 'checkout', labels: LABELS, ...metadata },
    spec,
  } as KubernetesObject;
}

export function pod(spec: Fields = {}, metadata: Fields = {}): KubernetesObject {
  return namespaced('v1', 'Pod', podSpec(spec), metadata);
}

const ZONES = { topologySpreadConstraints: [{ topologyKey: 'topology.kubernetes.io/zone', maxSkew: 1 }] };

export function deployment(ofPod: Fields = {}, fields: Fields = {}, metadata: Fields = {}): KubernetesObject {
  const template = { spec: podSpec({ ...ZONES, ...ofPod }) };
  return namespaced('apps/v1', 'Deployment', { replicas: 3, template, ...fields }, metadata);
}

/** What a pod spec can stand in, by kind. */
export function holdersOf(ofPod: Fields): KubernetesObject[] {
  const template = { spec: podSpec(ofPod) };
  return [
    pod(ofPod),
    deployment(ofPod),
    namespaced('apps/v1', 'StatefulSet', { replicas: 3, template }),
    namespaced('apps/v1', 'DaemonSet', { template }),
    namespaced('batch/v1', 'Job', { template }),
    namespaced('batch/v1', 'CronJob', { jobTemplate: { spec: { template } } }),
  ];
}

export function service(spec: Fields = {}, metadata: Fields = {}): KubernetesObject {
  return namespaced('v1', 'Service', { type: 'ClusterIP', ports: [{ port: 80 }], ...spec }, metadata);
}

export function ingress(spec: Fields, metadata: Fields = {}): KubernetesObject {
  return namespaced('networking.k8s.io/v1', 'Ingress', spec, metadata);
}

export function clusterScoped(apiVersion: string, kind: string, name: string, metadata: Fields = {}): KubernetesObject {
  return { apiVersion, kind, metadata: { name, labels: LABELS, ...metadata }, spec: {} } as KubernetesObject;
}
