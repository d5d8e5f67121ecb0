import fc from 'fast-check';
import { names } from '../../lib/environment';
import { IMAGE, LABEL } from '../../lib/environment/format';
import { type NameTable, namesOf } from './name-table';

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
  bucketWildcard: 'acme-prod-333333333333-*',
  auditTrail: 'prod-audit',
  auditBucket: 'acme-prod-333333333333-audit',
  auditLogGroup: '/aws/cloudtrail/prod-audit',
  auditRole: 'prod-audit',
  auditKeyAlias: 'alias/prod-audit',
  auditLogsKeyAlias: 'alias/prod-audit-logs',
  accessAnalyzer: 'prod-account',
  monthlyBudget: 'prod-monthly',
  permissionsBoundary: 'prod-permissions-boundary',
  terraformPlanRole: 'prod-terraform-plan',
  terraformApplyRole: 'prod-terraform-apply',
  terraformBoundary: 'prod-terraform-boundary',
  breakGlassRole: 'prod-break-glass',
  breakGlassBoundary: 'prod-break-glass-boundary',
  breakGlassAlarm: 'prod-break-glass-was-used',
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
  canaryHost: 'canary-prod-a.prod.acme.example',
  grafanaHost: 'grafana-prod-a.prod.acme.example',
  clusterAlarm: 'prod-a-api-errors',
  imageRepository: 'payments/api',
  imageRepositoryPrefix: 'payments/',
  imagePushRole: 'image-push-payments-api',
  imagesKeyAlias: 'alias/prod-eu-west-2-images',
  alarmTopic: 'prod-alarms',
  securityAlarmTopic: 'prod-security-alarms',
  alarmsKeyAlias: 'alias/prod-alarms',
  zoneWildcard: '*.prod.acme.example',
  logsBucket: 'acme-prod-333333333333-eu-west-2-logs',
  lokiFolder: 'loki/prod-a',
  metricsBucket: 'acme-prod-333333333333-eu-west-2-metrics',
  telemetryKeyAlias: 'alias/prod-eu-west-2-telemetry',
  autoModeLogDelivery: 'prod-eu-west-2-auto-mode-logs',
  metricsWorkspaceLogDelivery: 'prod-eu-west-2-metrics-workspace',
  metricsWorkspace: 'prod-a',
  metricsWorkspaceKeyAlias: 'alias/prod-a-metrics',
  metricsWorkspaceLogsKeyAlias: 'alias/prod-a-metrics-workspace-logs',
  metricsWorkspaceLogGroup: '/aws/prometheus/prod-a',
  metricsScraperRole: 'prod-a-metrics-scraper',
  metricsWriterRole: 'prod-a-metrics-writer',
  backupVault: 'prod-eu-west-2',
  backupCopyVault: 'prod-eu-west-2-copies',
  clusterStatePlan: 'prod-eu-west-2-cluster-state',
  volumesPlan: 'prod-eu-west-2-volumes',
  backupKeyAlias: 'alias/prod-eu-west-2-backups',
  backupRole: 'prod-eu-west-2-backup',
  restoreTestPlan: 'prod_eu_west_2',
  teamGroup: 'team:payments',
  breakGlassGroup: 'platform:break-glass',
  agentNamespace: 'flux-system',
  agentServiceAccount: 'platform-reconciler',
  componentFolder: 'clusters/prod-a/storage',
  repositorySecret: 'platform-repository',
  agentRoot: 'platform',
  environmentBranch: 'environment/prod',
};

/** What AWS, git and the disk take, the length aside: that is a rule's business. */
const LAYER = /^[a-z][a-z0-9-]+$/;
const BUCKET = /^[a-z0-9][a-z0-9-]+[a-z0-9]$/;
const ALIAS = /^alias\/(?!aws\/)[\w/-]+$/;
const LOG_GROUP = /^[\w.\-/#]+$/;
const ROLE = /^[\w+=,.@-]+$/;
const TOPIC = /^[\w-]+$/;
const PLAN = /^[\w.-]+$/;
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
  bucketWildcard: /^[a-z0-9][a-z0-9-]+-\*$/,
  auditTrail: LAYER,
  auditBucket: BUCKET,
  auditLogGroup: LOG_GROUP,
  auditRole: ROLE,
  auditKeyAlias: ALIAS,
  auditLogsKeyAlias: ALIAS,
  accessAnalyzer: LAYER,
  monthlyBudget: LAYER,
  permissionsBoundary: ROLE,
  terraformPlanRole: ROLE,
  terraformApplyRole: ROLE,
  terraformBoundary: ROLE,
  breakGlassRole: ROLE,
  breakGlassBoundary: ROLE,
  breakGlassAlarm: LAYER,
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
  clusterAlarm: LAYER,
  /** @see https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreateRepository.html */
  imageRepository: /^(?:[a-z0-9]+(?:[._-][a-z0-9]+)*\/)*[a-z0-9]+(?:[._-][a-z0-9]+)*$/,
  imageRepositoryPrefix: /^[a-z0-9-]+\/$/,
  imagePushRole: ROLE,
  imagesKeyAlias: ALIAS,
  alarmTopic: TOPIC,
  securityAlarmTopic: TOPIC,
  alarmsKeyAlias: ALIAS,
  canaryHost: /^([a-z0-9][a-z0-9-]*\.)+[a-z]+$/,
  grafanaHost: /^([a-z0-9][a-z0-9-]*\.)+[a-z]+$/,
  zoneWildcard: /^\*\.[a-z0-9.-]+$/,
  logsBucket: BUCKET,
  lokiFolder: /^loki\/[a-z][a-z0-9-]*$/,
  metricsBucket: BUCKET,
  telemetryKeyAlias: ALIAS,
  autoModeLogDelivery: LAYER,
  metricsWorkspaceLogDelivery: LAYER,
  // It is that of its cluster.
  metricsWorkspace: /^[a-z][a-z0-9-]*$/,
  metricsWorkspaceKeyAlias: ALIAS,
  metricsWorkspaceLogsKeyAlias: ALIAS,
  metricsWorkspaceLogGroup: LOG_GROUP,
  metricsScraperRole: ROLE,
  metricsWriterRole: ROLE,
  backupVault: /^[\w-]+$/,
  backupCopyVault: /^[\w-]+$/,
  clusterStatePlan: PLAN,
  volumesPlan: PLAN,
  backupKeyAlias: ALIAS,
  backupRole: ROLE,
  restoreTestPlan: /^\w+$/,
  /** @see https://docs.aws.amazon.com/eks/latest/userguide/creating-access-entries.html */
  teamGroup: /^(?!system:|eks:|aws:|amazon:|iam:)[\w:.-]+$/,
  breakGlassGroup: /^(?!system:|eks:|aws:|amazon:|iam:)[\w:.-]+$/,
  agentNamespace: LAYER,
  agentServiceAccount: LAYER,
  componentFolder: /^clusters(\/[a-z0-9-]+){2}$/,
  repositorySecret: LAYER,
  agentRoot: LAYER,
  environmentBranch: /^environment\/[a-z][a-z0-9-]*$/,
};

describe('names', () => {
  test.each(
    Object.entries(namesOf({ organisation: 'acme', name: 'prod', cluster: 'prod-a', team: 'payments', image: 'api' })),
  )('%s is %s', (key, value) => {
    expect(value).toBe(EXPECTED[key as keyof typeof names]);
  });

  test('are legal whatever legal names they are made of', () => {
    const label = fc.stringMatching(LABEL.pattern);
    // A rule asks for single hyphens in the names of teams that have images.
    const team = label.filter((name) => IMAGE.pattern.test(name));
    const image = fc.stringMatching(IMAGE.pattern);
    fc.assert(
      fc.property(fc.record({ organisation: label, name: label, cluster: label, team, image }), (parts) => {
        const illegal = Object.entries(namesOf(parts)).filter(([key, value]) => {
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
