type Fields = Partial<Record<'code' | 'name' | 'message', unknown>>;

/**
 * Classes of SQLSTATE (PostgreSQL's appendix A): connection exception,
 * transaction rollback, insufficient resources such as a full disk, operator
 * intervention such as a shutdown, system error.
 */
const POSTGRES_CODE = /^(?:08|40|53|57|58)[0-9A-Z]{3}$/;
/** Result codes of SQLite, with what extends them. */
const SQLITE_CODE =
  /^SQLITE_(?:BUSY|CANTOPEN|FULL|IOERR|LOCKED|NOMEM|PROTOCOL|READONLY)/;
/**
 * SQLite has ended the transaction itself, which it does for want of room, of
 * memory or of a lock ("Response To Errors Within A Transaction"), and knex
 * reports its own ROLLBACK instead of the cause.
 */
const SQLITE_ENDED_TRANSACTION = /cannot rollback - no transaction is active$/;
/** Of Node.js, for example `ECONNREFUSED`. */
const SYSTEM_CODE = /^E[A-Z]{3,}$/;

/** Whether the database cannot be reached, or cannot do its work now. */
export function isDatabaseUnavailable(error: unknown): boolean {
  const { code, name, message } = (error ?? {}) as Fields;
  return (
    (typeof code === 'string' &&
      [POSTGRES_CODE, SQLITE_CODE].some(known => known.test(code))) ||
    SQLITE_ENDED_TRANSACTION.test(String(message)) ||
    // Of knex, where no connection comes free, and of pg, where one breaks off.
    name === 'KnexTimeoutError' ||
    message === 'Connection terminated unexpectedly'
  );
}

/** Whether it is the database's own state that kept it from writing, and not what was to be written. */
export function isDatabaseFault(error: unknown): boolean {
  const { code } = (error ?? {}) as Fields;
  return (
    isDatabaseUnavailable(error) ||
    (typeof code === 'string' && SYSTEM_CODE.test(code))
  );
}

/** Why the database does not write, in words, where its error does not say so itself. */
export function databaseFaultReason(error: unknown): string | undefined {
  const { code, message } = (error ?? {}) as Fields;
  if (code === '53100' || code === 'SQLITE_FULL') {
    return 'The disk of the database is full';
  }
  return SQLITE_ENDED_TRANSACTION.test(String(message))
    ? 'SQLite ended the transaction itself. Check whether its disk is full'
    : undefined;
}
