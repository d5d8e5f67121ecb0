export type { Ledger, LedgerEntry, Outcome } from './entry';
export {
  type Inventory,
  inventoryOf,
  ITEM_KINDS,
  type ItemKind,
  type VersionChange,
  versionChanges,
} from './inventory';
export { drySha, metadataText, noteText, readMetadata } from './metadata';
export { readLedger } from './read-ledger';
export {
  beginMessage,
  publishMessage,
  type PublishRecord,
  readRecord,
  renderDigest,
  type RecordedChanges,
  type RollbackRecord,
  type SourceCommit,
  withoutCiCommands,
} from './record';
