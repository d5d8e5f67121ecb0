import { type ApiAccessRules, Deployment } from '../../../lib/kubernetes';
import { objectsOf, type Rendered, sampleComponent } from '../rendering';
import { objectIn, podIn, WORKLOAD } from './samples';

const web = (apiAccess: ApiAccessRules) => ({ ...WORKLOAD, replicas: 2, apiAccess });

const objects = (apiAccess: ApiAccessRules): Rendered[] =>
  objectsOf((scope) => new Deployment(scope, 'Web', web(apiAccess)));

const READ_PODS = { group: '', resources: ['pods'], verbs: ['get', 'list', 'watch'] } as const;
const ACCOUNT = { kind: 'ServiceAccount', name: 'web', namespace: 'shop' };

test('who asks the API server gets a token', () => {
  expect(podIn(objectIn(objects({ inCluster: [READ_PODS] }), 'Deployment'))).toMatchObject({
    automountServiceAccountToken: true,
  });
});

test('rights in the cluster are a ClusterRole that is named after namespace and workload', () => {
  const made = objects({ inCluster: [READ_PODS, { paths: ['/metrics'], verbs: ['get'] }] });
  expect(objectIn(made, 'ClusterRole')).toMatchObject({
    metadata: { name: 'shop-web' },
    rules: [
      { apiGroups: [''], resources: ['pods'], verbs: ['get', 'list', 'watch'] },
      { nonResourceURLs: ['/metrics'], verbs: ['get'] },
    ],
  });
  expect(objectIn(made, 'ClusterRoleBinding')).toMatchObject({
    metadata: { name: 'shop-web' },
    roleRef: { kind: 'ClusterRole', name: 'shop-web' },
    subjects: [ACCOUNT],
  });
  expect(made.map(({ kind }) => kind)).not.toContain('Role');
});

test('rights in its own namespace are a Role', () => {
  const made = objects({ inNamespace: [{ ...READ_PODS, names: ['web-0'] }] });
  expect(objectIn(made, 'Role')).toMatchObject({
    metadata: { name: 'web', namespace: 'shop' },
    rules: [{ apiGroups: [''], resources: ['pods'], resourceNames: ['web-0'], verbs: ['get', 'list', 'watch'] }],
  });
  expect(objectIn(made, 'RoleBinding')).toMatchObject({
    metadata: { name: 'web', namespace: 'shop' },
    roleRef: { kind: 'Role', name: 'web' },
    subjects: [ACCOUNT],
  });
  expect(made.map(({ kind }) => kind)).not.toContain('ClusterRole');
});

test.each<[string, ApiAccessRules, string]>([
  ['asks for nothing', {}, 'web asks for a token and may do nothing with it'],
  [
    'asks for every kind',
    { inNamespace: [{ ...READ_PODS, resources: ['*'] }] },
    "web asks for '*': name what it needs, a wildcard grows with the cluster",
  ],
  [
    'asks for every group',
    { inCluster: [{ ...READ_PODS, group: '*' }] },
    "web asks for '*': name what it needs, a wildcard grows with the cluster",
  ],
  [
    'asks for every path',
    { inCluster: [{ paths: ['/metrics/*'], verbs: ['get'] }] },
    "web asks for '/metrics/*': name what it needs, a wildcard grows with the cluster",
  ],
])('fails when it %s', (_, apiAccess, message) => {
  const component = sampleComponent();
  new Deployment(component, 'Web', web(apiAccess));
  expect(component.node.findAll().flatMap((construct) => construct.node.validate())).toEqual([message]);
});
