import { PlatformEngineer } from '../../../lib/kubernetes/rbac/platform-engineer';
import { READABLE_KINDS } from '../../../lib/kubernetes/rbac/readable-kinds';
import { may, wish } from '../../../lib/testing/rbac';
import { objectsOf } from '../rendering';

const GROUP = 'team:platform';

const objects = (podAccess: boolean) =>
  objectsOf((scope) => void new PlatformEngineer(scope, 'Engineers', { groups: [GROUP], podAccess }));

const ALWAYS = [
  'get pods',
  'get pods/log',
  'watch events',
  'list nodes',
  'list configmaps',
  'list clusterrolebindings.rbac.authorization.k8s.io',
  'get nodepools.karpenter.sh',
  'get validatingadmissionpolicies.admissionregistration.k8s.io',
  'delete pods',
  'create pods/eviction',
  'patch nodes',
  'delete nodeclaims.karpenter.sh',
  'patch deployments.apps/scale',
  'patch statefulsets.apps/scale',
  'patch deployments.apps',
  'patch daemonsets.apps',
  'patch kustomizations.kustomize.toolkit.fluxcd.io',
  'patch gitrepositories.source.toolkit.fluxcd.io',
  'patch applications.argoproj.io',
];

const POD_ACCESS = [
  'create pods/exec',
  'get pods/exec',
  'create pods/attach',
  'create pods/portforward',
  'get pods/portforward',
];

const NEVER = [
  'get secrets',
  'list secrets',
  'watch secrets',
  'create pods',
  'patch pods',
  'update pods/ephemeralcontainers',
  'get pods/proxy',
  'get services/proxy',
  'get nodes/proxy',
  'delete nodes',
  'delete namespaces',
  'patch namespaces',
  'delete persistentvolumeclaims',
  'create serviceaccounts/token',
  'impersonate serviceaccounts',
  'impersonate groups',
  'create deployments.apps',
  'delete deployments.apps',
  'update deployments.apps',
  'delete nodepools.karpenter.sh',
  'patch nodepools.karpenter.sh',
  'patch nodeclasses.eks.amazonaws.com',
  'delete customresourcedefinitions.apiextensions.k8s.io',
  'create clusterrolebindings.rbac.authorization.k8s.io',
  'bind clusterroles.rbac.authorization.k8s.io',
  'escalate clusterroles.rbac.authorization.k8s.io',
  'patch validatingadmissionpolicies.admissionregistration.k8s.io',
  'delete validatingadmissionpolicybindings.admissionregistration.k8s.io',
  'patch certificatesigningrequests.certificates.k8s.io/approval',
  'delete kustomizations.kustomize.toolkit.fluxcd.io',
  'create applications.argoproj.io',
  'patch appprojects.argoproj.io',
];

describe('the people who run the platform', () => {
  test.each(ALWAYS)('may %s', (text) => {
    expect([true, false].map((podAccess) => may(objects(podAccess), GROUP, wish(text)))).toEqual([true, true]);
  });

  test.each(POD_ACCESS)('may %s where pods are open to them, and nowhere else', (text) => {
    expect([true, false].map((podAccess) => may(objects(podAccess), GROUP, wish(text)))).toEqual([true, false]);
  });

  test.each(NEVER)('may not %s', (text) => {
    expect([true, false].map((podAccess) => may(objects(podAccess), GROUP, wish(text)))).toEqual([false, false]);
  });

  test('are nobody but the groups that are named', () => {
    expect(may(objects(true), 'team:checkout', wish('get pods'))).toBe(false);
  });
});

test('what may be read is listed in order, once', () => {
  const groups = Object.keys(READABLE_KINDS);
  expect(groups).toEqual([...new Set(groups)].sort());
  for (const kinds of Object.values(READABLE_KINDS)) expect(kinds).toEqual([...new Set(kinds)].sort());
});
