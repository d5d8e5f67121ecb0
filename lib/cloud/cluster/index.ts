export { Addons } from './addons';
export type { AddonPin, AddonsProps } from './addons';
export { Cluster } from './cluster';
export type { ClusterProps } from './cluster';
export { TeamAccess } from './team-access';
export type { TeamAccessProps } from './team-access';
export { PodIdentity, WorkloadRole } from './pod-identity';
export type { PodIdentityProps, WorkloadIdentity, WorkloadRoleProps } from './pod-identity';
