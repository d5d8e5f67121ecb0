import { KubeConfigMap } from 'cdk8s-plus-27/lib/imports/k8s';
import { Construct } from 'constructs';
import type { Environment } from '../../environment';
import { ALERTMANAGER, COMMIT_STATUS_TOKEN, commitStatusRepository } from '../observers';
import { settingsMetadata } from './namespaced';

/** The commit that an operation is, or was, about; for one that is at rest, the commit that it is at. */
const OPERATION_REVISION = '{{.app.status.operationState.operation.sync.revision}}';
const CURRENT_REVISION = '{{.app.status.sync.revision}}';

export interface ArgoCdNotificationsProps {
  /** Whose branch it is about, and where the repository is. */
  readonly environment: Pick<Environment, 'name' | 'gitops'>;
  /** Name of the cluster. */
  readonly cluster: string;
}

/**
 * Tells the cluster's Alertmanager what failed, and commits on GitHub what became of them in each component.
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/notifications/
 */
export class ArgoCdNotifications extends Construct {
  constructor(scope: Construct, id: string, props: ArgoCdNotificationsProps) {
    super(scope, id);
    const repository = commitStatusRepository(props.environment.gitops);
    new KubeConfigMap(this, 'Resource', {
      metadata: settingsMetadata('argocd-notifications-cm'),
      data: {
        'service.alertmanager': `targets:\n- ${ALERTMANAGER.address}\napiPath: ${ALERTMANAGER.path}\n`,
        ...(repository === undefined ? {} : { 'service.webhook.commit-status': GITHUB }),
        subscriptions: subscriptions(repository !== undefined),
        ...TRIGGERS,
        ...templates(props, repository),
      },
    });
  }
}

/** @see https://argo-cd.readthedocs.io/en/stable/operator-manual/notifications/services/webhook/#set-github-commit-status */
const GITHUB = `url: https://api.github.com
headers:
- name: Accept
  value: application/vnd.github+json
- name: Authorization
  value: Bearer $${COMMIT_STATUS_TOKEN}
`;

function subscriptions(onGitHub: boolean): string {
  const failures = '- recipients:\n  - alertmanager\n  triggers:\n  - on-sync-failed\n  - on-health-degraded\n';
  const statuses =
    '- recipients:\n  - commit-status\n  triggers:\n  - on-deployed\n  - on-sync-failed\n  - on-health-degraded\n';
  return onGitHub ? failures + statuses : failures;
}

/** Unlike that of the catalogue it asks for `Synced`: an earlier success and a new commit do not make a deployment. */
const IS_DEPLOYED =
  "app.status.operationState != nil and app.status.operationState.phase in ['Succeeded']" +
  " and app.status.sync.status == 'Synced' and app.status.health.status == 'Healthy'";

/** An operation that is tried again runs until the last try has failed: nobody waits for that. */
const KEEPS_FAILING =
  "app.status.operationState != nil and app.status.operationState.phase in ['Running']" +
  ' and app.status.operationState.retryCount != nil and app.status.operationState.retryCount >= 3';

/**
 * A component is deployed anew with each commit, also one that changes nothing in it, and whenever it recovers.
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/notifications/triggers/
 */
const TRIGGERS = {
  'trigger.on-deployed': `- when: ${IS_DEPLOYED}
  oncePer: app.status.sync.revision
  send: [app-deployed]
- when: ${IS_DEPLOYED}
  send: [app-deployed]
`,
  'trigger.on-health-degraded': `- when: app.status.health.status == 'Degraded'
  send: [app-health-degraded]
`,
  'trigger.on-sync-failed': `- when: app.status.operationState != nil and app.status.operationState.phase in ['Error', 'Failed']
  send: [app-sync-failed]
- when: ${KEEPS_FAILING}
  send: [app-sync-failed]
`,
};

function templates(props: ArgoCdNotificationsProps, repository: string | undefined): Record<string, string> {
  const status = (state: string, description: string, revision: string) =>
    repository === undefined ? '' : commitStatus(props.cluster, repository, { state, description, revision });
  const text = (sentence: string) => `message: Application {{.app.metadata.name}} ${sentence}.\n`;
  return {
    'template.app-deployed': text('is synced and healthy') + status('success', 'Synced and healthy', CURRENT_REVISION),
    'template.app-health-degraded':
      text('has degraded') +
      alert(props, 'ArgoCdHealthDegraded', 'is degraded') +
      status('failure', 'Degraded', CURRENT_REVISION),
    'template.app-sync-failed':
      text('could not be synced') +
      alert(props, 'ArgoCdSyncFailed', 'could not be synced') +
      status('failure', 'Sync failed', OPERATION_REVISION),
  };
}

/**
 * The severity is that of Flux, so that one route serves both agents.
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/notifications/services/alertmanager/
 */
function alert({ environment, cluster }: ArgoCdNotificationsProps, name: string, sentence: string): string {
  return `alertmanager:
  labels:
    alertname: ${name}
    severity: error
    cluster: ${cluster}
    environment: ${environment.name}
    kind: Application
    name: "{{.app.metadata.name}}"
    namespace: "{{.app.metadata.namespace}}"
  annotations:
    summary: "{{.app.metadata.name}} ${sentence} in ${cluster}"
`;
}

/** One status a component, with the name that Flux gives it: `prod-a/storage`. */
function commitStatus(
  cluster: string,
  repository: string,
  { state, description, revision }: { state: string; description: string; revision: string },
): string {
  const context = `${cluster}/{{.app.metadata.name}}`;
  return `webhook:
  commit-status:
    method: POST
    path: /repos/${repository}/statuses/${revision}
    body: |
      ${JSON.stringify({ state, description, context })}
`;
}
