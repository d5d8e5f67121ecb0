import { productionPodAccess, protectedObjects } from '../../../../lib/kubernetes';
import {
  connectionTo,
  creationOf,
  deletionOf,
  personIn,
  serviceAccount,
  updateOf,
} from '../../../../lib/testing/admission/request';
import { clusterScoped, pod, type PolicyCases } from '../samples';

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
