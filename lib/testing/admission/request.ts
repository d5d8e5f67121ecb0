import type { KubernetesObject } from '../kubernetes-objects';

/** Who asks. */
export interface RequestUser {
  readonly username: string;
  readonly groups: readonly string[];
}

/** What admission knows of a request. DELETE has no object, CREATE no old one; CONNECT has the options of the connection. */
export interface AdmissionRequest {
  readonly operation: 'CONNECT' | 'CREATE' | 'DELETE' | 'UPDATE';
  readonly group: string;
  readonly version: string;
  /** In the plural: `deployments`. */
  readonly resource: string;
  /** `exec` of `pods/exec`. @default - none */
  readonly subresource?: string;
  readonly kind: string;
  readonly name: string;
  /** @default - cluster-scoped */
  readonly namespace?: string;
  readonly object: object | null;
  readonly oldObject: object | null;
  readonly user: RequestUser;
}

/** A person of the platform team, as EKS names people. */
export const PERSON = personIn('team:platform');

/** A person in the given Kubernetes groups. */
export function personIn(...groups: readonly string[]): RequestUser {
  const role = 'arn:aws:sts::111111111111:assumed-role/platform-platform/jane';
  return { username: role, groups: [...groups, 'system:authenticated'] };
}

/** @see https://kubernetes.io/docs/reference/access-authn-authz/authentication/#service-account-tokens */
export function serviceAccount(namespace: string, name: string): RequestUser {
  const groups = ['system:serviceaccounts', `system:serviceaccounts:${namespace}`, 'system:authenticated'];
  return { username: `system:serviceaccount:${namespace}:${name}`, groups };
}

export function creationOf(object: KubernetesObject, user = PERSON): AdmissionRequest {
  return { ...aboutObject(object), operation: 'CREATE', object, oldObject: null, user };
}

/** @param subresource through which the object is changed: `ephemeralcontainers` */
export function updateOf(
  oldObject: KubernetesObject,
  object: KubernetesObject,
  { user = PERSON, subresource }: { user?: RequestUser; subresource?: string } = {},
): AdmissionRequest {
  return { ...aboutObject(object), operation: 'UPDATE', object, oldObject, user, subresource };
}

export function deletionOf(oldObject: KubernetesObject, user = PERSON): AdmissionRequest {
  return { ...aboutObject(oldObject), operation: 'DELETE', object: null, oldObject, user };
}

/** @param target such as `pods/exec` */
export function connectionTo(target: string, namespace: string, name: string, user = PERSON): AdmissionRequest {
  const [resource = '', subresource] = target.split('/');
  const kind = OPTIONS[target];
  if (kind === undefined) throw new Error(`${target} is not what one connects to`);
  const object = { apiVersion: 'v1', kind };
  const about = { group: '', version: 'v1', resource, subresource, kind, name, namespace };
  return { ...about, operation: 'CONNECT', object, oldObject: null, user };
}

/** What the object of a CONNECT is. @see https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.35/ */
const OPTIONS: Readonly<Record<string, string>> = {
  'pods/attach': 'PodAttachOptions',
  'pods/exec': 'PodExecOptions',
  'pods/portforward': 'PodPortForwardOptions',
  'pods/proxy': 'PodProxyOptions',
  'services/proxy': 'ServiceProxyOptions',
};

/** A namespace is in itself, as far as the rules about namespaces are concerned. */
function aboutObject({ apiVersion, kind, metadata }: KubernetesObject) {
  const [version = '', group = ''] = apiVersion.split('/').reverse();
  const namespace = kind === 'Namespace' ? metadata.name : metadata.namespace;
  return { group, version, resource: resourceOf(kind), kind, name: metadata.name, namespace };
}

/** As Kubernetes itself guesses it. @see https://pkg.go.dev/k8s.io/apimachinery/pkg/api/meta#UnsafeGuessKindToResource */
function resourceOf(kind: string): string {
  const name = kind.toLowerCase();
  if (name.endsWith('params')) return name;
  if (name.endsWith('s')) return `${name}es`;
  return name.endsWith('y') ? `${name.slice(0, -1)}ies` : `${name}s`;
}
