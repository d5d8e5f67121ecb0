import { type Environment, type EnvironmentInput, parseEnvironments, type Versions } from '../environment';

const SMALL: EnvironmentInput = {
  organisation: { name: 'acme', domain: 'acme.example' },
  name: 'test',
  stage: 'development',
  account: '123456789012',
  regions: ['eu-west-2'],
  dnsZone: 'test.acme.example',
  networks: [
    {
      region: 'eu-west-2',
      cidr: '10.0.0.0/16',
      podCidr: '100.64.0.0/16',
      availabilityZones: ['eu-west-2a', 'eu-west-2b', 'eu-west-2c'],
    },
  ],
  clusters: [
    {
      name: 'test-a',
      region: 'eu-west-2',
      kubernetesVersion: '1.35',
      nodePools: [{ name: 'general', cpuLimit: 16, memoryLimitGiB: 64 }],
      addons: ['metrics-server'],
    },
  ],
  gitops: { agent: 'flux', repository: 'https://github.com/acme/platform.git' },
  telemetry: { receivers: [{ type: 'slack', name: 'platform', secret: 'test/alerting/slack' }] },
  backupCopyRegion: 'eu-central-1',
  budget: { monthlyUsd: 1000 },
  owners: [{ team: 'platform', email: 'platform@acme.example' }],
  costTags: { costCentre: 'cc-1', businessUnit: 'engineering' },
};

/** What the platform runs in every cluster. */
const IMAGES = [
  'cr.fluentbit.io/fluent/fluent-bit',
  'docker.io/grafana/grafana',
  'docker.io/grafana/loki',
  'ghcr.io/stefanprodan/podinfo',
  'quay.io/prometheus-operator/prometheus-config-reloader',
  'quay.io/prometheus/alertmanager',
  'quay.io/prometheus/blackbox-exporter',
  'quay.io/prometheus/node-exporter',
  'quay.io/prometheus/prometheus',
  'registry.k8s.io/kube-state-metrics/kube-state-metrics',
];

const VERSIONS = {
  images: Object.fromEntries(
    IMAGES.map((image) => [image, { tag: '1.0.0', digest: `sha256:${'0'.repeat(64)}` }] as const),
  ),
  addons: { '1.35': { 'metrics-server': 'v0.9.0-eksbuild.5' } },
  charts: {},
};

/** What an agent is told of a repository that is not on GitHub. */
export const ELSEWHERE = {
  repository: 'https://git.acme.example/acme/platform.git',
  knownHosts: [`git.acme.example ssh-ed25519 ${'A'.repeat(68)}`],
};

/** A small valid environment, parsed as every other, with some of its fields and of its pins replaced. */
export function testEnvironment(overrides: Partial<EnvironmentInput> = {}, pins: Partial<Versions> = {}): Environment {
  const value = { ...SMALL, ...overrides };
  const [environment] = parseEnvironments([
    {
      file: `environments/${value.name}.ts`,
      value,
      versionsFile: 'environments/versions/test.json',
      versions: { ...VERSIONS, ...pins },
    },
  ]);
  if (environment === undefined) throw new Error('one source gives one environment');
  return environment;
}
