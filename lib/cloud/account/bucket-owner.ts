import type { Account, Environment } from '../../environment';

/** An environment as the names of its buckets see it: they are global, and carry the organisation. */
export type BucketOwner = Account & Pick<Environment, 'organisation'>;
