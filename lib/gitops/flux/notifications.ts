import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { type Environment, names } from '../../environment';
import { ALERTMANAGER, COMMIT_STATUS_TOKEN, commitStatusRepository } from '../observers';
import { fluxMetadata } from './namespaced';

/** The API of notifications has no newer version. @see https://fluxcd.io/flux/components/notification/ */
const API_VERSION = 'notification.toolkit.fluxcd.io/v1beta3';

const EVERY_KUSTOMIZATION = { kind: 'Kustomization', name: '*' };

export interface FluxNotificationsProps {
  /** Whose branch it is about, and where the repository is. */
  readonly environment: Pick<Environment, 'name' | 'gitops'>;
  /** Name of the cluster. */
  readonly cluster: string;
}

/** Tells the cluster's Alertmanager what failed, and commits on GitHub what became of them in each component. */
export class FluxNotifications extends Construct {
  constructor(scope: Construct, id: string, props: FluxNotificationsProps) {
    super(scope, id);
    this.reportFailures(props);
    const repository = commitStatusRepository(props.environment.gitops);
    if (repository !== undefined) this.reportCommitStatus(props.cluster, repository);
  }

  /** @see https://fluxcd.io/flux/components/notification/providers/#prometheus-alertmanager */
  private reportFailures({ environment, cluster }: FluxNotificationsProps): void {
    this.add('FailuresProvider', 'Provider', 'alertmanager', {
      type: 'alertmanager',
      address: `http://${ALERTMANAGER.address}${ALERTMANAGER.path}`,
    });
    this.add('Failures', 'Alert', 'failures', {
      providerRef: { name: 'alertmanager' },
      eventSeverity: 'error',
      eventSources: [{ kind: 'GitRepository', name: names.agentRoot() }, EVERY_KUSTOMIZATION],
      // Labels of the alert, but for the summary.
      eventMetadata: {
        cluster,
        environment: environment.name,
        summary: `Flux could not bring ${cluster} to what the branch says`,
      },
    });
  }

  /**
   * One status a component, `prod-a/storage`: by default its name would end in the start of a random id.
   * @see https://fluxcd.io/flux/components/notification/providers/#git-commit-status-updates
   */
  private reportCommitStatus(cluster: string, repository: string): void {
    this.add('CommitStatusProvider', 'Provider', 'commit-status', {
      type: 'github',
      address: `https://github.com/${repository}`,
      secretRef: { name: COMMIT_STATUS_TOKEN },
      commitStatusExpr: `'${cluster}/' + event.involvedObject.name`,
    });
    this.add('CommitStatus', 'Alert', 'commit-status', {
      providerRef: { name: 'commit-status' },
      eventSeverity: 'info',
      eventSources: [EVERY_KUSTOMIZATION],
      // It comes as a piece of information, which the provider would report as success.
      exclusionList: ['^Dependencies do not meet ready condition'],
    });
  }

  private add(id: string, kind: string, name: string, spec: object): void {
    new ApiObject(this, id, { apiVersion: API_VERSION, kind, metadata: fluxMetadata(name), spec });
  }
}
