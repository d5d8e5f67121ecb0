/**
 * The shortest time that backups are kept, in days. A vault that is locked refuses anything shorter, and the lock of
 * production is for ever: the figure must not depend on a value that somebody may change, nor be raised.
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/vault-lock.html
 */
export const MIN_BACKUP_RETENTION_DAYS = 7;
