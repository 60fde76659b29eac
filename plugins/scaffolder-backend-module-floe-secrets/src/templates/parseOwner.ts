import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';

/**
 * The complete entity ref; a name alone is that of a group.
 *
 * @throws InputError if the text is not an entity ref
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
