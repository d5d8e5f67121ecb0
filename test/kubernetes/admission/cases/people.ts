import { operationalChanges, productionPodAccess, protectedObjects } from '../../../../lib/kubernetes';
import {
  connectionTo,
  creationOf,
  deletionOf,
  personIn,
  serviceAccount,
  updateOf,
} from '../../../../lib/testing/admission/request';
import type { KubernetesObject } from '../../../../lib/testing/kubernetes-objects';
import { clusterScoped, deployment, namespaced, pod, type PolicyCases } from '../samples';

const BREAK_GLASS = 'platform:break-glass';
const RESCUER = personIn('team:platform', BREAK_GLASS);
const needs = `needs the group ${BREAK_GLASS}`;
const debugged = pod({ ephemeralContainers: [{ name: 'debugger' }] });
const viaSubresource = { subresource: 'ephemeralcontainers' };

export const productionPodAccessCases: PolicyCases = {
  policy: productionPodAccess({ breakGlassGroup: BREAK_GLASS }),
  passes: {
    'exec in an emergency': connectionTo('pods/exec', 'checkout', 'api-0', RESCUER),
    'a debug container in an emergency': updateOf(pod(), debugged, { ...viaSubresource, user: RESCUER }),
    'making a pod, and changing one': creationOf(pod()),
  },
  refuses: {
    exec: [connectionTo('pods/exec', 'checkout', 'api-0'), `in production pods/exec of checkout/api-0 ${needs}`],
    attach: [connectionTo('pods/attach', 'checkout', 'api-0'), `in production pods/attach of checkout/api-0 ${needs}`],
    'port-forward': [
      connectionTo('pods/portforward', 'checkout', 'api-0'),
      `in production pods/portforward of checkout/api-0 ${needs}`,
    ],
    'the proxy to a pod': [
      connectionTo('pods/proxy', 'checkout', 'api-0'),
      `in production pods/proxy of checkout/api-0 ${needs}`,
    ],
    'the proxy to a service': [
      connectionTo('services/proxy', 'checkout', 'api'),
      `in production services/proxy of checkout/api ${needs}`,
    ],
    'a debug container': [
      updateOf(pod(), debugged, viaSubresource),
      `in production pods/ephemeralcontainers of checkout/api ${needs}`,
    ],
    'the pods of Kubernetes itself': [
      connectionTo('pods/exec', 'kube-system', 'coredns-0'),
      `in production pods/exec of kube-system/coredns-0 ${needs}`,
    ],
    'a program': [
      connectionTo('pods/exec', 'checkout', 'api-0', serviceAccount('checkout', 'runner')),
      `in production pods/exec of checkout/api-0 ${needs}`,
    ],
    'somebody without any group': [
      connectionTo('pods/exec', 'checkout', 'api-0', personIn()),
      `in production pods/exec of checkout/api-0 ${needs}`,
    ],
  },
};

const LABEL = 'app.kubernetes.io/part-of';
const OURS = { labels: { [LABEL]: 'platform' } };
const monitoring = clusterScoped('v1', 'Namespace', 'monitoring', OURS);
const kubeSystem = clusterScoped('v1', 'Namespace', 'kube-system', { labels: {} });
const crd = clusterScoped('apiextensions.k8s.io/v1', 'CustomResourceDefinition', 'nodepools.karpenter.sh');
const nodePool = clusterScoped('karpenter.sh/v1', 'NodePool', 'general');
const inGit = `delete it in git, or with the group ${BREAK_GLASS}`;

export const protectedObjectsCases: PolicyCases = {
  policy: protectedObjects({
    namespaces: ['argocd', 'flux-system', 'kube-system'],
    namespaceLabel: { key: LABEL, value: 'platform' },
    guardedKinds: [{ group: 'karpenter.sh', resource: 'nodepools' }],
    serviceAccountNamespaces: ['argocd', 'flux-system', 'kube-system'],
    breakGlassGroup: BREAK_GLASS,
  }),
  passes: {
    'an emergency': deletionOf(monitoring, RESCUER),
    Flux: deletionOf(crd, serviceAccount('flux-system', 'platform-reconciler')),
    'Argo CD': deletionOf(nodePool, serviceAccount('argocd', 'argocd-application-controller')),
    'the controller of namespaces': deletionOf(monitoring, serviceAccount('kube-system', 'namespace-controller')),
    'the API server itself': deletionOf(crd, { username: 'system:apiserver', groups: ['system:masters'] }),
    'EKS, when an add-on goes': deletionOf(crd, { username: 'eks:addon-manager', groups: [] }),
    'a namespace that is not protected': deletionOf(clusterScoped('v1', 'Namespace', 'sandbox')),
    'a new label for a protected namespace': updateOf(
      monitoring,
      clusterScoped('v1', 'Namespace', 'monitoring', { labels: { [LABEL]: 'platform', reviewed: 'true' } }),
    ),
    'a label for a namespace that is protected by its name': updateOf(kubeSystem, kubeSystem),
  },
  refuses: {
    'a namespace of the platform': [deletionOf(monitoring), `protected: Namespace monitoring; ${inGit}`],
    'a namespace that is protected by its name': [deletionOf(kubeSystem), `protected: Namespace kube-system; ${inGit}`],
    'a CRD': [deletionOf(crd), `protected: CustomResourceDefinition nodepools.karpenter.sh; ${inGit}`],
    'a guarded kind': [deletionOf(nodePool), `protected: NodePool general; ${inGit}`],
    'the service account of a team': [
      deletionOf(nodePool, serviceAccount('checkout', 'runner')),
      `protected: NodePool general; ${inGit}`,
    ],
    'the label that protects, taken off': [
      updateOf(monitoring, clusterScoped('v1', 'Namespace', 'monitoring', { labels: {} })),
      `protected by the label ${LABEL}: Namespace monitoring; change it in git, or with the group ${BREAK_GLASS}`,
    ],
  },
};

const RESTARTED = 'kubectl.kubernetes.io/restartedAt';
const template = (metadata: object, spec: object = { containers: [] }) => ({ template: { metadata, spec } });
const restarted = deployment({}, template({ annotations: { [RESTARTED]: '2026-11-25T09:00:00Z' } }));
const stateful = (spec: Readonly<Record<string, unknown>>) => namespaced('apps/v1', 'StatefulSet', spec);
const kustomization = (spec: object = {}, metadata = {}) => {
  const own = { path: './clusters/dev-a/storage', sourceRef: { kind: 'GitRepository', name: 'platform' } };
  return namespaced('kustomize.toolkit.fluxcd.io/v1', 'Kustomization', { ...own, ...spec }, metadata);
};
const gitRepository = (spec: object = {}) => {
  return namespaced('source.toolkit.fluxcd.io/v1', 'GitRepository', {
    url: 'ssh://git@github.com/acme/platform.git',
    ...spec,
  });
};
const application = (metadata = {}, more: object = {}) => {
  return { ...namespaced('argoproj.io/v1alpha1', 'Application', { project: 'platform' }, metadata), ...more };
};
const notByHand = (what: string, of: string) => {
  return `not changed by hand: ${what} of ${of}; change it in git, or with the group ${BREAK_GLASS}`;
};

export const operationalChangesCases: PolicyCases = {
  policy: operationalChanges({ groups: ['team:platform'], breakGlassGroup: BREAK_GLASS }),
  passes: {
    'a restart': updateOf(deployment({}, template({})), restarted),
    'another restart': updateOf(restarted, deployment({}, template({ annotations: { [RESTARTED]: '2026-11-26' } }))),
    'another number of replicas': updateOf(deployment({}, { replicas: 3 }), deployment({}, { replicas: 5 })),
    'an annotation': updateOf(stateful({}), namespaced('apps/v1', 'StatefulSet', {}, { annotations: { why: 'me' } })),
    'Flux, asked to look at once': updateOf(
      kustomization(),
      kustomization({}, { annotations: { 'reconcile.fluxcd.io/requestedAt': 'now' } }),
    ),
    'Flux, told to keep still': updateOf(kustomization(), kustomization({ suspend: true })),
    'Flux, told to go on': updateOf(kustomization({ suspend: true }), kustomization()),
    'a source that keeps still': updateOf(gitRepository({ suspend: false }), gitRepository({ suspend: true })),
    'Argo CD, asked to look at once': updateOf(
      application(),
      application({ annotations: { 'argocd.argoproj.io/refresh': 'hard' } }),
    ),
    'anything in an emergency': updateOf(kustomization(), kustomization({ path: './mine' }), { user: RESCUER }),
    'anything by an agent': updateOf(deployment(), deployment({ hostNetwork: true }), {
      user: serviceAccount('flux-system', 'platform-reconciler'),
    }),
    'anything by a controller': updateOf(deployment(), deployment({}, {}, { labels: {} }), {
      user: { username: 'system:serviceaccount:kube-system:deployment-controller', groups: ['system:authenticated'] },
    }),
  },
  refuses: {
    'another image': [
      updateOf(deployment({}, template({})), deployment({}, template({}, { containers: [{ image: 'mine' }] }))),
      notByHand('spec.template.spec', 'Deployment api'),
    ],
    'other labels of pods, and another annotation': [
      updateOf(
        stateful(template({ annotations: { a: '1', b: '1' } })),
        stateful(template({ annotations: { a: '2' }, labels: { app: 'other' } })),
      ),
      notByHand(
        'spec.template.metadata.labels, the annotation b of its pods, the annotation a of its pods',
        'StatefulSet api',
      ),
    ],
    'another strategy': [
      updateOf(deployment(), deployment({}, { strategy: { type: 'Recreate' } })),
      notByHand('spec.strategy', 'Deployment api'),
    ],
    'what was there, taken away': [
      updateOf(deployment({}, { minReadySeconds: 10 }), deployment()),
      notByHand('spec.minReadySeconds', 'Deployment api'),
    ],
    'labels, owners and finalizers': [
      updateOf(
        deployment({}, {}, { finalizers: ['keep'] }),
        deployment({}, {}, { labels: {}, ownerReferences: [{ name: 'x' }] }),
      ),
      notByHand('metadata.finalizers, metadata.labels, metadata.ownerReferences', 'Deployment api'),
    ],
    'another path for Flux': [
      updateOf(kustomization(), kustomization({ path: './mine', serviceAccountName: 'kustomize-controller' })),
      notByHand('spec.path, spec.serviceAccountName', 'Kustomization api'),
    ],
    'another source for Flux': [
      updateOf(gitRepository(), gitRepository({ url: 'https://example.com/mine.git' })),
      notByHand('spec.url', 'GitRepository api'),
    ],
    'another project for Argo CD': [
      updateOf(application(), { ...application(), spec: { project: 'default' } } as KubernetesObject),
      notByHand('spec.project', 'Application api'),
    ],
    'an operation of Argo CD, which may bring its own manifests': [
      updateOf(application(), application({}, { operation: { sync: { manifests: ['{}'] } } })),
      notByHand('operation', 'Application api'),
    ],
    'the status of an operation': [
      updateOf(application({}, { status: {} }), application({}, { status: { operationState: { phase: 'Running' } } })),
      notByHand('status', 'Application api'),
    ],
    'what runs in kube-system as well': [
      updateOf(
        deployment({}, {}, { namespace: 'kube-system' }),
        deployment({}, { paused: true }, { namespace: 'kube-system' }),
      ),
      notByHand('spec.paused', 'Deployment api'),
    ],
  },
};
