import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { RefreshSelection } from '@floe/backstage-plugin-floe-secrets-common';

/** Which secrets are to be refreshed. */
export type Selection =
  | { type: 'secrets'; secretIds: string[] }
  | { type: 'store'; storeId: string }
  | { type: 'entity'; entityRef: string; environment: string | null };

/**
 * Checks what the document of the API cannot say: exactly one of the three.
 * What means the same comes out the same: ids once each and in order, and the
 * entity ref in full.
 *
 * @throws InputError that says what is to be given
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
        entityRef: canonicalRef(entityRef!),
        environment: environment ?? null,
      };
}

function canonicalRef(text: string): string {
  try {
    return stringifyEntityRef(parseEntityRef(text));
  } catch {
    throw new InputError('entityRef: is not a valid entity ref');
  }
}
