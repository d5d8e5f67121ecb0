export { readTreeFromDisk } from './read-disk';
export { renderedEnvironments } from './rendered-environments';
export { checkWritable, writeTree } from './write-tree';
export type { WriteResult } from './write-tree';
