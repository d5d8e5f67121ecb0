export { checkWritable, readTreeFromDisk, renderedEnvironments, writeTree } from './disk';
export type { WriteResult } from './disk';
export { onlyCluster } from './partial';
export type { Platform } from './platform';
export { renderEnvironment } from './render';
export type { RenderInputs } from './render';
