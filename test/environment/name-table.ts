import { names } from '../../lib/environment';

/** Something for every function of `names`. */
export type NameTable<T = string> = Readonly<Record<keyof typeof names, T>>;

/** What names are made of, beside the account 333333333333 and the region eu-west-2. */
interface Parts {
  readonly organisation: string;
  readonly name: string;
  readonly cluster: string;
  readonly team: string;
  readonly image: string;
}

/** Every name, made of these parts. */
export function namesOf({ organisation, name, cluster, team, image }: Parts): NameTable {
  const environment = { name, account: '333333333333', organisation: { name: organisation, domain: 'acme.example' } };
  return { ...accountNames(environment), ...regionalNames(environment), ...ownedNames(cluster, team, image) };
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
    auditRole: names.auditRole(environment),
    auditLogsKeyAlias: names.auditLogsKeyAlias(environment),
    accessAnalyzer: names.accessAnalyzer(environment),
    monthlyBudget: names.monthlyBudget(environment),
    bucketWildcard: names.bucketWildcard(environment),
    auditLogGroup: names.auditLogGroup(environment),
    auditKeyAlias: names.auditKeyAlias(environment),
    permissionsBoundary: names.permissionsBoundary(environment),
    terraformPlanRole: names.terraformPlanRole(environment),
    terraformApplyRole: names.terraformApplyRole(environment),
    terraformBoundary: names.terraformBoundary(environment),
    breakGlassRole: names.breakGlassRole(environment),
    breakGlassBoundary: names.breakGlassBoundary(environment),
    breakGlassAlarm: names.breakGlassAlarm(environment),
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
    autoModeLogDelivery: names.autoModeLogDelivery(environment, region),
    metricsWorkspaceLogDelivery: names.metricsWorkspaceLogDelivery(environment, region),
    backupVault: names.backupVault(environment, region),
    backupCopyVault: names.backupCopyVault(environment, region),
    clusterStatePlan: names.clusterStatePlan(environment, region),
    volumesPlan: names.volumesPlan(environment, region),
    backupKeyAlias: names.backupKeyAlias(names.backupVault(environment, region)),
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
    metricsWorkspace: names.metricsWorkspace(cluster),
    metricsWorkspaceKeyAlias: names.metricsWorkspaceKeyAlias(cluster),
    metricsWorkspaceLogsKeyAlias: names.metricsWorkspaceLogsKeyAlias(cluster),
    metricsWorkspaceLogGroup: names.metricsWorkspaceLogGroup(cluster),
    metricsScraperRole: names.metricsScraperRole(cluster),
    metricsWriterRole: names.metricsWriterRole(cluster),
    autoModeLogsKeyAlias: names.autoModeLogsKeyAlias(cluster),
    lokiFolder: names.lokiFolder(cluster),
    watchdogTopic: names.watchdogTopic(cluster),
    canaryHost: names.canaryHost({ dnsZone: 'prod.acme.example' }, cluster),
    grafanaHost: names.grafanaHost({ dnsZone: 'prod.acme.example' }, cluster),
    clusterAlarm: names.clusterAlarm(cluster, 'api-errors'),
    teamRole: names.teamRole(team),
    teamGroup: names.teamGroup(team),
    breakGlassGroup: names.breakGlassGroup(),
    agentNamespace: names.agentNamespace('flux'),
    agentServiceAccount: names.agentServiceAccount('flux'),
    componentFolder: names.componentFolder({ cluster: clusterName, name: 'storage' }),
    repositorySecret: names.repositorySecret(),
    agentRoot: names.agentRoot(),
    imageRepository: names.imageRepository(team, image),
    imageRepositoryPrefix: names.imageRepositoryPrefix(team),
    imagePushRole: names.imagePushRole(team, image),
  };
}
