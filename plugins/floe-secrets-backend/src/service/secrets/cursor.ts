import { InputError } from '@backstage/errors';
import { createHash } from 'node:crypto';
import { SecretListQuery } from './listQuery';

/** The last secret of a page: the next page begins after it, whatever comes or goes meanwhile. */
export type CursorPosition = { key: string; id: string };

/** Writes a position as the opaque text that a client hands back. */
export function encodeCursor(
  position: CursorPosition,
  query: SecretListQuery,
): string {
  return Buffer.from(
    JSON.stringify([1, fingerprint(query), position.key, position.id]),
  ).toString('base64url');
}

/**
 * Reads a cursor.
 *
 * @throws InputError where it is none, or belongs to another query
 */
export function decodeCursor(
  cursor: string,
  query: SecretListQuery,
): CursorPosition {
  let content: unknown;
  try {
    content = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw new InputError('cursor: is not one that this API gave');
  }
  const [version, owner, key, id] = Array.isArray(content) ? content : [];
  if (version !== 1 || typeof key !== 'string' || typeof id !== 'string') {
    throw new InputError('cursor: is not one that this API gave');
  }
  if (owner !== fingerprint(query)) {
    throw new InputError(
      'cursor: belongs to another query; begin again without it',
    );
  }
  return { key, id };
}

/** Tells one set of filters and order from another. */
function fingerprint(query: SecretListQuery): string {
  const { cursor: _cursor, limit: _limit, ...rest } = query;
  return createHash('sha256')
    .update(
      JSON.stringify(Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1))),
    )
    .digest('base64url')
    .slice(0, 16);
}
