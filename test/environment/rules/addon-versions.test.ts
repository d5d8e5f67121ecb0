import { parseEnvironments } from '../../../lib/environment';
import { addonVersions } from '../../../lib/environment/rules/addon-versions';
import { judge, KNOWN_VERSIONS, messageOf, sources } from '../sources';

const pins = (addons: object) => ({ dev: { addons } });

describe('pinned builds of add-ons', () => {
  test('may be any that EKS is known to offer for the Kubernetes version', () => {
    expect(judge(addonVersions, {}, pins({ '1.35': { 'cert-manager': 'v1.19.3-eksbuild.2' } }))).toEqual([]);
  });

  test('fails when EKS is not known to offer the build', () => {
    expect(judge(addonVersions, {}, pins({ '1.35': { 'cert-manager': 'v1.21.0-eksbuild.99' } }))).toEqual([
      {
        where: "environments/versions/dev.json › addons['1.35'].cert-manager",
        what: 'is not a build that EKS is known to offer for Kubernetes 1.35',
        received: 'v1.21.0-eksbuild.99',
        allowed: 'v1.19.3-eksbuild.2, v1.21.0-eksbuild.3',
        mend: 'choose one of these, or add it to environments/addon-builds.json, if aws eks describe-addon-versions lists it',
      },
    ]);
  });

  test('fails when EKS is not known to offer the add-on', () => {
    expect(judge(addonVersions, {}, pins({ '1.35': { 'metric-server': 'v0.9.0-eksbuild.5' } }))).toEqual([
      {
        where: "environments/versions/dev.json › addons['1.35'].metric-server",
        what: 'is not an add-on that EKS is known to offer for Kubernetes 1.35',
        received: 'metric-server',
        allowed: 'cert-manager, metrics-server',
        mend: "write 'metrics-server', or add it to environments/addon-builds.json, if aws eks describe-addon-versions lists it",
      },
    ]);
  });

  test('fails when it is one of another Kubernetes version, also where no cluster runs that', () => {
    expect(judge(addonVersions, {}, pins({ '1.36': { 'metrics-server': 'v0.9.0-eksbuild.5' } }))).toEqual([
      {
        where: "environments/versions/dev.json › addons['1.36'].metrics-server",
        what: 'is not an add-on that EKS is known to offer for Kubernetes 1.36',
        received: 'metrics-server',
        allowed: 'nothing: environments/addon-builds.json knows no add-on for it',
        mend: 'add it to environments/addon-builds.json, if aws eks describe-addon-versions lists it',
      },
    ]);
  });

  test('fails when one has the name of a property that every object has', () => {
    expect(judge(addonVersions, {}, pins({ '1.35': { constructor: 'v1' }, toString: { valueOf: 'v1' } }))).toHaveLength(
      2,
    );
  });

  test('are not judged when they cannot be read', () => {
    expect(judge(addonVersions, {}, pins({ '1.35': { 'cert-manager': 'latest' } }))).toEqual([]);
  });
});

describe('the file of known builds', () => {
  const UNKNOWN = pins({ '1.35': { 'metrics-server': 'v0.9.0-eksbuild.99' } });

  test('is applied to every environment', () => {
    expect(messageOf({}, UNKNOWN, KNOWN_VERSIONS)).toBe(`1 problem, nothing was written:

  environments/versions/dev.json › addons['1.35'].metrics-server
    is not a build that EKS is known to offer for Kubernetes 1.35
    received  v0.9.0-eksbuild.99
    allowed   v0.9.0-eksbuild.5
    mend      choose one of these, or add it to environments/addon-builds.json, if aws eks describe-addon-versions lists it`);
    expect(parseEnvironments(sources(), KNOWN_VERSIONS)).toHaveLength(3);
  });

  test('decides nothing when it could not be read, which somebody else reports', () => {
    const addonBuilds = { file: KNOWN_VERSIONS.addonBuilds.file };
    expect(parseEnvironments(sources({}, UNKNOWN), { addonBuilds })).toHaveLength(3);
  });

  test('fails when it is malformed, and then decides nothing', () => {
    const value = { '1.35': { 'metrics-server': ['latest'] } };
    const addonBuilds = { ...KNOWN_VERSIONS.addonBuilds, value };
    expect(messageOf({}, UNKNOWN, { addonBuilds })).toBe(`1 problem, nothing was written:

  environments/addon-builds.json › ['1.35'].metrics-server[0]
    is not an allowed value
    received  'latest'
    allowed   a version that starts with 'v'
    mend      set it to a version that starts with 'v'`);
  });
});
