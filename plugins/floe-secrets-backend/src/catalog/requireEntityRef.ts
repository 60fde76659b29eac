import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';

/**
 * The whole ref of an entity that a caller names.
 *
 * @param field - what names it, for the message
 * @throws InputError if the text names no entity
 */
export function requireEntityRef(field: string, text: string): string {
  try {
    const ref = parseEntityRef(text);
    // The catalog can be configured for other names than its own.
    const parts = [ref.kind, ref.namespace, ref.name];
    if (parts.every(part => /^[^\s:/\p{Cc}\p{Cs}]+$/u.test(part))) {
      return stringifyEntityRef(ref);
    }
  } catch {
    // Reported below.
  }
  throw new InputError(
    `${field}: is not an entity ref, such as component:default/orders`,
  );
}
