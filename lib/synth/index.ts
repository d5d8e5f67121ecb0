export { checkWritable, readTreeFromDisk, renderedEnvironments, writeTree } from './disk';
export type { WriteResult } from './disk';
export { onlyCluster } from './partial';
export type { Fill, Platform } from './platform';
export type { RenderedCloud } from './render-cloud';
export type { RenderedClusters } from './render-clusters';
export { seal } from './seal';
export type { RenderInputs } from './seal';

/** What renders Terraform. Loaded by itself: cdktf takes longest of all to load, and may be another thread's. */
export async function loadCloudEngine() {
  return (await import('./render-cloud')).renderCloud;
}

/** What renders Kubernetes. */
export async function loadClustersEngine() {
  return (await import('./render-clusters')).renderClusters;
}
