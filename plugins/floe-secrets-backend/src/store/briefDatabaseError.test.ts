import { briefDatabaseError } from './briefDatabaseError';

const failed = (message: string, code?: string) =>
  Object.assign(new Error(message), { code });

describe('briefDatabaseError', () => {
  it.each([
    ['53100', 'could not extend file: No space left on device'],
    ['SQLITE_FULL', 'database or disk is full'],
  ])('reports that the disk is full: %s', (code, words) => {
    const brief = briefDatabaseError(failed(words, code));
    expect(brief).toMatchObject({ code });
    expect(brief.message).toBe(`The disk of the database is full (${words})`);
  });

  it('explains a transaction that SQLite has aborted', () => {
    expect(
      briefDatabaseError(
        failed('ROLLBACK - cannot rollback - no transaction is active'),
      ).message,
    ).toMatch(
      /^SQLite ended the transaction itself. Check whether its disk is full/,
    );
  });

  it('keeps only the end of a statement', () => {
    const error = failed(
      `insert into \`managed_secrets\` values (${'CANARY'.repeat(
        100_000,
      )}) - database is locked, ${'x'.repeat(480)}`,
      'SQLITE_BUSY',
    );
    const { message, stack } = briefDatabaseError(error);
    expect(message).toMatch(/^….*database is locked/);
    expect(`${message}${stack}`.length).toBeLessThan(2_000);
    expect(`${message}${stack}`).not.toContain('CANARY');
  });

  it('keeps other errors unchanged', () => {
    expect(
      briefDatabaseError(failed('connect ECONNREFUSED', 'E')),
    ).toMatchObject({
      name: 'Error',
      message: 'connect ECONNREFUSED',
      code: 'E',
    });
  });
});
