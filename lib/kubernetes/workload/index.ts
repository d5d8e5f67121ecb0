export type { ContainerProps, HttpProbe, WorkloadPort, WorkloadProbes, WorkloadResources } from './container';
export { Deployment } from './deployment';
export type { DeploymentProps } from './deployment';
