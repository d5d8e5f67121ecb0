import fc from 'fast-check';
import { names, parseEnvironments } from '../../lib/environment';
import { LABEL } from '../../lib/environment/format';
import { limitedNames } from '../../lib/environment/names';
import { sources } from './sources';

type NameTable = Readonly<Record<keyof typeof names, string>>;

/** Changing one of these replaces what it names. */
const EXPECTED: NameTable = {
  networkLayer: 'network-eu-west-2',
  clusterLayer: 'cluster-prod-a',
  stack: 'prod-network-eu-west-2',
  stateBucket: 'acme-prod-333333333333-terraform-state',
  stateKey: 'prod/network-eu-west-2.tfstate',
  vpc: 'prod-eu-west-2',
  flowLogsLogGroup: '/aws/vpc/prod-eu-west-2/flow-logs',
  flowLogsRole: 'prod-eu-west-2-flow-logs',
  flowLogsKeyAlias: 'alias/prod-eu-west-2-flow-logs',
  dnsLogs: 'prod-eu-west-2-dns-logs',
  dnsLogsLogGroup: '/aws/vpc/prod-eu-west-2/dns-logs',
  dnsLogsKeyAlias: 'alias/prod-eu-west-2-dns-logs',
  clusterRole: 'prod-a-cluster',
  nodeRole: 'prod-a-node',
  clusterKeyAlias: 'alias/prod-a-secrets',
  controlPlaneLogGroup: '/aws/eks/prod-a/cluster',
  controlPlaneLogsKeyAlias: 'alias/prod-a-control-plane-logs',
  teamRole: 'platform-payments',
  environmentBranch: 'environment/prod',
};

/** What AWS, git and the disk take, the length aside: that is a rule's business. */
const ALIAS = /^alias\/(?!aws\/)[\w/-]+$/;
const LEGAL: Readonly<Record<keyof typeof names, RegExp>> = {
  networkLayer: /^[a-z][a-z0-9-]+$/,
  clusterLayer: /^[a-z][a-z0-9-]+$/,
  stack: /^[a-z][a-z0-9-]+$/,
  stateBucket: /^[a-z0-9][a-z0-9-]+[a-z0-9]$/,
  stateKey: /^[a-z][a-z0-9-]*\/[a-z][a-z0-9-]+\.tfstate$/,
  vpc: /^[a-z][a-z0-9-]+$/,
  flowLogsLogGroup: /^[\w.\-/#]+$/,
  flowLogsRole: /^[\w+=,.@-]+$/,
  flowLogsKeyAlias: ALIAS,
  dnsLogs: /^[a-z][a-z0-9-]+$/,
  dnsLogsLogGroup: /^[\w.\-/#]+$/,
  dnsLogsKeyAlias: ALIAS,
  clusterRole: /^[\w+=,.@-]+$/,
  nodeRole: /^[\w+=,.@-]+$/,
  clusterKeyAlias: ALIAS,
  controlPlaneLogGroup: /^[\w.\-/#]+$/,
  controlPlaneLogsKeyAlias: ALIAS,
  teamRole: /^[\w+=,.@-]+$/,
  environmentBranch: /^environment\/[a-z][a-z0-9-]*$/,
};

describe('names', () => {
  test.each(Object.entries(tableOf('acme', 'prod', 'prod-a', 'payments')))('%s is %s', (key, value) => {
    expect(value).toBe(EXPECTED[key as keyof typeof names]);
  });

  test('are legal whatever legal names they are made of', () => {
    const label = fc.stringMatching(LABEL.pattern);
    fc.assert(
      fc.property(label, label, label, label, (...parts) => {
        const illegal = Object.entries(tableOf(...parts)).filter(([key, value]) => {
          return !LEGAL[key as keyof typeof names].test(value);
        });
        expect(illegal).toEqual([]);
      }),
    );
  });
});

describe('names that AWS limits', () => {
  test('are the state bucket, and every role, each with the field that it is made of', () => {
    const [prod] = parseEnvironments(sources()).slice(2);
    expect(prod && limitedNames(prod)).toEqual([
      {
        kind: 'an S3 bucket name',
        value: 'acme-prod-333333333333-terraform-state',
        maxLength: 63,
        field: ['name'],
      },
      { kind: 'an IAM role name', value: 'prod-eu-west-2-flow-logs', maxLength: 64, field: ['name'] },
      { kind: 'an IAM role name', value: 'prod-a-cluster', maxLength: 64, field: ['clusters', 0, 'name'] },
      { kind: 'an IAM role name', value: 'prod-a-node', maxLength: 64, field: ['clusters', 0, 'name'] },
    ]);
  });
});

function tableOf(organisation: string, name: string, clusterName: string, team: string): NameTable {
  const environment = { name, account: '333333333333', organisation: { name: organisation, domain: 'acme.example' } };
  const cluster = { name: clusterName };
  const region = 'eu-west-2';
  const layer = names.networkLayer(region);
  return {
    networkLayer: layer,
    clusterLayer: names.clusterLayer(cluster),
    stack: names.stack(environment, layer),
    stateBucket: names.stateBucket(environment),
    stateKey: names.stateKey(environment, layer),
    vpc: names.vpc(environment, region),
    flowLogsLogGroup: names.flowLogsLogGroup(environment, region),
    flowLogsRole: names.flowLogsRole(environment, region),
    flowLogsKeyAlias: names.flowLogsKeyAlias(environment, region),
    dnsLogs: names.dnsLogs(environment, region),
    dnsLogsLogGroup: names.dnsLogsLogGroup(environment, region),
    dnsLogsKeyAlias: names.dnsLogsKeyAlias(environment, region),
    clusterRole: names.clusterRole(cluster),
    nodeRole: names.nodeRole(cluster),
    clusterKeyAlias: names.clusterKeyAlias(cluster),
    controlPlaneLogGroup: names.controlPlaneLogGroup(cluster),
    controlPlaneLogsKeyAlias: names.controlPlaneLogsKeyAlias(cluster),
    teamRole: names.teamRole(team),
    environmentBranch: names.environmentBranch(environment),
  };
}
