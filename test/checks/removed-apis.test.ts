import { checkTree } from '../../lib/checks';
import { removedApis } from '../../lib/checks/removed-apis';
import { formatProblems } from '../../lib/problems';
import type { KubernetesRecord } from '../../lib/tree';
import { sampleTree } from '../tree/sample';

const GUIDE = 'https://kubernetes.io/docs/reference/using-api/deprecation-guide/';

/** A tree of one object, in a cluster of this version. */
function treeWith(apiVersion: string, kind: string, kubernetesVersion = '1.35') {
  const record: KubernetesRecord = {
    half: 'kubernetes',
    id: `dev-a/x/${kind}/default/one`,
    apiVersion,
    kind,
    name: 'one',
    cluster: 'dev-a',
    component: 'sample',
    file: 'clusters/dev-a/sample/one.yaml',
    constructPath: 'dev-a/Sample/One/Resource',
    owner: 'platform',
    hash: '2'.repeat(64),
  };
  const versions = { kubernetes: { 'dev-a': kubernetesVersion }, addons: {}, charts: {} };
  return sampleTree({ resources: [record], versions });
}

const judge = (...object: Parameters<typeof treeWith>) => removedApis(treeWith(...object));

describe('an object of an API that was removed', () => {
  test('fails, naming the version that is served instead', () => {
    expect(formatProblems(checkTree(treeWith('policy/v1beta1', 'PodDisruptionBudget'))))
      .toBe(`1 problem, nothing was written:

  dev-a/Sample/One/Resource
    is of an API that Kubernetes 1.35 of dev-a does not serve
    received  policy/v1beta1 PodDisruptionBudget, removed in 1.25
    allowed   policy/v1
    mend      write policy/v1; the fields that differ are in ${GUIDE}`);
  });

  test('fails, saying that the kind is gone', () => {
    expect(judge('policy/v1beta1', 'PodSecurityPolicy')).toEqual([
      {
        where: 'dev-a/Sample/One/Resource',
        what: 'is of an API that Kubernetes 1.35 of dev-a does not serve',
        received: 'policy/v1beta1 PodSecurityPolicy, removed in 1.25',
        allowed: 'nothing: the kind is gone',
        mend: `remove it; what took its place is in ${GUIDE}`,
      },
    ]);
  });

  test.each([
    ['1.31', '1.32', 'flowcontrol.apiserver.k8s.io/v1beta3', 'FlowSchema', 'flowcontrol.apiserver.k8s.io/v1'],
    [
      '1.33',
      '1.34',
      'admissionregistration.k8s.io/v1beta1',
      'ValidatingAdmissionPolicy',
      'admissionregistration.k8s.io/v1',
    ],
    ['1.9', '1.16', 'extensions/v1beta1', 'Deployment', 'apps/v1'],
  ])('is served up to %s and fails from %s on: %s %s', (last, first, apiVersion, kind, allowed) => {
    expect(judge(apiVersion, kind, last)).toEqual([]);
    expect(judge(apiVersion, kind, first)).toMatchObject([{ allowed }]);
  });

  test('fails on the clusters only that are new enough', () => {
    const tree = treeWith('admissionregistration.k8s.io/v1beta1', 'ValidatingAdmissionPolicy');
    const [inDevA] = tree.manifest.resources;
    if (inDevA?.half !== 'kubernetes') throw new Error('the tree has one object');
    const inDevB = { ...inDevA, cluster: 'dev-b', constructPath: 'dev-b/Sample/One/Resource' };
    const kubernetes = { 'dev-a': '1.33', 'dev-b': '1.34' };
    const both = { ...tree.manifest, resources: [inDevA, inDevB], versions: { ...tree.manifest.versions, kubernetes } };
    expect(removedApis({ ...tree, manifest: both }).map(({ where }) => where)).toEqual(['dev-b/Sample/One/Resource']);
  });
});

describe('an object of an API that is served', () => {
  test.each([
    ['v1', 'ConfigMap'],
    ['policy/v1', 'PodDisruptionBudget'],
    ['autoscaling/v1', 'HorizontalPodAutoscaler'],
    ['admissionregistration.k8s.io/v1', 'ValidatingAdmissionPolicy'],
    ['karpenter.sh/v1', 'NodePool'],
    // Removed for other kinds only.
    ['extensions/v1beta1', 'Scale'],
    ['networking.k8s.io/v1beta1', 'ServiceCIDR'],
  ])('is fine: %s %s', (apiVersion, kind) => {
    expect(judge(apiVersion, kind)).toEqual([]);
  });
});

test('a manifest that does not say which Kubernetes a cluster has is a bug of ours', () => {
  const tree = treeWith('v1', 'ConfigMap');
  const versions = { ...tree.manifest.versions, kubernetes: {} };
  expect(() => removedApis({ ...tree, manifest: { ...tree.manifest, versions } })).toThrow(
    'the manifest has no Kubernetes version of dev-a',
  );
});
