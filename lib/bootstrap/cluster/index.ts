export { bootstrapCluster } from './bootstrap-cluster';
export type { ClusterReport } from './bootstrap-cluster';
export { describeClusterSteps } from './describe-cluster-steps';
export { pressEnter } from './press-enter';
export { clusterSteps } from './steps';
export type { ClusterFiles, ClusterTarget } from './target';
export { CLOCK } from './wait-until-ready';
