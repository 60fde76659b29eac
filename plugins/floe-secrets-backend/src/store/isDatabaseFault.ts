type Fields = Partial<Record<'code' | 'name' | 'message', unknown>>;

/**
 * Classes of SQLSTATE (PostgreSQL's appendix A): connection exception,
 * transaction rollback, insufficient resources such as a full disk, operator
 * intervention such as a shutdown, system error.
 */
const POSTGRES_CODE = /^(?:08|40|53|57|58)[0-9A-Z]{3}$/;
/** SQLite's result codes, including their extended ones. */
const SQLITE_CODE =
  /^SQLITE_(?:BUSY|CANTOPEN|FULL|IOERR|LOCKED|NOMEM|PROTOCOL|READONLY)/;
/**
 * SQLite has ended the transaction itself, which it does if it runs out of
 * space or memory or cannot get a lock ("Response To Errors Within A
 * Transaction"). knex then reports its own ROLLBACK instead of the cause.
 */
const SQLITE_ENDED_TRANSACTION = /cannot rollback - no transaction is active$/;
/** Codes of Node.js, for example `ECONNREFUSED`. */
const SYSTEM_CODE = /^E[A-Z]{3,}$/;

/** Whether the database cannot be reached, or cannot do its work now. */
export function isDatabaseUnavailable(error: unknown): boolean {
  const { code, name, message } = (error ?? {}) as Fields;
  return (
    (typeof code === 'string' &&
      [POSTGRES_CODE, SQLITE_CODE].some(known => known.test(code))) ||
    SQLITE_ENDED_TRANSACTION.test(String(message)) ||
    // knex has no free connection, or pg lost one.
    name === 'KnexTimeoutError' ||
    message === 'Connection terminated unexpectedly'
  );
}

/**
 * Whether a write failed because of the database's state, not because of the
 * data.
 */
export function isDatabaseFault(error: unknown): boolean {
  const { code } = (error ?? {}) as Fields;
  return (
    isDatabaseUnavailable(error) ||
    (typeof code === 'string' && SYSTEM_CODE.test(code))
  );
}

/** Why the database cannot write, if its error does not say so. */
export function databaseFaultReason(error: unknown): string | undefined {
  const { code, message } = (error ?? {}) as Fields;
  if (code === '53100' || code === 'SQLITE_FULL') {
    return 'The disk of the database is full';
  }
  return SQLITE_ENDED_TRANSACTION.test(String(message))
    ? 'SQLite ended the transaction itself. Check whether its disk is full'
    : undefined;
}
