export type { Ledger, LedgerEntry, Outcome } from './entry';
export {
  type Inventory,
  inventoryOf,
  type Item,
  ITEM_KINDS,
  itemKey,
  type ItemKind,
  itemOf,
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
  type RecordedChanges,
  renderDigest,
  type RollbackRecord,
  type SourceCommit,
  withoutCiCommands,
} from './record';
export { isoTime, secondsAt } from './time';
