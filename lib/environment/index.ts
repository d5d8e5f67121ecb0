export { deliveriesOf } from './alert-deliveries';
export type { Deliveries, Delivery } from './alert-deliveries';
export { arns } from './arns';
export type { Account } from './arns';
export { backupCopyRegionOf } from './backup-copy-region';
export { MIN_BACKUP_RETENTION_DAYS } from './backup-retention';
export { formatCidr, freeRanges, parseCidr, sizeOf } from './cidr';
export { agentRepositoryUrl } from './agent-repository';
export { isBrought, isComponent, markAsBrought, markAsComponent } from './component';
export type {
  BroughtCapabilities,
  Capability,
  CapabilityKind,
  ComponentIdentity,
  IBrought,
  IComponent,
} from './component';
export { deepFreeze } from './deep-freeze';
export { DEFAULT_REQUEST } from './default-request';
export { defineEnvironment } from './define-environment';
export { PERMISSION_SET } from './format';
export { githubRepositoryOf, oidcRepositoryOf } from './github-repository';
export type { KnownVersionsSources } from './known-versions';
export { isLayer, markAsLayer } from './layer';
export type { ILayer, LayerIdentity } from './layer';
export { metricsBlocksGiB } from './metrics-storage';
export { names } from './names';
export { NOTIFIED_SEVERITIES } from './notified-severities';
export type { NotifiedSeverity } from './notified-severities';
export { parseEnvironments } from './parse';
export type { EnvironmentSource } from './parse';
export type { AlertReceiver, Cluster, Environment, EnvironmentInput, NatStrategy, Network, NodePool } from './schema';
export type { Partition } from './regions';
export { STAGES } from './stage';
export type { Stage } from './stage';
export { judgeRoutedTeams } from './routed-teams';
export { serviceNames } from './service-names';
export { pinnedImage } from './pinned-image';
export { publicIngressLabel } from './public-ingress';
export { API_SERVER_CIDR, CLUSTER_DNS_CIDR, SERVICE_CIDR } from './service-cidr';
export { mostNodesOf } from './pod-addresses';
export { planSubnets } from './subnet-plan';
export type { ZonePlan } from './subnet-plan';
export { CLUSTER_BACKUP_TAG, subnetTags } from './tags';
export type { SubnetType } from './tags';
export { ownerOf } from './owner';
export { defineTeam, defineTeams } from './team';
export type { Team, TeamInput } from './team-schema';
export type { Versions } from './versions';
