/**
 * What people of the platform may read, by API group: everything that runs or is configured in a cluster, but no Secret, and
 * nothing that is a way into a pod (`pods/exec`, `pods/proxy`, `nodes/proxy`). Of both agents, whichever is chosen: what a
 * cluster does not have, nobody reads. A list and no wildcard: a kind that is new is closed until somebody writes it down.
 * @see https://kubernetes.io/docs/concepts/security/rbac-good-practices/
 */
export const READABLE_KINDS: Readonly<Record<string, readonly string[]>> = {
  '': [
    'configmaps',
    'endpoints',
    'events',
    'limitranges',
    'namespaces',
    'nodes',
    'persistentvolumeclaims',
    'persistentvolumes',
    'pods',
    'pods/log',
    'replicationcontrollers',
    'resourcequotas',
    'serviceaccounts',
    'services',
  ],
  'admissionregistration.k8s.io': [
    'mutatingwebhookconfigurations',
    'validatingadmissionpolicies',
    'validatingadmissionpolicybindings',
    'validatingwebhookconfigurations',
  ],
  'apiextensions.k8s.io': ['customresourcedefinitions'],
  'apiregistration.k8s.io': ['apiservices'],
  apps: ['controllerrevisions', 'daemonsets', 'deployments', 'replicasets', 'statefulsets'],
  'argoproj.io': ['applications', 'applicationsets', 'appprojects'],
  autoscaling: ['horizontalpodautoscalers'],
  batch: ['cronjobs', 'jobs'],
  'coordination.k8s.io': ['leases'],
  'discovery.k8s.io': ['endpointslices'],
  'eks.amazonaws.com': ['cninodes', 'ingressclassparams', 'nodeclasses', 'nodediagnostics', 'targetgroupbindings'],
  'events.k8s.io': ['events'],
  'helm.toolkit.fluxcd.io': ['helmreleases'],
  'karpenter.sh': ['nodeclaims', 'nodepools'],
  'kustomize.toolkit.fluxcd.io': ['kustomizations'],
  'metrics.k8s.io': ['nodes', 'pods'],
  'networking.k8s.aws': [
    'applicationnetworkpolicies',
    'clusternetworkpolicies',
    'clusterpolicyendpoints',
    'policyendpoints',
  ],
  'networking.k8s.io': ['ingressclasses', 'ingresses', 'networkpolicies'],
  'notification.toolkit.fluxcd.io': ['alerts', 'providers', 'receivers'],
  policy: ['poddisruptionbudgets'],
  'rbac.authorization.k8s.io': ['clusterrolebindings', 'clusterroles', 'rolebindings', 'roles'],
  'scheduling.k8s.io': ['priorityclasses'],
  'snapshot.storage.k8s.io': ['volumesnapshotclasses', 'volumesnapshotcontents', 'volumesnapshots'],
  'source.toolkit.fluxcd.io': ['buckets', 'gitrepositories', 'helmcharts', 'helmrepositories', 'ocirepositories'],
  'storage.k8s.io': ['csidrivers', 'csinodes', 'csistoragecapacities', 'storageclasses', 'volumeattachments'],
};
