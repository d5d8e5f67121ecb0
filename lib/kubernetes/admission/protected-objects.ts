import { celEntry, celList, celMessage, celString } from './cel';
import type { PolicyDefinition } from './policy';

/** A kind that only programs delete. */
export interface GuardedKind {
  readonly group: string;
  /** In the plural: `nodepools`. */
  readonly resource: string;
}

export interface ProtectedObjectsProps {
  /** Namespaces that are protected by name, whatever labels they carry. */
  readonly namespaces: readonly string[];
  /** The label of all other namespaces that are protected. */
  readonly namespaceLabel: { readonly key: string; readonly value: string };
  /** What is guarded beside namespaces and CRDs. */
  readonly guardedKinds: readonly GuardedKind[];
  /** Namespaces whose service accounts may delete: those of the GitOps agents, and of the controllers of Kubernetes. */
  readonly serviceAccountNamespaces: readonly string[];
  /** The group whose members may. */
  readonly breakGlassGroup: string;
}

/**
 * With a namespace goes all that is in it, with a CRD all objects of its kind, with a node pool its nodes: they are deleted
 * in git, and the agent deletes them here. Nor may somebody take off the label first.
 */
export function protectedObjects(props: ProtectedObjectsProps): PolicyDefinition {
  const { namespaces, namespaceLabel, guardedKinds, breakGlassGroup } = props;
  const hasLabel = (object: string) =>
    `${celEntry(object, 'labels', namespaceLabel.key)} == ${celString(namespaceLabel.value)}`;
  return {
    name: 'protected-objects',
    description: 'Nobody deletes namespaces of the platform, CRDs and node pools by hand.',
    resources: [
      { group: '', resources: ['namespaces'], operations: ['DELETE', 'UPDATE'] },
      { group: 'apiextensions.k8s.io', resources: ['customresourcedefinitions'], operations: ['DELETE'] },
      ...guardedKinds.map(({ group, resource }) => {
        return { group, version: '*', resources: [resource], operations: ['DELETE'] } as const;
      }),
    ],
    conditions: {
      'by-a-person': `!(${byProgram(props)})`,
      'is-protected': `request.resource.resource != 'namespaces' || oldObject.metadata.name in ${celList(namespaces)} || ${hasLabel('oldObject')}`,
    },
    validations: [
      {
        expression: "request.operation != 'DELETE'",
        message: `what is protected is deleted in git, or with the group ${breakGlassGroup}`,
        messageExpression: celMessage(
          'protected: ',
          { cel: "request.kind.kind + ' ' + oldObject.metadata.name" },
          `; delete it in git, or with the group ${breakGlassGroup}`,
        ),
        reason: 'Forbidden',
      },
      {
        expression: `request.operation != 'UPDATE' || !(${hasLabel('oldObject')}) || ${hasLabel('object')}`,
        message: `the label ${namespaceLabel.key} stays on a namespace that it protects`,
        messageExpression: celMessage(
          `protected by the label ${namespaceLabel.key}: Namespace `,
          { cel: 'oldObject.metadata.name' },
          `; change it in git, or with the group ${breakGlassGroup}`,
        ),
        reason: 'Forbidden',
      },
    ],
    includesSystemNamespaces: true,
  };
}

/**
 * The control plane of Kubernetes and of EKS, and the service accounts that are named. EKS gives no person a name that
 * begins like theirs.
 * @see https://docs.aws.amazon.com/eks/latest/userguide/creating-access-entries.html
 * @see https://kubernetes.io/docs/reference/access-authn-authz/authentication/#service-account-tokens
 */
function byProgram({ serviceAccountNamespaces, breakGlassGroup }: ProtectedObjectsProps): string {
  const groups = [...serviceAccountNamespaces.map((name) => `system:serviceaccounts:${name}`), breakGlassGroup];
  const user = 'request.userInfo.username';
  return [
    `${user}.startsWith('eks:')`,
    `(${user}.startsWith('system:') && !${user}.startsWith('system:serviceaccount:'))`,
    `request.userInfo.?groups.orValue([]).exists(group, group in ${celList(groups)})`,
  ].join(' || ');
}
