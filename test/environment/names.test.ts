import fc from 'fast-check';
import { names } from '../../lib/environment';
import { IMAGE, LABEL } from '../../lib/environment/format';

type NameTable<T = string> = Readonly<Record<keyof typeof names, T>>;

/** Changing one of these replaces what it names. */
const EXPECTED: NameTable = {
  bootstrapLayer: 'bootstrap',
  accessLayer: 'access',
  networkLayer: 'network-eu-west-2',
  clusterLayer: 'cluster-prod-a',
  servicesLayer: 'services-eu-west-2',
  observabilityLayer: 'observability-eu-west-2',
  backupLayer: 'backup-eu-west-2',
  stack: 'prod-network-eu-west-2',
  stateBucket: 'acme-prod-333333333333-terraform-state',
  stateKey: 'prod/network-eu-west-2.tfstate',
  stateKeyAlias: 'alias/prod-terraform-state',
  accessLogsBucket: 'acme-prod-333333333333-eu-west-2-access-logs',
  auditTrail: 'prod-audit',
  auditBucket: 'acme-prod-333333333333-audit',
  auditLogGroup: '/aws/cloudtrail/prod-audit',
  auditKeyAlias: 'alias/prod-audit',
  permissionsBoundary: 'prod-permissions-boundary',
  terraformPlanRole: 'prod-terraform-plan',
  terraformApplyRole: 'prod-terraform-apply',
  breakGlassRole: 'prod-break-glass',
  teamRole: 'platform-payments',
  vpc: 'prod-eu-west-2',
  flowLogsLogGroup: '/aws/vpc/prod-eu-west-2/flow-logs',
  flowLogsRole: 'prod-eu-west-2-flow-logs',
  flowLogsKeyAlias: 'alias/prod-eu-west-2-flow-logs',
  dnsLogs: 'prod-eu-west-2-dns-logs',
  dnsLogsLogGroup: '/aws/vpc/prod-eu-west-2/dns-logs',
  dnsLogsKeyAlias: 'alias/prod-eu-west-2-dns-logs',
  clusterRole: 'prod-a-cluster',
  nodeRole: 'prod-a-node',
  workloadRole: 'prod-a-external-dns',
  clusterKeyAlias: 'alias/prod-a-secrets',
  controlPlaneLogGroup: '/aws/eks/prod-a/cluster',
  controlPlaneLogsKeyAlias: 'alias/prod-a-control-plane-logs',
  autoModeLogGroup: '/aws/vendedlogs/eks/prod-a/auto-mode',
  autoModeLogsKeyAlias: 'alias/prod-a-auto-mode-logs',
  watchdogTopic: 'prod-a-watchdog',
  imageRepository: 'payments/api',
  imagePushRole: 'image-push-payments-api',
  imagesKeyAlias: 'alias/prod-eu-west-2-images',
  alarmTopic: 'prod-alarms',
  securityAlarmTopic: 'prod-security-alarms',
  alarmsKeyAlias: 'alias/prod-alarms',
  zoneWildcard: '*.prod.acme.example',
  logsBucket: 'acme-prod-333333333333-eu-west-2-logs',
  metricsBucket: 'acme-prod-333333333333-eu-west-2-metrics',
  telemetryKeyAlias: 'alias/prod-eu-west-2-telemetry',
  metricsWorkspace: 'prod-eu-west-2',
  metricsWorkspaceLogGroup: '/aws/prometheus/prod-eu-west-2',
  backupVault: 'prod-eu-west-2',
  backupCopyVault: 'prod-eu-west-2-copies',
  backupRole: 'prod-eu-west-2-backup',
  restoreTestPlan: 'prod_eu_west_2',
  environmentBranch: 'environment/prod',
};

/** What AWS, git and the disk take, the length aside: that is a rule's business. */
const LAYER = /^[a-z][a-z0-9-]+$/;
const BUCKET = /^[a-z0-9][a-z0-9-]+[a-z0-9]$/;
const ALIAS = /^alias\/(?!aws\/)[\w/-]+$/;
const LOG_GROUP = /^[\w.\-/#]+$/;
const ROLE = /^[\w+=,.@-]+$/;
const TOPIC = /^[\w-]+$/;
const LEGAL: NameTable<RegExp> = {
  bootstrapLayer: LAYER,
  accessLayer: LAYER,
  networkLayer: LAYER,
  clusterLayer: LAYER,
  servicesLayer: LAYER,
  observabilityLayer: LAYER,
  backupLayer: LAYER,
  stack: LAYER,
  stateBucket: BUCKET,
  stateKey: /^[a-z][a-z0-9-]*\/[a-z][a-z0-9-]+\.tfstate$/,
  stateKeyAlias: ALIAS,
  accessLogsBucket: BUCKET,
  auditTrail: LAYER,
  auditBucket: BUCKET,
  auditLogGroup: LOG_GROUP,
  auditKeyAlias: ALIAS,
  permissionsBoundary: ROLE,
  terraformPlanRole: ROLE,
  terraformApplyRole: ROLE,
  breakGlassRole: ROLE,
  teamRole: ROLE,
  vpc: LAYER,
  flowLogsLogGroup: LOG_GROUP,
  flowLogsRole: ROLE,
  flowLogsKeyAlias: ALIAS,
  dnsLogs: LAYER,
  dnsLogsLogGroup: LOG_GROUP,
  dnsLogsKeyAlias: ALIAS,
  clusterRole: ROLE,
  nodeRole: ROLE,
  workloadRole: ROLE,
  clusterKeyAlias: ALIAS,
  controlPlaneLogGroup: LOG_GROUP,
  controlPlaneLogsKeyAlias: ALIAS,
  autoModeLogGroup: LOG_GROUP,
  autoModeLogsKeyAlias: ALIAS,
  watchdogTopic: TOPIC,
  /** @see https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreateRepository.html */
  imageRepository: /^(?:[a-z0-9]+(?:[._-][a-z0-9]+)*\/)*[a-z0-9]+(?:[._-][a-z0-9]+)*$/,
  imagePushRole: ROLE,
  imagesKeyAlias: ALIAS,
  alarmTopic: TOPIC,
  securityAlarmTopic: TOPIC,
  alarmsKeyAlias: ALIAS,
  zoneWildcard: /^\*\.[a-z0-9.-]+$/,
  logsBucket: BUCKET,
  metricsBucket: BUCKET,
  telemetryKeyAlias: ALIAS,
  metricsWorkspace: LAYER,
  metricsWorkspaceLogGroup: LOG_GROUP,
  backupVault: /^[\w-]+$/,
  backupCopyVault: /^[\w-]+$/,
  backupRole: ROLE,
  restoreTestPlan: /^\w+$/,
  environmentBranch: /^environment\/[a-z][a-z0-9-]*$/,
};

describe('names', () => {
  test.each(Object.entries(tableOf('acme', 'prod', 'prod-a', 'payments', 'api')))('%s is %s', (key, value) => {
    expect(value).toBe(EXPECTED[key as keyof typeof names]);
  });

  test('are legal whatever legal names they are made of', () => {
    const label = fc.stringMatching(LABEL.pattern);
    // A rule asks for single hyphens in the names of teams that have images.
    const team = label.filter((name) => IMAGE.pattern.test(name));
    fc.assert(
      fc.property(label, label, label, team, fc.stringMatching(IMAGE.pattern), (...parts) => {
        const illegal = Object.entries(tableOf(...parts)).filter(([key, value]) => {
          return !LEGAL[key as keyof typeof names].test(value);
        });
        expect(illegal).toEqual([]);
      }),
    );
  });

  test('of topics give their keys different aliases', () => {
    const environment = { name: 'prod' };
    expect(names.alarmsKeyAlias(names.securityAlarmTopic(environment))).toBe('alias/prod-security-alarms');
    expect(names.alarmsKeyAlias(names.watchdogTopic({ name: 'prod-a' }))).toBe('alias/prod-a-watchdog');
  });
});

function tableOf(organisation: string, name: string, clusterName: string, team: string, image: string): NameTable {
  const environment = { name, account: '333333333333', organisation: { name: organisation, domain: 'acme.example' } };
  return { ...accountNames(environment), ...regionalNames(environment), ...ownedNames(clusterName, team, image) };
}

type Bucketed = Parameters<typeof names.stateBucket>[0];

function accountNames(environment: Bucketed) {
  return {
    bootstrapLayer: names.bootstrapLayer(),
    accessLayer: names.accessLayer(),
    stack: names.stack(environment, names.networkLayer('eu-west-2')),
    stateBucket: names.stateBucket(environment),
    stateKey: names.stateKey(environment, names.networkLayer('eu-west-2')),
    stateKeyAlias: names.stateKeyAlias(environment),
    auditTrail: names.auditTrail(environment),
    auditBucket: names.auditBucket(environment),
    auditLogGroup: names.auditLogGroup(environment),
    auditKeyAlias: names.auditKeyAlias(environment),
    permissionsBoundary: names.permissionsBoundary(environment),
    terraformPlanRole: names.terraformPlanRole(environment),
    terraformApplyRole: names.terraformApplyRole(environment),
    breakGlassRole: names.breakGlassRole(environment),
    alarmTopic: names.alarmTopic(environment),
    securityAlarmTopic: names.securityAlarmTopic(environment),
    alarmsKeyAlias: names.alarmsKeyAlias(names.alarmTopic(environment)),
    zoneWildcard: names.zoneWildcard(`${environment.name}.acme.example`),
    environmentBranch: names.environmentBranch(environment),
  };
}

function regionalNames(environment: Bucketed) {
  const region = 'eu-west-2';
  return {
    networkLayer: names.networkLayer(region),
    servicesLayer: names.servicesLayer(region),
    observabilityLayer: names.observabilityLayer(region),
    backupLayer: names.backupLayer(region),
    accessLogsBucket: names.accessLogsBucket(environment, region),
    vpc: names.vpc(environment, region),
    flowLogsLogGroup: names.flowLogsLogGroup(environment, region),
    flowLogsRole: names.flowLogsRole(environment, region),
    flowLogsKeyAlias: names.flowLogsKeyAlias(environment, region),
    dnsLogs: names.dnsLogs(environment, region),
    dnsLogsLogGroup: names.dnsLogsLogGroup(environment, region),
    dnsLogsKeyAlias: names.dnsLogsKeyAlias(environment, region),
    imagesKeyAlias: names.imagesKeyAlias(environment, region),
    logsBucket: names.logsBucket(environment, region),
    metricsBucket: names.metricsBucket(environment, region),
    telemetryKeyAlias: names.telemetryKeyAlias(environment, region),
    metricsWorkspace: names.metricsWorkspace(environment, region),
    metricsWorkspaceLogGroup: names.metricsWorkspaceLogGroup(environment, region),
    backupVault: names.backupVault(environment, region),
    backupCopyVault: names.backupCopyVault(environment, region),
    backupRole: names.backupRole(environment, region),
    restoreTestPlan: names.restoreTestPlan(environment, region),
  };
}

function ownedNames(clusterName: string, team: string, image: string) {
  const cluster = { name: clusterName };
  return {
    clusterLayer: names.clusterLayer(cluster),
    clusterRole: names.clusterRole(cluster),
    nodeRole: names.nodeRole(cluster),
    workloadRole: names.workloadRole(cluster, 'external-dns'),
    clusterKeyAlias: names.clusterKeyAlias(cluster),
    controlPlaneLogGroup: names.controlPlaneLogGroup(cluster),
    controlPlaneLogsKeyAlias: names.controlPlaneLogsKeyAlias(cluster),
    autoModeLogGroup: names.autoModeLogGroup(cluster),
    autoModeLogsKeyAlias: names.autoModeLogsKeyAlias(cluster),
    watchdogTopic: names.watchdogTopic(cluster),
    teamRole: names.teamRole(team),
    imageRepository: names.imageRepository(team, image),
    imagePushRole: names.imagePushRole(team, image),
  };
}
