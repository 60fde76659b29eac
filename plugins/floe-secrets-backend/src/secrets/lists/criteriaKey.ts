import { createHash } from 'node:crypto';

/** A short name of what the database is asked, the same for the same question. */
export function criteriaKey(...question: unknown[]): string {
  return createHash('sha256')
    .update(
      JSON.stringify(question, (_key, value) =>
        typeof value === 'bigint' ? String(value) : value,
      ),
    )
    .digest('base64url');
}
