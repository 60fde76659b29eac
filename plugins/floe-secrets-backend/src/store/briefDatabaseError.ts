import { databaseFaultReason } from './isDatabaseFault';

const MAX_LENGTH = 500;

/**
 * A database error for the log. knex puts the whole statement before the
 * database's message: hundreds of kilobytes for a batch. Only the message is
 * kept, with the reason if the message does not have it.
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
