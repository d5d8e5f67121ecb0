import type { EnvironmentInput } from '../../lib/environment';
import { type KnownVersionsSources, readKnownVersions } from '../../lib/environment/known-versions';
import { type EnvironmentSource, parseEnvironments, readEnvironment } from '../../lib/environment/parse';
import type { Rule } from '../../lib/environment/rules/rule';
import { type Problem, UserError } from '../../lib/problems';

const NAMES = ['dev', 'staging', 'prod'] as const;

type Name = (typeof NAMES)[number];
/** What differs from the samples: merged key by key, lists by index; a list replaces a list, undefined removes a key. */
type PerEnvironment = Readonly<Partial<Record<Name, unknown>>>;

const DIGEST = `sha256:${'0'.repeat(64)}`;

const VERSIONS = {
  images: { 'docker.io/grafana/grafana': { tag: '13.2.3', digest: DIGEST } },
  addons: { '1.35': { 'cert-manager': 'v1.21.0-eksbuild.3', 'metrics-server': 'v0.9.0-eksbuild.5' } },
  charts: { 'sealed-secrets': { repository: 'https://charts.example', version: '2.19.1', digest: DIGEST } },
};

/** The versions that are known to exist. */
export const KNOWN_VERSIONS = {
  addonBuilds: {
    file: 'environments/addon-builds.json',
    value: {
      '1.35': {
        'cert-manager': ['v1.19.3-eksbuild.2', 'v1.21.0-eksbuild.3'],
        'metrics-server': ['v0.9.0-eksbuild.5'],
      },
    },
  },
  supportedVersions: {
    file: 'environments/supported-versions.json',
    value: {
      '1.34': { flux: [], argocd: ['3.4', '3.5'] },
      '1.35': { flux: ['2.8', '2.9'], argocd: ['3.4', '3.5'] },
      '1.36': { flux: ['2.9'], argocd: ['3.5'] },
    },
  },
};

const SAMPLES: Readonly<Record<Name, EnvironmentInput>> = {
  dev: sample({ name: 'dev', stage: 'development', account: '111111111111' }, '10.0.0.0/16', '100.64.0.0/16'),
  staging: sample({ name: 'staging', stage: 'staging', account: '222222222222' }, '10.1.0.0/16', '100.65.0.0/16'),
  prod: {
    ...sample({ name: 'prod', stage: 'production', account: '333333333333' }, '10.2.0.0/16', '100.66.0.0/16'),
    backupCopyRegion: 'eu-central-1',
  },
};

/** Three environments without a fault, in three stages, with these changes. A value that is no object replaces all. */
export function sources(values: PerEnvironment = {}, versions: PerEnvironment = {}): EnvironmentSource[] {
  return NAMES.map((name) => ({
    file: `environments/${name}.ts`,
    value: changed(SAMPLES[name], values[name], name in values),
    versionsFile: `environments/versions/${name}.json`,
    versions: changed(VERSIONS, versions[name], name in versions),
  }));
}

const { known: KNOWN } = readKnownVersions(KNOWN_VERSIONS);

/** What one rule says of the samples with these changes. */
export function judge(rule: Rule, values: PerEnvironment = {}, versions: PerEnvironment = {}): Problem[] {
  const readings = sources(values, versions).map((source) => readEnvironment(source, KNOWN));
  return rule(readings.flatMap(({ values }) => values));
}

/** The whole message about the samples with these changes. */
export function messageOf(
  values: PerEnvironment,
  versions: PerEnvironment = {},
  known: KnownVersionsSources = {},
): string {
  try {
    parseEnvironments(sources(values, versions), known);
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
  throw new Error('nothing is wrong with it');
}

/** The whole message about one problem in a field of dev. */
export function reportOf(field: string, ...lines: readonly string[]): string {
  const indented = lines.map((line) => `    ${line}`);
  return ['1 problem, nothing was written:', '', `  environments/dev.ts › ${field}`, ...indented].join('\n');
}

function sample(
  { name, ...rest }: Pick<EnvironmentInput, 'name' | 'stage' | 'account'>,
  cidr: string,
  podCidr: string,
): EnvironmentInput {
  const region = 'eu-west-2';
  return {
    organisation: { name: 'acme', domain: 'acme.example' },
    name,
    ...rest,
    regions: [region],
    dnsZone: `${name}.acme.example`,
    networks: [{ region, cidr, podCidr, availabilityZones: ['eu-west-2a', 'eu-west-2b', 'eu-west-2c'] }],
    clusters: [
      {
        name: `${name}-a`,
        region,
        kubernetesVersion: '1.35',
        nodePools: [{ name: 'general', cpuLimit: 64, memoryLimitGiB: 256 }],
        addons: ['metrics-server'],
      },
    ],
    gitops: { agent: 'flux', repository: 'https://github.com/acme/platform.git' },
    telemetry: { receivers: [{ type: 'slack', name: 'platform', secret: `${name}/alerting/slack` }] },
    budget: { monthlyUsd: 1000 },
    owners: [{ team: 'platform', email: 'platform@acme.example' }],
    costTags: { costCentre: 'cc-1', businessUnit: 'engineering' },
  };
}

function changed(value: unknown, changes: unknown, isChanged: boolean): unknown {
  if (!isChanged) return value;
  if (!isPlain(changes) || typeof value !== 'object' || value === null) return changes;
  const merged = Object.entries(changes).map(([key, change]) => {
    return [key, changed(Reflect.get(value, key), change, true)] as const;
  });
  if (Array.isArray(value)) {
    return merged.reduce<unknown[]>((list, [index, entry]) => list.toSpliced(Number(index), 1, entry), value);
  }
  return Object.fromEntries(Object.entries({ ...value, ...Object.fromEntries(merged) }).filter(isSet));
}

function isSet([, value]: [string, unknown]): boolean {
  return value !== undefined;
}

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
