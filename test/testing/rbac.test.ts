import { may, roleNamesOf, wish } from '../../lib/testing/rbac';

const role = (name: string, ...rules: object[]) => ({ ...about('ClusterRole', name), rules });

const binding = (name: string, ...subjects: object[]) => {
  return { ...about('ClusterRoleBinding', name), roleRef: { kind: 'ClusterRole', name }, subjects };
};

const people = { kind: 'Group', name: 'team:a' };

const OBJECTS = [
  role('read', { apiGroups: ['', 'apps'], resources: ['pods', 'deployments'], verbs: ['get', 'list'] }),
  role('all', { apiGroups: ['batch'], resources: ['*'], verbs: ['*'] }),
  role('unbound', { apiGroups: [''], resources: ['secrets'], verbs: ['get'] }),
  binding('read', people),
  binding('all', { kind: 'ServiceAccount', name: 'team:a' }, { kind: 'Group', name: 'team:b' }),
  binding('view', people),
];

describe('a right', () => {
  test('is written as people say it', () => {
    expect(wish('patch deployments.apps')).toEqual({ verb: 'patch', group: 'apps', resource: 'deployments' });
    expect(wish('get pods/log')).toEqual({ verb: 'get', group: '', resource: 'pods/log' });
    expect(wish('patch statefulsets.apps/scale')).toEqual({
      verb: 'patch',
      group: 'apps',
      resource: 'statefulsets/scale',
    });
    expect(wish('get nodeclaims.karpenter.sh')).toEqual({ verb: 'get', group: 'karpenter.sh', resource: 'nodeclaims' });
  });

  test.each([
    ['team:a', 'get pods', true],
    ['team:a', 'list deployments.apps', true],
    ['team:a', 'get pods/exec', false],
    ['team:a', 'delete pods', false],
    ['team:a', 'get secrets', false],
    ['team:a', 'get jobs.batch', false],
    ['team:b', 'delete jobs.batch', true],
    ['team:c', 'get pods', false],
  ])('of %s to %s: %s', (group, text, expected) => {
    expect(may(OBJECTS, group, wish(text))).toBe(expected);
  });

  test('comes by a role that is bound, also by one of Kubernetes', () => {
    expect(roleNamesOf(OBJECTS, 'team:a')).toEqual(['read', 'view']);
  });
});

function about(kind: string, name: string) {
  return { apiVersion: 'rbac.authorization.k8s.io/v1', kind, metadata: { name } };
}
