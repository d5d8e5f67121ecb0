import { kubernetesVersions } from '../../../lib/environment/rules/kubernetes-versions';
import { judge } from '../sources';

const version = (kubernetesVersion: string) => ({ clusters: { 0: { kubernetesVersion } } });

const SECOND = { name: 'b', region: 'eu-west-2', nodePools: [] };

describe('Kubernetes versions', () => {
  test('may be newer in an earlier stage', () => {
    expect(judge(kubernetesVersions, { dev: version('1.36') })).toEqual([]);
    expect(judge(kubernetesVersions, { dev: version('1.36'), staging: version('1.36') })).toEqual([]);
  });

  test('fails when a later stage is ahead of the one before it', () => {
    expect(judge(kubernetesVersions, { prod: version('1.36') })).toEqual([
      {
        where: 'environments/prod.ts › clusters[0].kubernetesVersion',
        what: 'is ahead of environments/staging.ts › clusters[0].kubernetesVersion, an earlier stage',
        received: '1.36',
        allowed: 'at most 1.35, the version of environments/staging.ts › clusters[0].kubernetesVersion',
        mend: 'upgrade the earlier stage first',
      },
    ]);
  });

  test('fails when it is ahead of one of several clusters of the stage before it', () => {
    const staging = { clusters: { 0: { kubernetesVersion: '1.36' }, 1: { ...SECOND, kubernetesVersion: '1.34' } } };
    const found = judge(kubernetesVersions, { dev: version('1.36'), staging });
    expect(found.map(({ where, what }) => `${where} ${what}`)).toEqual([
      'environments/prod.ts › clusters[0].kubernetesVersion is ahead of environments/staging.ts › clusters[1].kubernetesVersion, an earlier stage',
    ]);
  });

  test('are compared with the stage before that, when the one between cannot be read', () => {
    const found = judge(kubernetesVersions, { dev: version('1.34'), staging: null });
    expect(found.map(({ where, what }) => `${where} ${what}`)).toEqual([
      'environments/prod.ts › clusters[0].kubernetesVersion is ahead of environments/dev.ts › clusters[0].kubernetesVersion, an earlier stage',
    ]);
  });

  test.each([
    ['1.35.2', "write '1.35'"],
    ['v1.35', "write '1.35'"],
    ['1.35-eks.4', "write '1.35'"],
    ['11.35', 'write the minor version alone'],
    ['1.350', 'write the minor version alone'],
    ['latest', 'write the minor version alone'],
    ['', 'write the minor version alone'],
  ])("fails when one is written '%s', and compares it with nothing", (text, mend) => {
    expect(judge(kubernetesVersions, { staging: version(text) })).toEqual([
      {
        where: 'environments/staging.ts › clusters[0].kubernetesVersion',
        what: 'is not a Kubernetes minor version',
        received: text,
        allowed: "a minor version such as '1.35'; EKS chooses the patch",
        mend,
      },
    ]);
  });
});
