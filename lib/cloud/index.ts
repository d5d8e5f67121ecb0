export { GITHUB_OIDC_HOST, GithubRole } from './access';
export type { GithubRoleProps, GithubRuns, GithubSubject } from './access';
export { AlarmTopic } from './alarm-topic';
export type { AlarmTopicProps } from './alarm-topic';
export { Addons, Cluster, PodIdentity, TeamAccess, WorkloadRole } from './cluster';
export type {
  AddonPin,
  AddonsProps,
  ClusterProps,
  PodIdentityProps,
  TeamAccessProps,
  WorkloadIdentity,
  WorkloadRoleProps,
} from './cluster';
export { Layer } from './layer';
export type { LayerEnvironment, LayerProps, OtherProviderProps } from './layer';
export { literal } from './literal';
export { withLogicalId } from './logical-id';
export { Network } from './network';
export type { NetworkProps } from './network';
export { policyDocument } from './policy-document';
export type { PolicyStatement } from './policy-document';
export { Certificate, DnsZone, ImagePushRole, ImageReplication, ImageRepositories } from './services';
export type {
  CertificateProps,
  DnsZoneProps,
  ImagePushRoleProps,
  ImageReplicationProps,
  ImageRepositoriesProps,
} from './services';
