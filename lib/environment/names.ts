import type { ComponentIdentity } from './component';
import type { Cluster, Environment } from './schema';

type Named = Pick<Environment, 'name'>;
type ClusterNamed = Pick<Cluster, 'name'>;
type GitOpsAgent = Environment['gitops']['agent'];
type Bucketed = Pick<Environment, 'name' | 'account' | 'organisation'>;

const AGENT_NAMESPACES: Readonly<Record<GitOpsAgent, string>> = { flux: 'flux-system', argocd: 'argocd' };

const AGENT_SERVICE_ACCOUNTS: Readonly<Record<GitOpsAgent, string>> = {
  flux: 'platform-reconciler',
  argocd: 'argocd-application-controller',
};

/**
 * Every name that both halves, or two layers, have to agree on. Pure functions: nobody looks a name up. A name is a
 * contract; changing one replaces what it names.
 */
export const names = {
  /** Terraform layers: the folder below terraform/. */
  bootstrapLayer: () => 'bootstrap',
  accessLayer: () => 'access',
  networkLayer: (region: string) => `network-${region}`,
  clusterLayer: (cluster: ClusterNamed) => `cluster-${cluster.name}`,
  servicesLayer: (region: string) => `services-${region}`,
  observabilityLayer: (region: string) => `observability-${region}`,
  backupLayer: (region: string) => `backup-${region}`,

  /** The cdktf stack of a layer; the same in our engine and under the official CLI. */
  stack: (environment: Named, layer: string) => `${environment.name}-${layer}`,

  /** S3 bucket for the Terraform state; bucket names are global, hence organisation and account. */
  stateBucket: (environment: Bucketed) => bucket(environment, 'terraform-state'),
  stateKey: (environment: Named, layer: string) => `${environment.name}/${layer}.tfstate`,
  stateKeyAlias: (environment: Named) => `alias/${environment.name}-terraform-state`,
  /** Who read and wrote the other buckets of a region. */
  accessLogsBucket: (environment: Bucketed, region: string) => bucket(environment, `${region}-access-logs`),
  /** Every bucket of the environment. */
  bucketWildcard: (environment: Bucketed) => bucket(environment, '*'),

  /** CloudTrail: the trail, its bucket, its log group, its role and its keys. */
  auditTrail: (environment: Named) => `${environment.name}-audit`,
  auditBucket: (environment: Bucketed) => bucket(environment, 'audit'),
  auditLogGroup: (environment: Named) => `/aws/cloudtrail/${environment.name}-audit`,
  auditRole: (environment: Named) => `${environment.name}-audit`,
  auditKeyAlias: (environment: Named) => `alias/${environment.name}-audit`,
  auditLogsKeyAlias: (environment: Named) => `alias/${environment.name}-audit-logs`,
  /** What finds resources that others can reach; one a region. */
  accessAnalyzer: (environment: Named) => `${environment.name}-account`,
  monthlyBudget: (environment: Named) => `${environment.name}-monthly`,

  /** What no role that the platform makes may go beyond. */
  permissionsBoundary: (environment: Named) => `${environment.name}-permissions-boundary`,
  terraformPlanRole: (environment: Named) => `${environment.name}-terraform-plan`,
  terraformApplyRole: (environment: Named) => `${environment.name}-terraform-apply`,
  /** What the roles of Terraform may not go beyond: more than other roles, but nothing that guards them. */
  terraformBoundary: (environment: Named) => `${environment.name}-terraform-boundary`,
  breakGlassRole: (environment: Named) => `${environment.name}-break-glass`,
  breakGlassBoundary: (environment: Named) => `${environment.name}-break-glass-boundary`,
  breakGlassAlarm: (environment: Named) => `${environment.name}-break-glass-was-used`,
  /** The role that a team's people assume. */
  teamRole: (team: string) => `platform-${team}`,

  vpc: (environment: Named, region: string) => `${environment.name}-${region}`,
  flowLogsLogGroup: (environment: Named, region: string) => `/aws/vpc/${environment.name}-${region}/flow-logs`,
  flowLogsRole: (environment: Named, region: string) => `${environment.name}-${region}-flow-logs`,
  flowLogsKeyAlias: (environment: Named, region: string) => `alias/${environment.name}-${region}-flow-logs`,
  /** What records the questions of a VPC, and the policy that lets it; shorter than the role of flow logs. */
  dnsLogs: (environment: Named, region: string) => `${environment.name}-${region}-dns-logs`,
  dnsLogsLogGroup: (environment: Named, region: string) => `/aws/vpc/${environment.name}-${region}/dns-logs`,
  dnsLogsKeyAlias: (environment: Named, region: string) => `alias/${environment.name}-${region}-dns-logs`,

  clusterRole: (cluster: ClusterNamed) => `${cluster.name}-cluster`,
  nodeRole: (cluster: ClusterNamed) => `${cluster.name}-node`,
  /** The role of one workload in one cluster. */
  workloadRole: (cluster: ClusterNamed, workload: string) => `${cluster.name}-${workload}`,
  clusterKeyAlias: (cluster: ClusterNamed) => `alias/${cluster.name}-secrets`,
  /** EKS writes to this group and to no other. @see https://docs.aws.amazon.com/eks/latest/userguide/control-plane-logs.html */
  controlPlaneLogGroup: (cluster: ClusterNamed) => `/aws/eks/${cluster.name}/cluster`,
  controlPlaneLogsKeyAlias: (cluster: ClusterNamed) => `alias/${cluster.name}-control-plane-logs`,
  autoModeLogGroup: (cluster: ClusterNamed) => `/aws/vendedlogs/eks/${cluster.name}/auto-mode`,
  autoModeLogsKeyAlias: (cluster: ClusterNamed) => `alias/${cluster.name}-auto-mode-logs`,
  /** Alertmanager's heartbeat: an alarm goes off when it stops. */
  watchdogTopic: (cluster: ClusterNamed) => `${cluster.name}-watchdog`,

  /** An alarm about one cluster, unique in its region. */
  clusterAlarm: (cluster: ClusterNamed, about: string) => `${cluster.name}-${about}`,

  /** `checkout/api`: the repository of an image, in every region. */
  imageRepository: (team: string, image: string) => `${team}/${image}`,
  /** What the repositories of a team, and no others, begin with. */
  imageRepositoryPrefix: (team: string) => `${team}/`,
  imagePushRole: (team: string, image: string) => `image-push-${team}-${image}`,
  imagesKeyAlias: (environment: Named, region: string) => `alias/${environment.name}-${region}-images`,
  /** Where alarms of a region go, and those about the account, which are in the home region. */
  alarmTopic: (environment: Named) => `${environment.name}-alarms`,
  securityAlarmTopic: (environment: Named) => `${environment.name}-security-alarms`,
  alarmsKeyAlias: (topic: string) => `alias/${topic}`,

  /** `*.dev.acme.example`: every name directly below the zone. */
  zoneWildcard: (zone: string) => `*.${zone}`,
  /** What tells from outside that a cluster serves: directly below the zone, so that the zone's certificate is its own. */
  canaryHost: ({ dnsZone }: Pick<Environment, 'dnsZone'>, cluster: ClusterNamed) => `canary-${cluster.name}.${dnsZone}`,

  /** Where people look at dashboards: directly below the zone, as the canary is. */
  grafanaHost: ({ dnsZone }: Pick<Environment, 'dnsZone'>, cluster: ClusterNamed) =>
    `grafana-${cluster.name}.${dnsZone}`,

  /** What Loki and Prometheus keep in S3. */
  logsBucket: (environment: Bucketed, region: string) => bucket(environment, `${region}-logs`),
  /** Where the Loki of one cluster keeps its logs in that bucket, which it shares with the other clusters of the region. */
  lokiFolder: (cluster: ClusterNamed) => `loki/${cluster.name}`,
  metricsBucket: (environment: Bucketed, region: string) => bucket(environment, `${region}-metrics`),
  telemetryKeyAlias: (environment: Named, region: string) => `alias/${environment.name}-${region}-telemetry`,
  /** The policies that let AWS write logs: one for Auto Mode, one for the workspaces of metrics. */
  autoModeLogDelivery: (environment: Named, region: string) => `${environment.name}-${region}-auto-mode-logs`,
  metricsWorkspaceLogDelivery: (environment: Named, region: string) =>
    `${environment.name}-${region}-metrics-workspace`,
  metricsWorkspace: (cluster: ClusterNamed) => cluster.name,
  metricsWorkspaceKeyAlias: (cluster: ClusterNamed) => `alias/${cluster.name}-metrics`,
  metricsWorkspaceLogsKeyAlias: (cluster: ClusterNamed) => `alias/${cluster.name}-metrics-workspace-logs`,
  metricsWorkspaceLogGroup: (cluster: ClusterNamed) => `/aws/prometheus/${cluster.name}`,
  /** The role of the scraper, and the one that it takes to write to the workspace. */
  metricsScraperRole: (cluster: ClusterNamed) => `${cluster.name}-metrics-scraper`,
  metricsWriterRole: (cluster: ClusterNamed) => `${cluster.name}-metrics-writer`,

  backupVault: (environment: Named, region: string) => `${environment.name}-${region}`,
  /** In another region: what is left when a whole region is not. */
  backupCopyVault: (environment: Named, region: string) => `${environment.name}-${region}-copies`,
  clusterStatePlan: (environment: Named, region: string) => `${environment.name}-${region}-cluster-state`,
  volumesPlan: (environment: Named, region: string) => `${environment.name}-${region}-volumes`,
  backupKeyAlias: (vault: string) => `alias/${vault}-backups`,
  backupRole: (environment: Named, region: string) => `${environment.name}-${region}-backup`,
  /** AWS takes letters, digits and underscores here. */
  restoreTestPlan: (environment: Named, region: string) => `${environment.name}-${region}`.replaceAll('-', '_'),

  /** What EKS puts people into, by the role that they assume; RBAC binds it. */
  teamGroup: (team: string) => `team:${team}`,
  breakGlassGroup: () => 'platform:break-glass',

  /** Chosen by the upstream manifests. The component of the agent has the agent's own name. */
  agentNamespace: (agent: GitOpsAgent) => AGENT_NAMESPACES[agent],
  /** As whom the agent applies components, in its own namespace: ours with Flux, the upstream manifest's with Argo CD. */
  agentServiceAccount: (agent: GitOpsAgent) => AGENT_SERVICE_ACCOUNTS[agent],
  /** The Secret that holds the agent's deploy key: bootstrap makes it, and it is in no branch. */
  repositorySecret: () => 'platform-repository',
  /** The agent's objects for the whole cluster: its source, its project, and the one object that applies all others. */
  agentRoot: () => 'platform',

  /** Where a component lies in the environment branch. */
  componentFolder: ({ cluster, name }: Pick<ComponentIdentity, 'cluster' | 'name'>) => `clusters/${cluster}/${name}`,

  environmentBranch: (environment: Named) => `environment/${environment.name}`,
} as const;

function bucket({ organisation, name, account }: Bucketed, purpose: string): string {
  return `${organisation.name}-${name}-${account}-${purpose}`;
}
