import { KubeClusterRoleBinding } from 'cdk8s-plus-27/lib/imports/k8s';
import { Construct } from 'constructs';

export interface GroupBindingProps {
  /** Name of the binding, unique in its cluster. */
  readonly name: string;
  /** Name of the ClusterRole. A binding cannot be given another one later: it is made anew. */
  readonly role: string;
  /** Groups whose members have it, in every namespace. */
  readonly groups: readonly string[];
}

/** Gives groups of people a role in the whole cluster. */
export class GroupBinding extends Construct {
  constructor(scope: Construct, id: string, props: GroupBindingProps) {
    super(scope, id);
    const { name, role, groups } = props;
    const apiGroup = 'rbac.authorization.k8s.io';
    new KubeClusterRoleBinding(this, 'Resource', {
      metadata: { name },
      roleRef: { apiGroup, kind: 'ClusterRole', name: role },
      subjects: groups.map((group) => ({ apiGroup, kind: 'Group', name: group })),
    });
  }
}
