import { addons } from '../../../lib/environment/rules/addons';
import { judge } from '../sources';

const withAddons = (...names: string[]) => ({ dev: { clusters: { 0: { addons: names } } } });

describe('add-ons', () => {
  test('are fine when each is pinned for the version of its cluster', () => {
    expect(judge(addons, withAddons('metrics-server', 'cert-manager'))).toEqual([]);
  });

  test('fails when one is not pinned', () => {
    expect(judge(addons, withAddons('metrics-server', 'external-dns'))).toEqual([
      {
        where: 'environments/dev.ts › clusters[0].addons[1]',
        what: 'has no version pinned for Kubernetes 1.35',
        received: 'external-dns',
        allowed: 'cert-manager, metrics-server',
        mend: "add it to environments/versions/dev.json › addons['1.35']",
      },
    ]);
  });

  test('fails when one is misspelt, with the one that is meant', () => {
    expect(judge(addons, withAddons('metrics-sever')).map(({ mend }) => mend)).toEqual([
      "write 'metrics-server', or add it to environments/versions/dev.json › addons['1.35']",
    ]);
  });

  test('fails when nothing is pinned for the Kubernetes version', () => {
    expect(judge(addons, { dev: { clusters: { 0: { kubernetesVersion: '1.36' } } } })).toEqual([
      {
        where: 'environments/dev.ts › clusters[0].kubernetesVersion',
        what: 'is a Kubernetes version for which no add-on is pinned',
        received: '1.36',
        allowed: '1.35',
        mend: 'choose one of these, or pin add-ons for it in environments/versions/dev.json › addons',
      },
    ]);
  });

  test.each([
    'vpc-cni',
    'kube-proxy',
    'coredns',
    'aws-ebs-csi-driver',
    'eks-pod-identity-agent',
    'eks-node-monitoring-agent',
  ])('fails when Auto Mode brings it: %s', (addon) => {
    expect(judge(addons, withAddons(addon))).toEqual([
      {
        where: 'environments/dev.ts › clusters[0].addons[0]',
        what: 'is built into EKS Auto Mode',
        received: addon,
        allowed: 'add-ons that Auto Mode does not bring',
        mend: 'remove it',
      },
    ]);
  });

  test('fails when one has the name of a property that every object has', () => {
    expect(judge(addons, withAddons('constructor', 'toString'))).toHaveLength(2);
  });

  test('are not looked for under a version that is none, which another rule reports', () => {
    expect(judge(addons, { dev: { clusters: { 0: { kubernetesVersion: 'v1.35.2' } } } })).toEqual([]);
  });

  test('are not looked for in a file of pins that cannot be read', () => {
    const unpinned = withAddons('external-dns');
    expect(judge(addons, unpinned, { dev: { addons: { '1.35': { 'cert-manager': 'latest' } } } })).toEqual([]);
    expect(judge(addons, unpinned, { dev: undefined })).toEqual([]);
  });

  test('are looked for when only the digest of an image is wrong', () => {
    const images = { 'docker.io/grafana/grafana': { digest: 'latest' } };
    expect(judge(addons, withAddons('external-dns'), { dev: { images } })).toHaveLength(1);
  });
});
