import { KubeClusterRole, type PolicyRule } from 'cdk8s-plus-27/lib/imports/k8s';
import { Construct } from 'constructs';
import { GroupBinding } from './group-binding';
import { READABLE_KINDS } from './readable-kinds';

export interface PlatformEngineerProps {
  /** Groups of the people who run the platform. */
  readonly groups: readonly string[];
  /** Whether they get into running pods, and act there with the rights of these: never in production. */
  readonly podAccess: boolean;
}

/**
 * What the people who run the platform may do with it: look at everything but Secrets, and keep it running. What runs, they
 * change in git. `patch` is more than what it is for, a restart or a pause: the admission policy `operational-changes` keeps
 * it to that.
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/
 */
export class PlatformEngineer extends Construct {
  constructor(scope: Construct, id: string, props: PlatformEngineerProps) {
    super(scope, id);
    const { groups, podAccess } = props;
    const name = 'platform-engineer';
    const rules = [...readEverything(), ...OPERATE, ...(podAccess ? [ENTER_PODS] : [])];
    new KubeClusterRole(this, 'Resource', { metadata: { name }, rules });
    new GroupBinding(this, 'Binding', { name, role: name, groups });
  }
}

function readEverything(): PolicyRule[] {
  return Object.entries(READABLE_KINDS).map(([group, resources]) => allow(['get', 'list', 'watch'], group, resources));
}

const OPERATE: readonly PolicyRule[] = [
  allow(['delete'], '', ['pods']),
  // A drain asks for evictions, so that disruption budgets are kept, and marks the node before.
  allow(['create'], '', ['pods/eviction']),
  allow(['patch'], '', ['nodes']),
  allow(['delete'], 'karpenter.sh', ['nodeclaims']),
  allow(['get', 'patch', 'update'], 'apps', ['deployments/scale', 'replicasets/scale', 'statefulsets/scale']),
  // A restart is an annotation on the pods.
  allow(['patch'], 'apps', ['daemonsets', 'deployments', 'statefulsets']),
  // To ask an agent to look at once, or to keep still.
  allow(['patch'], 'argoproj.io', ['applications']),
  allow(['patch'], 'helm.toolkit.fluxcd.io', ['helmreleases']),
  allow(['patch'], 'kustomize.toolkit.fluxcd.io', ['kustomizations']),
  allow(['patch'], 'source.toolkit.fluxcd.io', ['gitrepositories']),
];

/**
 * A connection by WebSocket begins as a GET, and from Kubernetes 1.35 on takes both verbs.
 * @see https://github.com/kubernetes/kubernetes/issues/133515
 */
const ENTER_PODS: PolicyRule = allow(['create', 'get'], '', ['pods/attach', 'pods/exec', 'pods/portforward']);

function allow(verbs: readonly string[], group: string, resources: readonly string[]): PolicyRule {
  return { apiGroups: [group], resources: [...resources], verbs: [...verbs] };
}
