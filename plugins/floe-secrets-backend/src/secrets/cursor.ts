import { InputError } from '@backstage/errors';
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { SecretListQuery } from './listQuery';
import { Position } from './lists/rank';

const VERSION = 2;

// PostgreSQL has no text with a NUL.
const text = z.string().refine(value => !value.includes('\0'));
const content = z.tuple([
  z.literal(VERSION),
  z.string(),
  z.number(),
  z.tuple([text, text, text, text]),
]);

/**
 * Encodes the position of the last secret of a page as an opaque text. The next
 * page begins after it, whatever is added or removed meanwhile.
 */
export function encodeCursor(
  { rank, key }: Position,
  query: SecretListQuery,
): string {
  return Buffer.from(
    JSON.stringify([
      VERSION,
      fingerprint(query),
      rank,
      [key.name, key.namespace, key.cluster, key.id],
    ]),
  ).toString('base64url');
}

/**
 * Decodes a cursor. It is only a position in the list, so a forged one reveals
 * no other secrets.
 *
 * @throws InputError if it is not a cursor, or belongs to another query
 */
export function decodeCursor(cursor: string, query: SecretListQuery): Position {
  let json: unknown;
  try {
    json = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    json = undefined;
  }
  const { data } = content.safeParse(json);
  if (!data) {
    throw new InputError('cursor: is not valid');
  }
  const [, owner, rank, [name, namespace, cluster, id]] = data;
  if (owner !== fingerprint(query)) {
    throw new InputError(
      'cursor: belongs to another query; begin again without it',
    );
  }
  return { rank, key: { name, namespace, cluster, id } };
}

/** Fingerprint of the filters and the order of a query. */
function fingerprint(query: SecretListQuery): string {
  const { cursor: _cursor, limit: _limit, ...rest } = query;
  return createHash('sha256')
    .update(
      JSON.stringify(Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1))),
    )
    .digest('base64url')
    .slice(0, 16);
}
