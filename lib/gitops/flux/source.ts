import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { agentRepositoryUrl, type Environment, names } from '../../environment';
import { fluxMetadata, NEVER_PRUNED } from './namespaced';

export interface FluxSourceProps {
  /** Where the repository is, and which branch of it. */
  readonly gitops: Environment['gitops'];
  /** Name of the cluster. */
  readonly cluster: string;
}

/**
 * The environment branch, as far as it is about this cluster. Every new commit is a new revision, also one that changes
 * another cluster only: so each commit gets a status from each cluster.
 * @see https://fluxcd.io/flux/components/source/gitrepositories/
 */
export class FluxSource extends Construct {
  constructor(scope: Construct, id: string, props: FluxSourceProps) {
    super(scope, id);
    const { gitops, cluster } = props;
    new ApiObject(this, 'Resource', {
      apiVersion: 'source.toolkit.fluxcd.io/v1',
      kind: 'GitRepository',
      metadata: { ...fluxMetadata(names.agentRoot()), annotations: NEVER_PRUNED },
      spec: {
        url: agentRepositoryUrl(gitops),
        ref: { branch: gitops.branch },
        secretRef: { name: names.repositorySecret() },
        interval: '1m',
        timeout: '60s',
        ignore: onlyFolderOf(cluster),
      },
    });
  }
}

/** As in a .gitignore: what lies in an excluded folder cannot be taken in again, so folders are opened one by one. */
function onlyFolderOf(cluster: string): string {
  return ['/*', '!/clusters/', '/clusters/*', `!/clusters/${cluster}/`, ''].join('\n');
}
