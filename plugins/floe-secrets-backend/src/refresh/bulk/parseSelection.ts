import { InputError } from '@backstage/errors';
import { RefreshSelection } from '@floe/backstage-plugin-floe-secrets-common';
import { requireEntityRef } from '../../catalog/requireEntityRef';

/** The secrets to refresh. */
export type Selection =
  | { type: 'secrets'; secretIds: string[] }
  | { type: 'store'; storeId: string }
  | { type: 'entity'; entityRef: string; environment: string | null };

/**
 * Validates what the OpenAPI document cannot express: exactly one of the three
 * fields. Normalizes the selection: sorted ids without duplicates, and the full
 * entity ref.
 *
 * @throws InputError with the required fields
 */
export function parseSelection(input: RefreshSelection): Selection {
  const { entityRef, environment, secretIds, storeId } = input;
  const given = [secretIds, storeId, entityRef].filter(
    part => part !== undefined,
  );
  if (given.length !== 1) {
    throw new InputError('Give exactly one of secretIds, storeId, entityRef');
  }
  if (environment !== undefined && entityRef === undefined) {
    throw new InputError('environment: requires entityRef');
  }
  if (secretIds) {
    return { type: 'secrets', secretIds: [...new Set(secretIds)].sort() };
  }
  return storeId !== undefined
    ? { type: 'store', storeId }
    : {
        type: 'entity',
        entityRef: requireEntityRef('entityRef', entityRef!),
        environment: environment ?? null,
      };
}
