/** What a release of Kubernetes did to one kind in one version of its API. */
export interface ApiRemoval {
  /** The release that no longer serves it: the 25 of `1.25`. */
  readonly minor: number;
  /** The version that is served instead. @default - the kind is gone */
  readonly replacement?: string;
}

/** What became of a kind in this version of its API, or undefined when it is served to this day. */
export function apiRemovalOf(apiVersion: string, kind: string): ApiRemoval | undefined {
  return REMOVALS.get(`${apiVersion} ${kind}`);
}

/** Kinds that one release of Kubernetes no longer serves in one version of their API. */
interface Removal {
  readonly apiVersion: string;
  readonly kinds: readonly string[];
  /** The version that is served instead. @default - the kind is gone */
  readonly replacement?: string;
}

const SUBJECT_REVIEWS = [
  'LocalSubjectAccessReview',
  'SelfSubjectAccessReview',
  'SelfSubjectRulesReview',
  'SubjectAccessReview',
];
const RBAC = ['ClusterRole', 'ClusterRoleBinding', 'Role', 'RoleBinding'];
const FLOW_CONTROL = ['FlowSchema', 'PriorityLevelConfiguration'];
const WEBHOOKS = ['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration'];
const ADMISSION_POLICIES = ['ValidatingAdmissionPolicy', 'ValidatingAdmissionPolicyBinding'];
const DEVICES = ['DeviceClass', 'ResourceClaim', 'ResourceClaimTemplate', 'ResourceSlice'];

/**
 * What each release stopped serving, up to 1.36. Two things are not in the guide, because they never were on by themselves:
 * early versions of admission policies, and of what hands out devices.
 * @see https://kubernetes.io/docs/reference/using-api/deprecation-guide/
 * @see https://github.com/kubernetes/kubernetes/pull/129207 (admission policies, v1alpha1)
 * @see https://github.com/kubernetes/kubernetes/pull/132000 (devices)
 */
const REMOVED_IN: Readonly<Record<number, readonly Removal[]>> = {
  16: [
    { apiVersion: 'apps/v1beta1', kinds: ['Deployment', 'ReplicaSet', 'StatefulSet'], replacement: 'apps/v1' },
    {
      apiVersion: 'apps/v1beta2',
      kinds: ['DaemonSet', 'Deployment', 'ReplicaSet', 'StatefulSet'],
      replacement: 'apps/v1',
    },
    { apiVersion: 'extensions/v1beta1', kinds: ['DaemonSet', 'Deployment', 'ReplicaSet'], replacement: 'apps/v1' },
    { apiVersion: 'extensions/v1beta1', kinds: ['NetworkPolicy'], replacement: 'networking.k8s.io/v1' },
    { apiVersion: 'extensions/v1beta1', kinds: ['PodSecurityPolicy'] },
  ],
  22: [
    toV1('admissionregistration.k8s.io', 'v1beta1', WEBHOOKS),
    toV1('apiextensions.k8s.io', 'v1beta1', ['CustomResourceDefinition']),
    toV1('apiregistration.k8s.io', 'v1beta1', ['APIService']),
    toV1('authentication.k8s.io', 'v1beta1', ['TokenReview']),
    toV1('authorization.k8s.io', 'v1beta1', SUBJECT_REVIEWS),
    toV1('certificates.k8s.io', 'v1beta1', ['CertificateSigningRequest']),
    toV1('coordination.k8s.io', 'v1beta1', ['Lease']),
    { apiVersion: 'extensions/v1beta1', kinds: ['Ingress'], replacement: 'networking.k8s.io/v1' },
    toV1('networking.k8s.io', 'v1beta1', ['Ingress', 'IngressClass']),
    toV1('rbac.authorization.k8s.io', 'v1beta1', RBAC),
    toV1('scheduling.k8s.io', 'v1beta1', ['PriorityClass']),
    toV1('storage.k8s.io', 'v1beta1', ['CSIDriver', 'CSINode', 'StorageClass', 'VolumeAttachment']),
  ],
  25: [
    { apiVersion: 'autoscaling/v2beta1', kinds: ['HorizontalPodAutoscaler'], replacement: 'autoscaling/v2' },
    toV1('batch', 'v1beta1', ['CronJob']),
    toV1('discovery.k8s.io', 'v1beta1', ['EndpointSlice']),
    toV1('events.k8s.io', 'v1beta1', ['Event']),
    toV1('node.k8s.io', 'v1beta1', ['RuntimeClass']),
    toV1('policy', 'v1beta1', ['PodDisruptionBudget']),
    { apiVersion: 'policy/v1beta1', kinds: ['PodSecurityPolicy'] },
  ],
  26: [
    { apiVersion: 'autoscaling/v2beta2', kinds: ['HorizontalPodAutoscaler'], replacement: 'autoscaling/v2' },
    toV1('flowcontrol.apiserver.k8s.io', 'v1beta1', FLOW_CONTROL),
  ],
  27: [toV1('storage.k8s.io', 'v1beta1', ['CSIStorageCapacity'])],
  29: [toV1('flowcontrol.apiserver.k8s.io', 'v1beta2', FLOW_CONTROL)],
  32: [
    toV1('admissionregistration.k8s.io', 'v1alpha1', ADMISSION_POLICIES),
    toV1('flowcontrol.apiserver.k8s.io', 'v1beta3', FLOW_CONTROL),
  ],
  34: [
    toV1('admissionregistration.k8s.io', 'v1beta1', ADMISSION_POLICIES),
    toV1('resource.k8s.io', 'v1alpha3', DEVICES),
  ],
};

const REMOVALS = new Map(
  Object.entries(REMOVED_IN).flatMap(([minor, removals]) =>
    removals.flatMap(({ apiVersion, kinds, replacement }) =>
      kinds.map((kind) => [`${apiVersion} ${kind}`, { minor: Number(minor), replacement }] as const),
    ),
  ),
);

/** The usual case: the stable version has taken the place of an earlier one. */
function toV1(group: string, version: string, kinds: readonly string[]): Removal {
  return { apiVersion: `${group}/${version}`, kinds, replacement: `${group}/v1` };
}
