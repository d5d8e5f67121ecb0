export type { Ledger, LedgerEntry, Outcome } from './entry';
export {
  type Inventory,
  inventoryOf,
  type Item,
  ITEM_KINDS,
  type ItemKind,
  type VersionChange,
  versionChanges,
} from './inventory';
export { drySha, metadataText, noteText, readMetadata } from './metadata';
export { between, type SpanChange } from './queries/between';
export { type LeadTime, leadTimeOf, leadTimesOf } from './queries/lead-times';
export { matching } from './queries/matching';
export { entryAt, type ItemState, stateOf } from './queries/state';
export { type Stay, staysOf } from './queries/stays';
export { holdersOf, readSourceCommit } from './queries/holders';
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
