import { parse } from 'yaml';
import { ArgoCdAgent, type DeliveredComponent, managedKinds } from '../../lib/gitops';
import { healthByLua } from '../../lib/testing/lua';
import { ELSEWHERE } from '../../lib/testing/environments';
import { delivered, deliveryOf, find, objectsOf } from './rendering';

const COMPONENTS = [
  delivered('namespaces'),
  delivered('grafana', {
    after: ['namespaces'],
    wave: 1,
    autoscaled: [{ apiVersion: 'apps/v1', kind: 'Deployment', namespace: 'monitoring', name: 'grafana' }],
  }),
];

const objects = argocdOf(COMPONENTS);

function argocdOf(components: readonly DeliveredComponent[], source?: typeof ELSEWHERE) {
  return objectsOf((scope) => {
    const groups = { admins: 'platform:break-glass', readers: 'team:platform' };
    new ArgoCdAgent(scope, 'ArgoCd', { ...deliveryOf(components, source), ...groups });
  });
}

function waveOf({ metadata }: { metadata: { annotations?: Readonly<Record<string, string>> } }): string | undefined {
  return metadata.annotations?.['argocd.argoproj.io/sync-wave'];
}

test('Argo CD is told how to work, what it may do, and every component, in waves', () => {
  const lines = objects.map((object) => `${waveOf(object) ?? '-'} ${object.kind} ${object.metadata.name}`);
  expect(lines).toEqual([
    '-1 ConfigMap argocd-cm',
    '-1 ConfigMap argocd-rbac-cm',
    '-1 ConfigMap argocd-notifications-cm',
    '-1 AppProject default',
    '-1 AppProject platform',
    '-1 Application platform',
    '0 Application namespaces',
    '1 Application grafana',
  ]);
  expect(new Set(objects.map(({ metadata }) => metadata.namespace))).toEqual(new Set(['argocd']));
});

describe('a component', () => {
  const namespaces = find(objects, 'Application', 'namespaces');

  test('is applied by the server, kept as it is in the branch, and tried again with the newest commit', () => {
    expect(namespaces.spec).toEqual({
      project: 'platform',
      source: {
        repoURL: 'ssh://git@github.com/acme/platform.git',
        targetRevision: 'environment/test',
        path: 'clusters/test-a/namespaces',
      },
      destination: { server: 'https://kubernetes.default.svc' },
      syncPolicy: {
        automated: { prune: true, selfHeal: true, allowEmpty: false },
        retry: { limit: 10, refresh: true, backoff: { duration: '5s', factor: 2, maxDuration: '5m' } },
        syncOptions: [
          'CreateNamespace=false',
          'FailOnSharedResource=true',
          'PruneLast=true',
          'RespectIgnoreDifferences=true',
          'ServerSideApply=true',
        ],
      },
      revisionHistoryLimit: 3,
    });
  });

  test('takes its objects along when it is rendered no more', () => {
    expect(namespaces.metadata.finalizers).toEqual(['resources-finalizer.argocd.argoproj.io']);
  });

  test('leaves the number of replicas to an autoscaler, where there is one', () => {
    expect(find(objects, 'Application', 'grafana').spec.ignoreDifferences).toEqual([
      { group: 'apps', kind: 'Deployment', namespace: 'monitoring', name: 'grafana', jsonPointers: ['/spec/replicas'] },
    ]);
  });
});

describe('the root', () => {
  const root = find(objects, 'Application', 'platform');

  test('applies the folder that it is in', () => {
    expect(root.spec.source).toMatchObject({ path: 'clusters/test-a/argocd' });
  });

  test('leaves everything where it is when it is deleted', () => {
    expect(root.metadata.finalizers).toBeUndefined();
  });

  test('the projects and the settings are never pruned', () => {
    const kept = objects.filter(
      ({ metadata }) => metadata.annotations?.['argocd.argoproj.io/sync-options'] !== undefined,
    );
    expect(kept.map(waveOf)).toEqual(Array.from({ length: 6 }, () => '-1'));
    expect(root.metadata.annotations).toMatchObject({
      'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false',
    });
  });
});

describe('the project of the platform', () => {
  const { spec } = find(objects, 'AppProject', 'platform');

  test('reads one repository, and reaches this cluster', () => {
    expect(spec).toMatchObject({
      sourceRepos: ['ssh://git@github.com/acme/platform.git'],
      destinations: [{ server: 'https://kubernetes.default.svc', namespace: '*' }],
    });
  });

  test('allows the managed kinds, each by name', () => {
    const lists = [spec.clusterResourceWhitelist, spec.namespaceResourceWhitelist] as {
      group: string;
      kind: string;
    }[][];
    const expected = [false, true].map((namespaced) =>
      managedKinds('argocd').flatMap((managed) =>
        managed.namespaced === namespaced ? { group: managed.group, kind: managed.kind } : [],
      ),
    );
    expect(lists).toEqual(expected);
    expect(lists.flat().flatMap(({ group, kind }) => [group, kind])).not.toContain('*');
  });

  test('is the only one: the one that Argo CD makes by itself allows nothing', () => {
    expect(find(objects, 'AppProject', 'default').spec).toMatchObject({
      sourceRepos: [],
      sourceNamespaces: [],
      destinations: [],
      clusterResourceWhitelist: [],
      namespaceResourceBlacklist: [{ group: '*', kind: '*' }],
    });
  });
});

describe('the settings', () => {
  const { data, metadata } = find(objects, 'ConfigMap', 'argocd-cm');

  test('are found by the label that Argo CD looks for', () => {
    expect(metadata.labels).toMatchObject({
      'app.kubernetes.io/name': 'argocd-cm',
      'app.kubernetes.io/part-of': 'argocd',
    });
  });

  test('know no password and no visitor', () => {
    expect(data).toMatchObject({ 'admin.enabled': 'false', 'users.anonymous.enabled': 'false' });
  });

  test('give rights to two groups, and to nobody else', () => {
    expect(find(objects, 'ConfigMap', 'argocd-rbac-cm').data).toEqual({
      'policy.default': '',
      'policy.csv': 'g, platform:break-glass, role:admin\ng, team:platform, role:readonly\n',
      scopes: '[groups]',
    });
  });

  const applicationHealth = data['resource.customizations.health.argoproj.io_Application'] ?? '';
  const application = (status: object | undefined, name = 'storage') => ({
    metadata: { name },
    ...(status && { status }),
  });

  test.each([
    ['Progressing', undefined],
    ['Progressing', { sync: { status: 'OutOfSync' }, health: { status: 'Missing' } }],
    ['Progressing', { sync: { status: 'OutOfSync' }, health: { status: 'Healthy' } }],
    ['Progressing', { sync: { status: 'Synced' }, health: { status: 'Progressing' } }],
    ['Degraded', { sync: { status: 'Synced' }, health: { status: 'Degraded' } }],
    ['Healthy', { sync: { status: 'Synced' }, health: { status: 'Healthy' } }],
  ])('a wave takes an Application for %s when its status is %j', (status, given) => {
    expect(healthByLua(applicationHealth, application(given)).status).toBe(status);
  });

  test('the root never waits for itself', () => {
    expect(healthByLua(applicationHealth, application(undefined, 'platform')).status).toBe('Healthy');
  });

  test.each([
    ['Progressing', undefined],
    ['Progressing', { conditions: [] }],
    ['Progressing', { conditions: [{ type: 'Ready', status: 'False' }] }],
    ['Healthy', { conditions: [{ type: 'Other', status: 'False' }, { type: 'Ready', status: 'True' }] }], // prettier-ignore
  ])('node pools and their classes are %s when their status is %j', (status, given) => {
    for (const kind of ['eks.amazonaws.com_NodeClass', 'karpenter.sh_NodePool']) {
      const script = data[`resource.customizations.health.${kind}`] ?? '';
      expect(healthByLua(script, application(given)).status).toBe(status);
    }
  });
});

describe('notifications', () => {
  const { data } = find(objects, 'ConfigMap', 'argocd-notifications-cm');
  const read = (key: string) => parse(data[key] ?? '') as unknown;

  test('of failures go to the Alertmanager of the cluster, of commits to GitHub', () => {
    expect(read('service.alertmanager')).toEqual({
      targets: ['alertmanager.monitoring.svc:9093'],
      apiPath: '/api/v2/alerts',
    });
    expect(read('service.webhook.commit-status')).toMatchObject({ url: 'https://api.github.com' });
    expect(read('subscriptions')).toEqual([
      { recipients: ['alertmanager'], triggers: ['on-sync-failed', 'on-health-degraded'] },
      { recipients: ['commit-status'], triggers: ['on-deployed', 'on-sync-failed', 'on-health-degraded'] },
    ]);
  });

  test('are of templates that exist, with a part for everybody who gets them', () => {
    const subscriptions = read('subscriptions') as { recipients: string[]; triggers: string[] }[];
    for (const { recipients, triggers } of subscriptions) {
      const conditions = triggers.flatMap((trigger) => read(`trigger.${trigger}`) as { send: string[] }[]);
      for (const template of conditions.flatMap(({ send }) => send)) {
        const parts = read(`template.${template}`) as { alertmanager?: object; webhook?: object };
        expect({ ...parts, ...parts.webhook }).toHaveProperty(recipients);
      }
    }
  });

  test.each([
    ['app-deployed', 'success', 'app.status.sync.revision'],
    ['app-health-degraded', 'failure', 'app.status.sync.revision'],
    ['app-sync-failed', 'failure', 'app.status.operationState.operation.sync.revision'],
  ])('%s gives the commit the status %s', (template, state, revision) => {
    const { webhook } = read(`template.${template}`) as { webhook: Record<string, { path: string; body: string }> };
    const { path = '', body = '' } = webhook['commit-status'] ?? {};
    expect(path).toBe(`/repos/acme/platform/statuses/{{.${revision}}}`);
    expect(JSON.parse(body)).toMatchObject({ state, context: 'test-a/{{.app.metadata.name}}' });
  });

  test('of a deployment ask for the new commit to be synced, once a commit and on each recovery', () => {
    const conditions = read('trigger.on-deployed') as { when: string; oncePer?: string }[];
    expect(conditions.map(({ oncePer }) => oncePer)).toEqual(['app.status.sync.revision', undefined]);
    for (const { when } of conditions) expect(when).toContain("app.status.sync.status == 'Synced'");
  });

  test('of a failure do not wait for the last try', () => {
    const conditions = read('trigger.on-sync-failed') as { when: string }[];
    expect(conditions.map(({ when }) => /retryCount >= (\d)/.exec(when)?.[1])).toEqual([undefined, '3']);
  });

  test('of commits go nowhere when the repository is not on GitHub', () => {
    const elsewhere = argocdOf([delivered('namespaces')], ELSEWHERE);
    const { data: settings } = find(elsewhere, 'ConfigMap', 'argocd-notifications-cm');
    expect(JSON.stringify(settings)).not.toContain('commit-status');
  });
});
