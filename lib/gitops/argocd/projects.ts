import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { names } from '../../environment';
import { managedKinds } from '../managed-kinds';
import { argocdMetadata, BEFORE_ALL_COMPONENTS, NEVER_PRUNED } from './namespaced';

/** The cluster that Argo CD runs in. */
export const THIS_CLUSTER = 'https://kubernetes.default.svc';

export interface PlatformProjectProps {
  /** Clone URL of the one repository that its Applications may read. */
  readonly repositoryUrl: string;
}

/**
 * What the platform's Applications may do: apply the managed kinds, from this repository, to this cluster. Applications lie
 * in the namespace of Argo CD and nowhere else, so nobody else can make one of this project, or one with a name of ours.
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/projects/
 */
export class PlatformProject extends Construct {
  constructor(scope: Construct, id: string, props: PlatformProjectProps) {
    super(scope, id);
    const kinds = managedKinds('argocd');
    const list = (namespaced: boolean) =>
      kinds.filter((managed) => managed.namespaced === namespaced).map(({ group, kind }) => ({ group, kind }));
    const project = projectOf(names.agentRoot(), {
      description: 'What runs in every cluster, rendered into the environment branch.',
      sourceRepos: [props.repositoryUrl],
      // Every namespace: which ones there are is in the branch, and each object names its own.
      destinations: [{ server: THIS_CLUSTER, namespace: '*' }],
      clusterResourceWhitelist: list(false),
      namespaceResourceWhitelist: list(true),
      // Shown, but no warning: add-ons and teams make objects in the same namespaces, and their warnings would hide ours.
      orphanedResources: { warn: false },
    });
    new ApiObject(this, 'Resource', project);
  }
}

/**
 * Argo CD makes the project `default` by itself, and lets it do everything. It cannot be deleted, so it is emptied.
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/projects/#the-default-project
 */
export class EmptyDefaultProject extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const project = projectOf('default', {
      description: 'Empty: every Application names a project.',
      sourceRepos: [],
      sourceNamespaces: [],
      destinations: [],
      clusterResourceWhitelist: [],
      namespaceResourceBlacklist: [{ group: '*', kind: '*' }],
    });
    new ApiObject(this, 'Resource', project);
  }
}

function projectOf(name: string, spec: object) {
  const annotations = { ...BEFORE_ALL_COMPONENTS, ...NEVER_PRUNED };
  const metadata = { ...argocdMetadata(name), annotations };
  return { apiVersion: 'argoproj.io/v1alpha1', kind: 'AppProject', metadata, spec };
}
