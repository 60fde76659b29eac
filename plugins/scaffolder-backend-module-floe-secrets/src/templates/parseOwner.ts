import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';

/**
 * The entity ref in full; a bare name is a group.
 *
 * @throws InputError if it is none
 */
export function parseOwner(owner: string): string {
  try {
    return stringifyEntityRef(
      parseEntityRef(owner, {
        defaultKind: 'group',
        defaultNamespace: 'default',
      }),
    );
  } catch {
    throw new InputError(
      'floeSecrets.templates.owner is not an entity ref: name the group that owns the templates, such as group:default/platform',
    );
  }
}
