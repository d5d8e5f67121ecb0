import { parseEnvironments } from '../../../lib/environment';
import { supportedVersions } from '../../../lib/environment/rules/supported-versions';
import { judge, KNOWN_VERSIONS, messageOf, sources } from '../sources';

const SHA256 = '0'.repeat(64);

const KNOWN_SUPPORT = { supportedVersions: KNOWN_VERSIONS.supportedVersions };

const PINNED = { '1.36': { 'metrics-server': 'v0.9.0-eksbuild.5' } };

const flux = (version: string) => ({ dev: { agents: { flux: { version, sha256: SHA256 } } } });
const argocd = (version: string) => ({ dev: { agents: { argocd: { version, sha256: SHA256 } } } });
const kubernetes = (kubernetesVersion: string) => ({ dev: { clusters: { 0: { kubernetesVersion } } } });

describe('a Kubernetes version', () => {
  test('may be any that EKS is known to offer', () => {
    expect(judge(supportedVersions, kubernetes('1.36'))).toEqual([]);
  });

  test('fails when EKS is not known to offer it', () => {
    const pins = { dev: { addons: { '1.40': {} } } };
    const values = { dev: { clusters: { 0: { kubernetesVersion: '1.40', addons: [] } } } };
    expect(messageOf(values, pins, KNOWN_SUPPORT)).toBe(`1 problem, nothing was written:

  environments/dev.ts › clusters[0].kubernetesVersion
    is not a Kubernetes version that EKS is known to offer
    received  1.40
    allowed   1.34, 1.35, 1.36
    mend      choose one of these, or add it to environments/supported-versions.json, if aws eks describe-cluster-versions lists it`);
  });

  test('is not looked up when it is none, which another rule reports', () => {
    expect(judge(supportedVersions, kubernetes('v1.35.2'))).toEqual([]);
  });
});

describe('a pinned agent', () => {
  test('may be any that supports the Kubernetes version of every cluster', () => {
    expect(judge(supportedVersions, kubernetes('1.36'), flux('v2.9.4'))).toEqual([]);
    expect(judge(supportedVersions, {}, flux('v2.8.0'))).toEqual([]);
  });

  test('fails when its project does not say that it supports one of them', () => {
    expect(messageOf(kubernetes('1.36'), { dev: { ...flux('v2.8.8').dev, addons: PINNED } }, KNOWN_SUPPORT))
      .toBe(`1 problem, nothing was written:

  environments/versions/dev.json › agents.flux.version
    is not known to support Kubernetes 1.36, which a cluster of environments/dev.ts runs
    received  v2.8.8
    allowed   Flux 2.9
    mend      pin another version, or add '2.8' to environments/supported-versions.json › ['1.36'].flux, if Flux documents that it supports it`);
  });

  test('fails when no version of the agent is listed', () => {
    expect(judge(supportedVersions, kubernetes('1.34'), flux('v2.9.1'))).toMatchObject([
      { received: 'v2.9.1', allowed: 'nothing: no Flux is listed for it' },
    ]);
  });

  test('fails once for several clusters of one version, and once for each version', () => {
    const cluster = (name: string, kubernetesVersion: string) => ({
      name,
      region: 'eu-west-2',
      kubernetesVersion,
      nodePools: [{ name: 'general', cpuLimit: 64, memoryLimitGiB: 256 }],
    });
    const clusters = [cluster('dev-a', '1.34'), cluster('dev-b', '1.34'), cluster('dev-c', '1.35')];
    const found = judge(supportedVersions, { dev: { clusters } }, flux('v2.10.0'));
    expect(found.map(({ what }) => what)).toEqual([
      'is not known to support Kubernetes 1.34, which a cluster of environments/dev.ts runs',
      'is not known to support Kubernetes 1.35, which a cluster of environments/dev.ts runs',
    ]);
  });

  test('is judged where it is the one that the environment chooses', () => {
    const chosen = { dev: { gitops: { agent: 'argocd' } } };
    expect(judge(supportedVersions, {}, argocd('v1.8.7'))).toEqual([]);
    expect(judge(supportedVersions, chosen, flux('v2.0.0'))).toEqual([]);
    expect(judge(supportedVersions, chosen, argocd('v3.5.3'))).toEqual([]);
    expect(judge(supportedVersions, chosen, argocd('v3.50.3'))).toMatchObject([
      { where: 'environments/versions/dev.json › agents.argocd.version', allowed: 'Argo CD 3.4, Argo CD 3.5' },
    ]);
  });

  test('is not judged when it cannot be read, or for a Kubernetes version that is refused itself', () => {
    expect(judge(supportedVersions, {}, flux('latest'))).toEqual([]);
    expect(judge(supportedVersions, kubernetes('1.40'), flux('v2.9.1'))).toHaveLength(1);
    expect(judge(supportedVersions, kubernetes('constructor'), flux('v2.9.1'))).toEqual([]);
  });
});

describe('the table', () => {
  test('decides nothing when it could not be read, which somebody else reports', () => {
    const supported = { supportedVersions: { file: KNOWN_VERSIONS.supportedVersions.file } };
    expect(parseEnvironments(sources({}, flux('v0.41.2')), supported)).toHaveLength(3);
  });

  test('fails when it is malformed, and then decides nothing', () => {
    const value = { '1.35': { flux: ['v2.9.1'], argo: ['3.5'] } };
    const supported = { supportedVersions: { ...KNOWN_VERSIONS.supportedVersions, value } };
    expect(messageOf(kubernetes('1.36'), { dev: { addons: PINNED } }, supported)).toBe(`2 problems, nothing was written:

  environments/supported-versions.json › ['1.35'].argo
    is not a key that exists here
    received  argo
    allowed   flux, argocd
    mend      write 'argocd'

  environments/supported-versions.json › ['1.35'].flux[0]
    is not an allowed value
    received  'v2.9.1'
    allowed   a minor version such as '2.9'
    mend      set it to a minor version such as '2.9'`);
  });
});
