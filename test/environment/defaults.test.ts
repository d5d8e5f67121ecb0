import { type Environment, parseEnvironments } from '../../lib/environment';
import { sources } from './sources';

const [dev, staging, prod] = parseEnvironments(sources()) as [Environment, Environment, Environment];

const DEV_RANGES = { cidr: '10.0.0.0/16', podCidr: '100.64.0.0/16' };

describe('what an environment gets when it does not say otherwise', () => {
  test('development is cheap and forgets soon', () => {
    expect(dev.networks[0]?.nat).toBe('single');
    expect(dev.gitops.deliver).toBe('direct');
    expect(dev.retention).toEqual({
      flowLogsDays: 14,
      dnsLogsDays: 14,
      controlPlaneLogsDays: 30,
      auditTrailDays: 90,
      backupsDays: 7,
      monthlyBackupsDays: 90,
    });
    expect(dev.telemetry).toMatchObject({ backend: 'prometheus', metricsRetentionDays: 7, logsRetentionDays: 14 });
  });

  test('staging lies between the two', () => {
    expect(staging.networks[0]?.nat).toBe('single');
    expect(staging.gitops.deliver).toBe('direct');
    expect(staging.retention).toEqual({
      flowLogsDays: 30,
      dnsLogsDays: 30,
      controlPlaneLogsDays: 90,
      auditTrailDays: 90,
      backupsDays: 14,
      monthlyBackupsDays: 180,
    });
    expect(staging.telemetry).toMatchObject({ backend: 'prometheus', metricsRetentionDays: 15, logsRetentionDays: 30 });
  });

  test('production survives a zone, takes pull requests, and remembers', () => {
    expect(prod.networks[0]?.nat).toBe('per-zone');
    expect(prod.gitops.deliver).toBe('pull-request');
    expect(prod.retention).toEqual({
      flowLogsDays: 400,
      dnsLogsDays: 400,
      controlPlaneLogsDays: 400,
      auditTrailDays: 400,
      backupsDays: 35,
      monthlyBackupsDays: 365,
    });
    expect(prod.telemetry).toMatchObject({ backend: 'prometheus', metricsRetentionDays: 30, logsRetentionDays: 90 });
  });

  test('the API server is private, a pool holds amd64 on-demand nodes without taints, and no hours are quiet', () => {
    expect(dev.clusters[0]).toEqual({
      name: 'dev-a',
      region: 'eu-west-2',
      kubernetesVersion: '1.35',
      endpoint: { access: 'private' },
      nodePools: [
        {
          name: 'general',
          architecture: 'amd64',
          capacity: 'on-demand',
          instanceCategories: ['c', 'm', 'r'],
          maxNodeCpu: 32,
          diskGiB: 80,
          cpuLimit: 64,
          memoryLimitGiB: 256,
          taints: [],
        },
      ],
      quietHours: { days: [], fromHour: 7, toHour: 19 },
      ingress: { publicCidrs: ['0.0.0.0/0'] },
      addons: ['metrics-server'],
    });
  });

  test('production leaves its nodes alone while people work', () => {
    const days = ['mon', 'tue', 'wed', 'thu', 'fri'];
    expect(staging.clusters[0]?.quietHours.days).toEqual([]);
    expect(prod.clusters[0]?.quietHours).toEqual({ days, fromHour: 7, toHour: 19 });
  });

  test('a network stands alone', () => {
    expect(dev.networks[0]).not.toHaveProperty('transitGateway');
  });

  test('add-ons may be left out', () => {
    const [environment] = parseEnvironments(sources({ dev: { clusters: { 0: { addons: undefined } } } }));
    expect(environment?.clusters[0]?.addons).toEqual([]);
  });

  test('the certificate holds every name directly below the zone', () => {
    expect(dev.certificates).toEqual(['*.dev.acme.example']);
  });

  test('the partition is that of its regions', () => {
    const region = 'us-gov-west-1';
    const network = { region, availabilityZones: ['us-gov-west-1a', 'us-gov-west-1b'] };
    const moved = { regions: [region], networks: { 0: { ...DEV_RANGES, ...network } }, clusters: { 0: { region } } };
    const [environment] = parseEnvironments(sources({ dev: moved }));
    expect([dev.partition, environment?.partition]).toEqual(['aws', 'aws-us-gov']);
  });

  test('nobody writes its delegation, and backups of one region are copied nowhere', () => {
    expect(dev).not.toHaveProperty('dnsParent');
    expect(dev).not.toHaveProperty('backupCopyRegion');
  });

  test('the branch is made of the name', () => {
    expect([dev, staging, prod].map(({ gitops }) => gitops.branch)).toEqual([
      'environment/dev',
      'environment/staging',
      'environment/prod',
    ]);
  });
});

describe('what an environment says itself', () => {
  test('stands before every default', () => {
    const own = {
      networks: { 0: { nat: 'none' } },
      gitops: { branch: 'rendered/dev', deliver: 'pull-request' },
      telemetry: { backend: 'prometheus-operator', metricsRetentionDays: 3 },
      certificates: ['dev.acme.example'],
      retention: { flowLogsDays: 90, dnsLogsDays: 60 },
    };
    const [environment] = parseEnvironments(sources({ dev: own }));
    expect(environment).toMatchObject({
      networks: [{ nat: 'none' }],
      gitops: { branch: 'rendered/dev', deliver: 'pull-request' },
      telemetry: { backend: 'prometheus-operator', metricsRetentionDays: 3, logsRetentionDays: 14 },
      certificates: ['dev.acme.example'],
      retention: { flowLogsDays: 90, dnsLogsDays: 60, controlPlaneLogsDays: 30, backupsDays: 7 },
    });
  });

  test('comes with the pins of its own file', () => {
    const pins = { addons: { '1.35': { 'metrics-server': 'v0.9.1-eksbuild.1' } } };
    const [first, second] = parseEnvironments(sources({}, { dev: pins }));
    expect(first?.versions.addons['1.35']?.['metrics-server']).toBe('v0.9.1-eksbuild.1');
    expect(second?.versions.addons['1.35']?.['metrics-server']).toBe('v0.9.0-eksbuild.5');
  });
});

describe('a parsed environment', () => {
  test('is frozen to the last leaf', () => {
    expect(unfrozen(prod, 'prod')).toEqual([]);
  });

  test('shares nothing with the files that it was read from', () => {
    const input = sources();
    parseEnvironments(input);
    expect(Object.isFrozen(input[0]?.value)).toBe(false);
    expect(Object.isFrozen(input[0]?.versions)).toBe(false);
  });

  test('is the same however often it is parsed', () => {
    expect(parseEnvironments(sources())).toEqual([dev, staging, prod]);
  });
});

/** The paths of everything that could still be changed. */
function unfrozen(value: unknown, path: string): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const below = Object.entries(value).flatMap(([key, field]) => unfrozen(field, `${path}.${key}`));
  return Object.isFrozen(value) ? below : [path, ...below];
}
