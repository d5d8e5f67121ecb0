export { readTreeFromDisk } from './read-disk';
export { writeTree } from './write-tree';
export type { WriteResult } from './write-tree';
