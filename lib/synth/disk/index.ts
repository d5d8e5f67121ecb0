export { readTreeFromDisk } from './read-disk';
export { checkWritable, writeTree } from './write-tree';
export type { WriteResult } from './write-tree';
