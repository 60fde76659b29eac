import { hash } from 'node:crypto';
import { ObservedSecret } from '../model/observed';
import { originsOfSecret } from '../model/originsOfSecret';
import { storesOfSecret } from '../model/storesOfSecret';
import { SecretRow } from './secretRows';

/** The columns that a refresh changes, which is what most changes are. */
export const REFRESHED_COLUMNS = [
  'resource_version',
  'seen_at',
  'facts',
  'state',
  'state_findings',
  'state_since',
] as const;

/**
 * SHA-256 of all columns that a refresh leaves as they are, and of the rows in
 * the index tables. Where it is the same, only {@link REFRESHED_COLUMNS} have to
 * be written, and the row before needs not be read.
 */
export function digestOf(
  row: Omit<SecretRow, 'digest'>,
  { facts }: Pick<ObservedSecret, 'facts'>,
): string {
  const rest: Partial<SecretRow> = { ...row };
  REFRESHED_COLUMNS.forEach(column => delete rest[column]);
  const text = JSON.stringify([
    rest,
    storesOfSecret(facts),
    originsOfSecret(facts),
  ]);
  return hash('sha256', text, 'base64url');
}
