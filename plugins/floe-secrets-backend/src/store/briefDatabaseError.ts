import { databaseFaultReason } from './isDatabaseFault';

const MAX_LENGTH = 500;

/**
 * An error of the database for the log. knex puts the whole statement with all
 * that it writes before the database's own words: hundreds of kilobytes for a
 * batch. Only the end is kept, and why the database does not write is said
 * where its words do not.
 */
export function briefDatabaseError(error: unknown): Error {
  const { code, message, name } = error as Error & { code?: unknown };
  const text = String(message);
  const words = text.length > MAX_LENGTH ? `…${text.slice(-MAX_LENGTH)}` : text;
  const reason = databaseFaultReason(error);
  const brief = new Error(reason ? `${reason} (${words})` : words);
  brief.name = String(name);
  return Object.assign(brief, {
    stack: `${brief.name}: ${brief.message}`,
    code,
  });
}
