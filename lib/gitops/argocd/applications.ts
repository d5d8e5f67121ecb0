import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { names } from '../../environment';
import { groupOf } from '../api-group';
import type { AutoscaledTarget, DeliveredComponent } from '../delivered-component';
import { argocdMetadata, BEFORE_ALL_COMPONENTS, NEVER_PRUNED } from './namespaced';
import { THIS_CLUSTER } from './projects';

/** Where the manifests of an Application are. */
interface ApplicationSource {
  /** Clone URL of the repository. */
  readonly repositoryUrl: string;
  /** The environment branch. */
  readonly branch: string;
  /** The folder in it. */
  readonly folder: string;
}

export interface RootApplicationProps {
  /** The folder that it is in itself. */
  readonly source: ApplicationSource;
}

/**
 * Applies the folder that it is in: the settings, the projects and every other Application, wave by wave, and itself.
 * Without a finalizer, so that deleting it removes nothing.
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/cluster-bootstrapping/#app-of-apps-pattern
 */
export class RootApplication extends Construct {
  constructor(scope: Construct, id: string, props: RootApplicationProps) {
    super(scope, id);
    const annotations = { ...COMPARE_ON_SERVER, ...BEFORE_ALL_COMPONENTS, ...NEVER_PRUNED };
    const metadata = { ...argocdMetadata(names.agentRoot()), annotations };
    new ApiObject(this, 'Resource', { ...APPLICATION, metadata, spec: specOf(props.source) });
  }
}

export interface ComponentApplicationProps {
  /** The component's own folder. */
  readonly source: ApplicationSource;
  /** What is applied, and in which wave. */
  readonly component: DeliveredComponent;
}

/**
 * One component, in its wave. When it is rendered no more its objects go, but for those of guarded kinds, which a person
 * has to confirm.
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/app_deletion/#about-the-deletion-finalizer
 */
export class ComponentApplication extends Construct {
  constructor(scope: Construct, id: string, props: ComponentApplicationProps) {
    super(scope, id);
    const { name, wave, autoscaled } = props.component;
    const ignoreDifferences = autoscaled.length > 0 ? autoscaled.map(replicasOf) : undefined;
    new ApiObject(this, 'Resource', {
      ...APPLICATION,
      metadata: {
        ...argocdMetadata(name),
        annotations: { ...COMPARE_ON_SERVER, 'argocd.argoproj.io/sync-wave': String(wave) },
        finalizers: ['resources-finalizer.argocd.argoproj.io'],
      },
      spec: { ...specOf(props.source), ignoreDifferences },
    });
  }
}

const APPLICATION = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Application' };

/**
 * What server-side apply would change is what is different: no guess about defaults.
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/diff-strategies/#server-side-diff
 */
const COMPARE_ON_SERVER: Readonly<Record<string, string>> = {
  'argocd.argoproj.io/compare-options': 'ServerSideDiff=true',
};

/**
 * Not SkipDryRunOnMissingResource: a kind that comes in the same sync is known without it, and one that comes from another
 * component is waited for; a kind that is misspelt should be found before anything is applied.
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/
 */
const SYNC_OPTIONS: readonly string[] = [
  'CreateNamespace=false',
  'FailOnSharedResource=true',
  'PruneLast=true',
  'RespectIgnoreDifferences=true',
  'ServerSideApply=true',
];

function specOf({ repositoryUrl, branch, folder }: ApplicationSource) {
  return {
    project: names.agentRoot(),
    source: { repoURL: repositoryUrl, targetRevision: branch, path: folder },
    destination: { server: THIS_CLUSTER },
    syncPolicy: {
      automated: { prune: true, selfHeal: true, allowEmpty: false },
      syncOptions: [...SYNC_OPTIONS],
      // Some 25 minutes; a new commit is taken up at the next try.
      retry: { limit: 10, refresh: true, backoff: { duration: '5s', factor: 2, maxDuration: '5m' } },
    },
    // Git is the history, and Argo CD rolls nothing back that it syncs by itself.
    revisionHistoryLimit: 3,
  };
}

function replicasOf({ apiVersion, kind, namespace, name }: AutoscaledTarget) {
  return { group: groupOf(apiVersion), kind, namespace, name, jsonPointers: ['/spec/replicas'] };
}
